"""A reply taken in and marked: nothing lost, nothing twice, nothing seen by whom it should not."""

import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections
from django.urls import reverse

from campaigns.levels import Role
from letters.errors import AlreadyOnFile, LetterError
from letters.models import LetterFile, Response
from letters.reading.read import MOST_BYTES
from letters.services.files import publish_file
from letters.services.replies import drop_reply
from letters.services.responses import release_response, retract_response
from letters.statuses import Position
from tests import factories as a
from tests.letters.reading import files

pytestmark = pytest.mark.django_db
REPLY = (
    "1 July 2020\n\nWe will release the prisoners.\n\nWe cannot pay the nurses, for lack of money."
)
ASKS = ("Release the prisoners.", "Pay the nurses.", "Open the archives.")


@pytest.fixture
def desk(client_as):
    letter = a.a_letter(a.a_campaign(is_public=True), asks=ASKS)
    client = client_as(a.a_person(Role.CONTRIBUTOR, letter.campaign))
    return client, letter, reverse("letters:respond", args=[letter.pk])


def typed(reply="none", **more):
    facts = {
        "reply": reply, "kind": "substantive_reply", "channel": "letter", "dated": "2020-07-01",
        "from_office": "Cabinet", "summary": "Some of it.", "language": "en",
    }  # fmt: skip
    return facts | more


def page_of(answer):
    return answer.content.decode()


def test_a_pasted_reply_is_kept_and_read(desk):
    client, letter, address = desk

    answer = client.post(address, {"read": "1", "pasted": REPLY}, follow=True)

    kept = LetterFile.objects.get()
    assert (kept.letter, kept.is_reply, kept.response) == (letter, True, None)
    assert answer.redirect_chain[0][0] == f"{address}?reply={kept.pk}"
    assert "We will release the prisoners." in page_of(answer)
    assert "Take “accepted”" in page_of(answer)
    assert 'value="2020-07-01"' in page_of(answer)
    assert kept.name in page_of(client.get(address))
    assert kept.name in page_of(client.get(letter.get_absolute_url()))


