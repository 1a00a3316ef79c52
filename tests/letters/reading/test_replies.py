"""Reading replies: which ask a passage answers, and what it suggests."""

from datetime import date

import pytest

from letters.reading import CannotRead
from letters.reading.replies import flat, read_reply, suggest
from tests.letters.reading import files
from tests.letters.reading.replying import FOLDER, agreement

ASKS = ("Release the poets.", "Pay the nurses.", "Open the archives.")


def told(text: str, asks=ASKS):
    return suggest(read_reply(text.encode()), asks)


@pytest.mark.parametrize(
    ("folder", "right", "passages"),
    [("replies", 51, 52), ("more_replies", 25, 28), ("late_replies", 15, 21)],
)
def test_labelled_replies_are_read_as_well_as_before(folder, right, passages):
    found = agreement(FOLDER.parent / folder / "labels.jsonl")

    assert found.right >= right, found.wrong
    assert found.found >= passages


def test_a_suggestion_says_what_it_rests_on():
    proposal = told("Dear all,\n\nWe are unable to agree to open the archives.").proposals[3]

    assert proposal.position == "not_accepted"
    assert proposal.quote == "We are unable to agree to open the archives."
    assert any("archives" in reason for reason in proposal.reasons)
    assert any("unable to agree" in reason for reason in proposal.reasons)


def test_asks_are_counted_out_one_or_several():
    found = told("We accept your first and third recommendations. Your request 2 is rejected.")

    assert {n: one.position for n, one in found.proposals.items()} == {
        1: "accepted", 2: "not_accepted", 3: "accepted",
    }  # fmt: skip


def test_the_others_are_those_not_spoken_of():
    found = told("We accept that the poets be released.\n\nThe other requests are noted.")

    assert [found.proposals[n].position for n in (1, 2, 3)] == ["accepted", "noted", "noted"]


def test_to_give_up_what_an_ask_wants_stopped_is_to_accept_it():
    asks = ("Withdraw the bill on associations.",)

    assert told("The bill on associations will be withdrawn.", asks).proposals[1].position == (
        "accepted"
    )
    refused = told("We cannot agree that the bill on associations be withdrawn.", asks)
    assert refused.proposals[1].position == "not_accepted"


def test_what_a_reply_does_not_speak_of_has_no_suggestion():
    assert set(told("We will pay the nurses.").proposals) == {2}


def test_another_body_is_named():
    found = told("The archives are a matter for the National Library of Arandia.")

    assert found.proposals[3].position == "not_competent"
    assert found.proposals[3].detail == "The National Library of Arandia"


def test_a_receipt_with_a_day_is_a_holding_reply():
    found = told("2 May 2023\n\nWe acknowledge receipt. You will have a reply by 1 July 2023.")

    assert found.kind == "holding_reply"
    assert found.promised_by == date(2023, 7, 1)
    assert {one.position for one in found.proposals.values()} == {"acknowledged"}


def test_a_reply_in_another_language_goes_by_its_order():
    found = told(
        "Le Gouvernement accepte cette mesure.\n\nNous ne pouvons pas accepter cette dépense.\n\n"
        "La question est à l'étude."
    )

    positions = [found.proposals[n].position for n in (1, 2, 3)]
    assert positions == ["accepted", "not_accepted", "under_consideration"]


def test_a_language_without_words_has_no_suggestions():
    reply = read_reply("拝啓。ご要望の件、検討いたします。よろしくお願い申し上げます。".encode())

    assert suggest(reply, ASKS).proposals == {}


def test_a_pdf_tells_the_page_of_a_passage():
    history = "We note the history of the matter. " * 12
    pages = "\n\n".join(f"Paragraph {n}. {history}" for n in range(30))
    reply = read_reply(files.as_pdf(f"{pages}\n\nWe will open the archives in spring.\n"), "a.pdf")

    assert reply.page_of("We will  open the\narchives in spring.") > 1
    assert reply.page_of("never said") is None


@pytest.mark.parametrize("content", [b"", b"   \n", b"%PDF-1.4 broken", b"\x89PNG...."])
def test_what_cannot_be_read_says_what_to_do(content):
    with pytest.raises(CannotRead, match=r"\."):
        read_reply(content, "reply.pdf")


def test_quotation_marks_and_spaces_do_not_matter():
    assert flat("“we  will”\u00a0act") == '"we will" act'
