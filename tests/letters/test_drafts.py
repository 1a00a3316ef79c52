"""From a document to a letter on file, as staff do it."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from campaigns.levels import Role
from letters.drafting import Content
from letters.models import Draft, Letter, LetterFile, Office
from letters.services.drafts import draft_from_file, draft_from_text
from letters.services.files import publish_file
from tests import factories as a
from tests.letters.drafting import LETTER, on_screen
from tests.letters.reading.files import as_docx
from tests.news.local_feed import Script, serving

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(client_as):
    campaign = a.a_campaign()
    ana = a.a_person(Role.CONTRIBUTOR, campaign, "Ana")
    return campaign, ana, client_as(ana)


def test_a_pasted_letter_becomes_a_letter_with_marked_passages(case):
    campaign, _ana, client = case
    answer = client.post(reverse("letters:log", args=[campaign.slug]), {"pasted": LETTER})
    draft = Draft.objects.get()
    assert answer["Location"] == draft.get_absolute_url()
    assert not Letter.objects.exists()
    page = client.get(draft.get_absolute_url()).content.decode()
    assert 'id="passage-2"' in page
    assert "Press its neighbour to protect them." in page

    filed = client.post(draft.get_absolute_url(), on_screen(draft, do="file"))

    letter = Letter.objects.get()
    assert filed["Location"] == letter.get_absolute_url()
    assert str(letter.sent_on) == "2020-05-04"
    assert letter.recommendations.count() == 2
    assert {one.name for one in letter.signatories.all()} == {"Human Rights Watch", "Bond"}
    assert Office.objects.get().country == "JP"
    shown = client.get(letter.get_absolute_url()).content.decode()
    assert '<a href="#ask-1"' in shown
    assert 'href="#passage-1"' in shown


@pytest.mark.parametrize("number", ["99999999999999999999", "9" * 5000, "²", "-1"])
def test_numbers_that_nothing_counts_break_nothing(case, number):
    campaign, ana, client = case
    draft = draft_from_text(campaign=campaign, pasted=LETTER, by=ana)
    odd = {"paragraph-0": number, "page-0": number, "earlier-0": number, "revision": number}

    for do in (f"up:{number}", f"same:{number}", "file"):
        assert client.post(
            draft.get_absolute_url(), on_screen(draft, do=do, **odd)
        ).status_code in {200, 302}

    assert Letter.objects.get().recommendations.first().paragraph is None
    log = reverse("letters:log", args=[campaign.slug])
    assert client.get(log, {"after": number}).status_code in {200, 404}


@pytest.mark.parametrize(
    ("do", "texts"),
    [
        ("up:1", ["Second. More of it.", "First."]),
        ("down:0", ["Second. More of it.", "First."]),
        ("drop:0", ["Second. More of it."]),
        ("merge:0", ["First. Second. More of it."]),
        ("split:1", ["First.", "Second.", "More of it."]),
        ("split:0", ["First.", "Second. More of it."]),
        ("up:99", ["First.", "Second. More of it."]),
    ],
)
def test_the_list_of_asks_is_changed_by_its_buttons(case, do, texts):
    campaign, ana, client = case
    draft = draft_from_text(campaign=campaign, pasted=LETTER, by=ana)
    typed = on_screen(draft, **{"ask-0": "First.", "ask-1": "Second. More of it.", "do": do})

    client.post(draft.get_absolute_url(), typed)

    draft.refresh_from_db()
    assert [one["text"] for one in draft.content["asks"]] == texts


def test_merged_asks_keep_both_their_passages_and_split_ones_part_them(case):
    campaign, ana, client = case
    draft = draft_from_text(campaign=campaign, pasted=LETTER, by=ana)

    merged = client.post(draft.get_absolute_url(), on_screen(draft, do="merge:0"))
    draft.refresh_from_db()
    client.post(draft.get_absolute_url(), on_screen(draft, do="split:0"))

    assert merged.content.decode().count("<mark") == 2
    draft.refresh_from_db()
    quotes = [one["quote"] for one in draft.content["asks"]]
    assert quotes == ["Admit refugees without ties to the country.",
                      "Press its neighbour to protect them."]  # fmt: skip


def test_an_edit_of_the_text_takes_the_passages_along_or_says_which_are_gone(case):
    campaign, ana, client = case
    draft = draft_from_text(campaign=campaign, pasted=LETTER, by=ana)
    text = draft.content["text"].replace("without ties to the country", "without any ties to it")
    text = text.replace("Press its neighbour to protect them.", "")

    page = client.post(draft.get_absolute_url(), on_screen(draft, text=text)).content.decode()

    draft.refresh_from_db()
    assert draft.content["asks"][0]["quote"].endswith("without any ties to it.")
    assert page.count("<mark") == 1
    assert page.count("Its passage is not in the text any more") == 1


def test_an_ask_that_nothing_parts_says_how_to_split_it(case):
    campaign, ana, client = case
    draft = draft_from_text(campaign=campaign, pasted=LETTER, by=ana)

    page = client.post(draft.get_absolute_url(), on_screen(draft, do="split:1"))

    assert "Put the cursor where the recommendation should be cut" in page.content.decode()


def test_the_draft_saves_itself(case):
    campaign, ana, client = case
    draft = draft_from_text(campaign=campaign, pasted=LETTER, by=ana)

    answer = client.post(
        draft.get_absolute_url(),
        on_screen(draft, subject="As typed"),
        headers={"HX-Request": "true", "HX-Target": "saved"},
    )

    draft.refresh_from_db()
    assert "Saved at" in answer.content.decode()
    assert f'name="revision" value="{draft.revision}"' in answer.content.decode()
    assert draft.content["subject"] == "As typed"


def test_a_selected_passage_becomes_an_ask_in_the_order_of_the_letter(case):
    campaign, ana, client = case
    draft = draft_from_text(campaign=campaign, pasted=LETTER, by=ana)

    client.post(draft.get_absolute_url(), on_screen(draft, do="add", passage="people  who flee"))

    draft.refresh_from_db()
    first = draft.content["asks"][0]
    assert (first["quote"], first["reason"]) == ("people who flee", "")
    assert "people who flee" in Content.of(draft.content).paragraphs[first["paragraph"] - 1]


def test_initials_lead_to_the_organisation_on_file(case):
    campaign, ana, client = case
    organisation = a.an_organisation("Citizens' Alliance for Refugees")
    campaign.coalition.members.add(organisation, through_defaults={"joined_on": "2020-01-01"})
    draft = draft_from_text(campaign=campaign, pasted=LETTER + "CAR\n", by=ana)

    page = client.get(draft.get_absolute_url()).content.decode()

    assert "Is “CAR” the same as “Citizens&#x27; Alliance for Refugees”?" in page


def test_a_refused_file_says_what_to_do_and_stores_nothing(case):
    campaign, _ana, client = case
    for content, name, words in (
        (b"", "empty.txt", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old.doc", "docx"),
        (b"%PDF-1.7 broken", "broken.pdf", "paste"),
        (b"x" * 60 * 1024 * 1024, "long.txt", "larger than 20 MB"),
    ):
        file = SimpleUploadedFile(name, content)
        answer = client.post(reverse("letters:log", args=[campaign.slug]), {"file": file})
        assert answer.status_code == 422
        assert words in answer.content.decode()
    assert not Draft.objects.exists()
    assert not LetterFile.objects.exists()


def test_an_address_that_asks_to_sign_in_says_what_to_do_and_keeps_what_was_typed(case, settings):
    campaign, _ana, client = case
    page = b"<!doctype html><title>Sign in</title><form><input><input type=password></form>"
    with serving(Script(body=page)) as script:
        settings.FETCH_ALLOWED_HOSTS_PRIVATE = [script.host]
        answer = client.post(reverse("letters:log", args=[campaign.slug]), {"url": script.url})

    assert answer.status_code == 422
    assert "asks for a password" in answer.content.decode()
    assert script.url in answer.content.decode()
    assert not Draft.objects.exists()


def test_names_are_matched_to_those_on_file_only_when_somebody_says_so(case):
    campaign, ana, client = case
    a.a_letter(campaign, signatories=("Human Rights Watch Japan",))
    draft = draft_from_text(campaign=campaign, pasted=LETTER, by=ana)
    page = client.get(draft.get_absolute_url()).content.decode()
    assert "the same as “Human Rights Watch Japan”" in page

    known = {"do": "signatory:0", "known-signatory-0": "Human Rights Watch Japan"}
    client.post(draft.get_absolute_url(), on_screen(draft, **known))

    draft.refresh_from_db()
    assert draft.content["signatories"][0] == "Human Rights Watch Japan"


def test_a_hidden_signatory_elsewhere_is_not_suggested(case):
    campaign, ana, client = case
    elsewhere = a.a_letter(a.a_campaign(is_public=True), signatories=("Human Rights Watch Japan",))
    elsewhere.signatures.update(is_confidential=True)
    draft = draft_from_text(campaign=campaign, pasted=LETTER, by=ana)

    assert "Human Rights Watch Japan" not in client.get(draft.get_absolute_url()).content.decode()


def test_an_original_reaches_others_only_as_a_copy_without_its_author(case, client):
    campaign = a.a_campaign(is_public=True)
    ana = a.a_person(Role.CONTRIBUTOR, campaign)
    content = as_docx(LETTER)
    draft = draft_from_file(campaign=campaign, name="Secret name.docx", content=content, by=ana)
    file = draft.files.get()
    assert "Secret" not in file.original.name
    file.letter = a.a_letter(campaign)
    file.save()
    assert client.get(file.get_absolute_url()).status_code == 404

    publish_file(file=file, by=ana)

    answer = client.get(file.get_absolute_url())
    assert answer.status_code == 200
    assert "Secret" not in answer["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        assert b"creator" not in archive.read("docProps/core.xml")


def test_a_discarded_draft_takes_its_file_along(case):
    campaign, ana, client = case
    draft = draft_from_file(campaign=campaign, name="l.txt", content=LETTER.encode(), by=ana)

    client.post(reverse("letters:discard", args=[draft.pk]))

    assert not Draft.objects.exists()
    assert not LetterFile.objects.exists()
