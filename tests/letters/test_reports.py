"""The report to print: figures, charts, the list with its evidence, and what the words mean."""

import io
from datetime import date

import pytest
from django.urls import reverse
from pypdf import PdfReader

from letters.statuses import Position
from tests import factories as a

pytestmark = pytest.mark.django_db


@pytest.fixture
def public():
    return a.a_campaign(is_public=True)


def taken(client, **asked):
    answer = client.get(reverse("letters:export_board", args=["pdf"]), asked)
    assert answer.status_code == 200, answer
    return b"".join(answer.streaming_content)


def text_of(content):
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_report_prints_evidence_with_its_address(client, public):
    letter = a.a_letter(public, asks=("Free the poets.",))
    a.some_evidence(letter.recommendations.get(), title="A report on poets")

    pdf = taken(client)

    assert "A report on poets" in text_of(pdf)
    assert "Free the poets." in text_of(pdf)


def test_the_report_says_of_each_row_whom_it_asks_how_it_stands_and_its_flags(client, public):
    letter = a.a_letter(public, asks=("Free the poets.",), sent_on=date(2020, 1, 1))
    a.a_response(letter, Position.NOTED)

    told = text_of(taken(client))

    assert "said: Noted · done: Not assessed yet" in told
    assert f"Japan · {letter.subject}" in told
    assert "1 of 1 have an answer; shares are of these." in told
    assert "It answered without agreeing or refusing" in told


def test_a_report_and_a_feed_name_what_they_are_filtered_by(client, public):
    letter = a.a_letter(public, asks=("Free the poets.",))
    office = letter.addressees.get().known_office
    picked = {
        "office": office.pk,
        "campaign": public.slug,
        "letter": letter.pk,
    }

    told = text_of(taken(client, **picked))
    feed = client.get(reverse("letters:feed_changes"), picked).text

    assert f"office: {office} · campaign: {public.name} · letter: {letter.subject}" in told
    assert f"<title>What changed: {office}, {public.name}, {letter.subject} · Heeded" in feed


def test_what_is_hidden_is_not_named_by_a_filter(client, public):
    hidden = a.a_letter(a.a_campaign(is_public=False), subject="A quiet letter")

    told = text_of(taken(client, letter=hidden.pk))

    assert "A quiet letter" not in told
    assert "Nothing fits this selection." in told


def test_the_report_says_where_the_sources_are_that_it_leaves_out(client, public):
    ask = a.a_letter(public, asks=("Free the poets.",)).recommendations.get()
    assert "sources of each" not in text_of(taken(client))
    for number in range(12):
        a.some_evidence(ask, title=f"Report {number}")

    pdf = taken(client)

    told = text_of(pdf)
    assert "Up to 10 sources of each are printed here" in told
    assert "+ 2 more on its page" in told
    links = [one.get_object()["/A"].get("/URI", "") for page in PdfReader(io.BytesIO(pdf)).pages
             for one in page.get("/Annots", [])]  # fmt: skip
    assert any(link.endswith(f"{ask.get_absolute_url()}?all#evidence") for link in links)


def test_the_report_has_the_charts_that_can_be_drawn(client, public):
    letter = a.a_letter(public, asks=("Free the poets.",))
    a.a_response(letter, Position.ACCEPTED)

    told = text_of(taken(client))

    assert "All of what was answered is accepted in some form" in told
    assert "All of it was asked of one government: Japan" in told
    assert "over time" not in told  # nothing was assessed, so there is no movement to draw
