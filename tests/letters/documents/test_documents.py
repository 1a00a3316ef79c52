"""The final letter as PDF and Word: what stands in it, and what never does."""

import io
import re
from datetime import date

import docx
import pytest
import typst
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from campaigns.levels import Role
from letters.asks import AddresseeDraft, AskDraft
from letters.documents import FinalLetter, Signatory, as_docx, as_pdf
from letters.documents.pdf import FACES
from letters.services.letters import log_letter
from tests import factories as a
from tests.letters.links import signed

pytestmark = pytest.mark.django_db
LABELS = dict.fromkeys(("copies", "asks", "organisations", "people", "late", "withdrew"), "Part")
NASTY = 'Poets #read("/etc/passwd") *bold* $x^2$ @me <b> `code` \\ // = no'


def words_of_pdf(content: bytes) -> str:
    return " ".join(
        " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split()
    )


def words_of_docx(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join(" ".join([*(one.text for one in document.paragraphs), *cells]).split())


READERS = {"pdf": (as_pdf, words_of_pdf), "docx": (as_docx, words_of_docx)}


@pytest.fixture(params=["pdf", "docx"])
def download(request):
    """The words of a letter's document, as somebody gets it."""

    def download(client, letter):
        answer = client.get(reverse(f"letters:letter_{request.param}", args=[letter.pk]))
        assert answer.status_code == 200
        assert f'.{request.param}"' in answer["Content-Disposition"]
        return READERS[request.param][1](answer.content)

    return download


@pytest.fixture
def sent():
    campaign = a.a_campaign(is_public=True)
    return log_letter(
        campaign=campaign, subject="On the poets", sent_on=date(2009, 11, 19),
        addressees=[
            AddresseeDraft("Prime Minister", "JP", "Hatoyama Yukio"),
            AddresseeDraft("Minister of Justice", "JP", is_copy=True),
        ],
        asks=[AskDraft("Free the poets."), AskDraft("Pay the nurses.")],
        text="Dear Prime Minister,\n\nFree the poets. They wait.",
        signatories=("Harbour Rights", "Комитет", "Quiet House", "Still House"),
        visibility=campaign.visibility, by=a.a_person(Role.CONTRIBUTOR, campaign),
    )  # fmt: skip


def test_it_holds_the_letter_and_whom_everybody_may_know(download, sent, client_as, client):
    sent.signatures.filter(organisation__name__endswith="House").update(is_confidential=True)
    staff = client_as(a.a_person(Role.COORDINATOR, sent.campaign))

    for reader in (staff, client):
        words = download(reader, sent)
        for told in (
            "19 November 2009", "Hatoyama Yukio, Prime Minister, Japan", "On the poets",
            "Copies to Minister of Justice", "They wait.", "Free the poets.", "Pay the nurses.",
            "Harbour Rights", "Комитет", "and 2 organisations that are not named",
        ):  # fmt: skip
            assert told in words
        assert "Quiet House" not in words
        assert "Still House" not in words


def test_one_unnamed_signatory_is_not_pointed_at(download, sent, client):
    sent.signatures.filter(organisation__name="Quiet House").update(is_confidential=True)

    assert "not named" not in download(client, sent)


def test_who_came_late_or_withdrew_stands_apart_with_the_day(download, sent, client):
    noon = timezone.make_aware(timezone.datetime(2010, 1, 3, 12))
    rows = sent.signatures
    rows.filter(organisation__name="Quiet House").update(is_late=True, confirmed_at=noon)
    rows.filter(organisation__name="Still House").update(withdrawn_at=noon)

    words = download(client, sent)

    assert re.search(
        r"Signed after the letter was closed for signature .*Quiet House 3 January", words
    )
    assert "Still House withdrew on 3 January 2010" in words


def test_an_unsent_letter_says_so_and_names_reservations(download, client_as):
    letter = a.a_letter_to_sign()
    signed(letter, name="Harbour Rights", **{"except-2": "on", "words-2": "We take no view."})
    words = download(client_as(letter.logged_by), letter)

    assert "Text for signature, version 1. This letter has not been sent." in words
    assert "Harbour Rights except recommendation 2: We take no view." in words


def test_a_stranger_gets_no_private_letter(client):
    letter = a.a_letter()

    for kind in ("pdf", "docx"):
        address = reverse(f"letters:letter_{kind}", args=[letter.pk])
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("kind", READERS)
def test_words_are_printed_and_never_obeyed(kind):
    write, read = READERS[kind]
    letter = FinalLetter(NASTY, "en", LABELS, to=[NASTY], asks=[NASTY, "bell \x07 and \ud800 gone"])

    words = read(write(letter))

    assert words.count('#read("/etc/passwd") *bold* $x^2$ @me <b>') == 3
    assert "root:" not in words
    assert "\x07" not in words


@pytest.mark.parametrize("kind", READERS)
def test_hundreds_of_signatories_stand_in_columns(kind):
    write, read = READERS[kind]
    names = [Signatory(f"Organisation {number:03}") for number in range(401)]

    words = read(write(FinalLetter("Subject", "en", LABELS, organisations=names)))

    assert all(name.name in words for name in names)


def test_names_in_other_scripts_are_set_in_fonts_that_have_them():
    known = set(typst.Fonts().families())
    names = {
        "북한인권시민연합": {"Noto Serif CJK KR", "Noto Serif CJK JP", "Noto Sans CJK JP"},
        "北朝鮮難民救援基金": {"Noto Serif CJK JP", "Noto Sans CJK JP"},
    }
    able = [name for name, fonts in names.items() if fonts & known & set(FACES)]
    if not able:
        pytest.skip("No font of this system has these scripts.")
    letter = FinalLetter("S", "en", LABELS, organisations=[Signatory(name) for name in able])

    words = words_of_pdf(as_pdf(letter)).replace(" ", "")

    assert all(name in words for name in able)


def test_documents_name_no_author(sent, client):
    word = client.get(reverse("letters:letter_docx", args=[sent.pk])).content
    about = docx.Document(io.BytesIO(word)).core_properties
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    pdf = client.get(reverse("letters:letter_pdf", args=[sent.pk])).content
    assert not PdfReader(io.BytesIO(pdf)).metadata.author