@pytest.mark.parametrize(
    ("name", "make"),
    [("r.docx", files.as_docx), ("r.odt", files.as_odt), ("r.pdf", files.as_pdf),
     ("r.html", files.as_html), ("r.md", str.encode), ("r.txt", str.encode)],
)  # fmt: skip
def test_a_reply_is_read_from_each_kind_of_file(desk, name, make):
    client, _letter, address = desk
    upload = SimpleUploadedFile(name, make(REPLY))

    answer = client.post(address, {"read": "1", "file": upload}, follow=True)

    assert "We will release the prisoners." in page_of(answer)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n", "picture"),
        (b"%PDF-1.7 nothing", "PDF"),
        (b" " * (MOST_BYTES + 1), "larger than 20 MB"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(desk, content, sentence):
    client, _letter, address = desk
    upload = SimpleUploadedFile("reply.pdf", content)

    answer = client.post(address, {"read": "1", "file": upload, "pasted": ""})

    assert answer.status_code == 422
    assert sentence in page_of(answer)
    assert not LetterFile.objects.exists()


def test_a_marked_reply_keeps_its_text_pages_and_original(desk):
    client, letter, address = desk
    reply = a.a_reply(letter, REPLY)

    answer = client.post(address, typed(
        reply.pk, position_1="accepted", quote_1="We will  release\nthe prisoners.",
        position_2="not_accepted", reason_2="cost", note_2="As in 2019.",
    ))  # fmt: skip

    assert answer.status_code == 302
    response = Response.objects.get()
    assert response.text.startswith("1 July 2020")
    assert response.files.get() == reply
    assert response.answers.get(recommendation__number=2).note == "As in 2019."


def test_the_page_of_a_quote_comes_along(desk):
    client, _letter, address = desk
    long = "\n\n".join(f"Paragraph {n}. " + "The matter has a history. " * 20 for n in range(30))
    upload = SimpleUploadedFile("r.pdf", files.as_pdf(f"{long}\n\nWe will open the archives.\n"))
    client.post(address, {"read": "1", "file": upload})

    client.post(address, typed(
        LetterFile.objects.get().pk, position_3="accepted", quote_3="We will open the archives."
    ))  # fmt: skip

    assert int(Response.objects.get().answers.get().page) > 1


@pytest.mark.parametrize(
    ("cells", "cell", "sentence"),
    [
        ({"position_1": "accepted", "quote_1": "Never said."}, "quote_1", "does not stand in"),
        ({"position_1": "accepted_in_part"}, "detail_1", "name the part accepted"),
        ({"position_1": "not_accepted"}, "reason_1", "choose the reason"),
        ({"note_1": "Hm."}, "position_1", "Choose the position"),
        ({"position_9": "accepted"}, "", "no recommendation 9"),
        ({"position_1": "no_response"}, "position_1", "not one of the available choices"),
    ],
)
def test_what_is_wrong_stands_at_its_row_and_nothing_is_lost(desk, cells, cell, sentence):
    client, letter, address = desk
    reply = a.a_reply(letter, REPLY)

    answer = client.post(address, typed(reply.pk, summary="My summary.", note_2="Mine.", **cells))

    assert answer.status_code == 422
    assert sentence in page_of(answer)
    assert not cell or f'id="error-{cell}"' in page_of(answer)
    assert "My summary." in page_of(answer)
    assert 'value="Mine."' in page_of(answer)
    assert not Response.objects.exists()
    assert LetterFile.objects.get().response is None


def test_a_second_click_counts_once(desk):
    client, letter, address = desk
    reply = a.a_reply(letter, REPLY)
    for which in (reply.pk, "none"):
        for _click in range(2):
            answer = client.post(address, typed(which, position_1="accepted"), follow=True)
            assert answer.status_code == 200
        assert "on file already" in page_of(answer)

    assert Response.objects.count() == 2


def test_the_same_file_is_kept_and_logged_once(desk):
    client, letter, address = desk
    first = a.a_reply(letter, REPLY)
    assert a.a_reply(letter, REPLY) == first
    client.post(address, typed(first.pk, position_1="accepted"))

    with pytest.raises(AlreadyOnFile):
        a.a_reply(letter, REPLY)
    retract_response(
        response=Response.objects.get(), because="Misread.",
        by=a.a_person(Role.CONTRIBUTOR, letter.campaign),
    )  # fmt: skip
    assert a.a_reply(letter, REPLY) != first


@pytest.mark.django_db(transaction=True)
def test_two_people_who_mark_one_reply_at_once_log_it_once(client_as):
    letter = a.a_letter(asks=ASKS)
    reply = a.a_reply(letter, REPLY)
    people = [a.a_person(Role.CONTRIBUTOR, letter.campaign) for _ in range(3)]
    clients = [client_as(one) for one in people]
    address = reverse("letters:respond", args=[letter.pk])
    start = threading.Barrier(3)

    def mark(client, position):
        start.wait()
        client.post(address, typed(reply.pk, position_1=position))
        connections.close_all()

    threads = [
        threading.Thread(target=mark, args=pair)
        for pair in zip(clients, ("accepted", "noted", "already_done"), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    response = Response.objects.get()
    assert letter.recommendations.get(number=1).position == response.answers.get().position
    connection.close()


def test_a_reply_of_another_letter_cannot_be_marked_here(desk):
    client, letter, address = desk
    other = a.a_reply(a.a_letter(letter.campaign), REPLY)

    assert client.get(f"{address}?reply={other.pk}").status_code == 404
    assert client.post(address, typed(other.pk, position_1="accepted")).status_code == 404


def test_an_unmarked_reply_is_thrown_away_and_a_logged_one_is_not(desk):
    client, letter, address = desk
    reply = a.a_reply(letter, REPLY)
    storage, name = reply.original.storage, reply.original.name

    client.post(reverse("letters:drop_reply", args=[reply.pk]))
    assert not LetterFile.objects.exists()
    assert not storage.exists(name)

    logged = a.a_reply(letter, REPLY)
    client.post(address, typed(logged.pk, position_1="accepted"))
    with pytest.raises(LetterError, match="part of the record"):
        drop_reply(file=logged)
    assert logged.original.storage.exists(logged.original.name)


def test_who_gets_the_file_of_a_reply(desk, client, client_as):
    staff, letter, address = desk
    observer = client_as(a.a_person(Role.OBSERVER, letter.campaign))
    outsider = client_as(a.a_person(Role.COORDINATOR, a.a_coalition()))
    author = a.a_person(Role.CONTRIBUTOR, letter.campaign)
    upload = SimpleUploadedFile("r.docx", files.as_docx(REPLY))
    staff.post(address, {"read": "1", "file": upload})
    reply = LetterFile.objects.get()
    people = [client, observer, outsider, staff]

    def seen():
        return [one.get(reply.get_absolute_url()).status_code for one in people]

    assert seen() == [404, 404, 404, 200]  # not marked yet
    with pytest.raises(LetterError, match="everybody may see"):
        publish_file(file=reply, by=author)
    staff.post(address, typed(reply.pk, position_1="accepted", is_confidential="on"))
    assert seen() == [404, 404, 404, 200]  # confidential
    response = release_response(response=Response.objects.get(), by=author)
    assert seen() == [404, 404, 404, 200]  # released, its file not published
    reply.refresh_from_db()
    publish_file(file=reply, by=author)
    assert seen() == [200, 200, 200, 200]
    retract_response(response=response, because="Of another letter.", by=author)
    assert seen() == [404, 404, 404, 200]  # retracted


def test_a_meeting_needs_no_document(desk):
    client, letter, address = desk
    assert "Say what was said" in page_of(client.get(f"{address}?reply=none"))

    client.post(address, typed(
        kind="meeting", channel="meeting", text="The minister said: we will pay.",
        position_2="accepted", quote_2="we will pay",
    ))  # fmt: skip

    assert letter.recommendations.get(number=2).position == Position.ACCEPTED


def test_a_letter_that_was_not_sent_has_no_answers(client_as):
    letter = a.a_letter_to_sign()
    client = client_as(a.a_person(Role.CONTRIBUTOR, letter.campaign))

    answer = client.get(reverse("letters:respond", args=[letter.pk]), follow=True)

    assert "has not been sent" in page_of(answer)
