"""What was kept of a page, how it is handed out, and how the links of evidence fare."""

import socket
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from warcio.archiveiterator import ArchiveIterator

from campaigns.levels import Role
from letters.asks import SourceDraft
from letters.models import Evidence
from letters.services.evidence import add_evidence, retract_evidence
from news.kinds import LinkState
from news.models import Capture, Link
from news.services import links
from news.tasks import check_link, check_links
from tests import factories as a
from tests.news.desk import a_capture, a_match, an_article
from tests.news.pages import WIRE, a_page, words
from world import fetching

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    """A public letter, its ask, and a contributor."""
    campaign = a.a_campaign(is_public=True)
    by = a.a_person(Role.CONTRIBUTOR, campaign)
    return a.a_letter(campaign, by=by, visibility="public").recommendations.get(), by


def filed(ask, by, url: str) -> Evidence:
    source = SourceDraft(url=url, title="The port opens", source_kind="news_report")
    return add_evidence(recommendation=ask, source=source, relation="supports", by=by)


def look(url: str) -> Link:
    links.watch()
    link = Link.objects.get(url=url)
    links.check(link)
    link.refresh_from_db()
    return link


def test_a_link_that_works_says_so_and_rests_for_a_week(paper, case):
    paper.pages["/port"] = a_page().encode()
    filed(*case, paper.url("/port"))

    link = look(paper.url("/port"))

    assert link.state == LinkState.WORKS
    assert link.next_check_at > timezone.now() + timedelta(days=6)
    assert Capture.objects.filter(url=link.url).count() == 1


def test_a_page_that_is_gone_two_weeks_long_is_dead_and_says_why(paper, case):
    filed(*case, paper.url("/port"))

    first = look(paper.url("/port")).state
    link = look(paper.url("/port"))

    assert [first, link.state] == [LinkState.UNSEEN, LinkState.DEAD]
    assert "nothing at this address any more" in link.told
    assert link.next_check_at > timezone.now() + timedelta(days=6)
    paper.pages["/port"] = a_page().encode()
    assert look(link.url).state == LinkState.WORKS


def test_a_name_that_is_known_no_more_is_dead_after_two_weeks(case, monkeypatch):
    def unknown(*_words):
        raise socket.gaierror

    monkeypatch.setattr(fetching, "resolve", unknown)
    filed(*case, "https://gone.example/port")

    states = [look("https://gone.example/port").state for _week in range(3)]

    assert states == [LinkState.UNSEEN, LinkState.DEAD, LinkState.DEAD]


@pytest.mark.parametrize("status", [401, 403, 451])
def test_a_site_that_lets_no_program_in_is_never_dead(paper, case, client_as, status):
    ask, by = case
    filed(ask, by, paper.url("/port"))
    paper.pages["/port"] = status

    states = [look(paper.url("/port")).state for _week in range(4)]

    assert set(states) == {LinkState.UNSEEN}
    page = client_as(None).get(f"/news/links/{ask.pk}/").content.decode()
    assert "The link could not be checked." in page
    assert f"({status})" in page
    assert "can no longer be had" not in page


@pytest.mark.parametrize("status", [429, 503])
def test_a_site_that_is_down_is_told_of_after_days_and_never_dead(paper, case, status):
    paper.pages["/port"] = a_page().encode()
    filed(*case, paper.url("/port"))
    look(paper.url("/port"))
    paper.pages["/port"] = status

    states = [look(paper.url("/port")).state for _day in range(links.FAILURES + 2)]

    assert states == [LinkState.WORKS] * 2 + [LinkState.UNSEEN] * 3
    paper.pages["/port"] = a_page().encode()
    assert look(paper.url("/port")).state == LinkState.WORKS


def test_other_advertisements_are_no_change_and_another_text_is(paper, case):
    url = paper.url("/port")
    paper.pages["/port"] = a_page().encode()
    filed(*case, url)
    look(url)

    paper.pages["/port"] = a_page(head="<script>ad(2)</script>").encode()
    assert look(url).state == LinkState.WORKS
    paper.pages["/port"] = a_page(
        "\n".join([*WIRE.splitlines(), "A correction was made."])
    ).encode()
    assert look(url).state == LinkState.WORKS
    paper.pages["/port"] = a_page(words("harvest")).encode()
    assert look(url).state == LinkState.CHANGED
    assert Capture.objects.filter(url=url).count() == 4


def test_the_first_page_kept_of_an_article_is_what_later_ones_are_held_against(paper, case):
    url = paper.url("/port")
    a_capture(an_article(url), a_page(words("court")).encode())
    paper.pages["/port"] = a_page().encode()
    filed(*case, url)

    assert look(url).state == LinkState.CHANGED


def test_only_standing_public_evidence_is_looked_at(case):
    ask, by = case
    hidden = a.a_letter(by=by).recommendations.get()
    filed(hidden, by, "https://example.org/hidden")
    filed(ask, by, "https://example.org/shown")
    taken_back = filed(ask, by, "https://example.org/retracted")
    links.watch()
    assert set(Link.objects.values_list("url", flat=True)) == {
        "https://example.org/shown",
        "https://example.org/retracted",
    }

    retract_evidence(evidence=taken_back, because="A mistake.", by=by)

    assert links.claim_due() == [Link.objects.get(url="https://example.org/shown").pk]
    assert links.claim_due() == []


def test_the_clock_sends_out_each_link_once(case, monkeypatch):
    asked = []
    monkeypatch.setattr(check_link, "delay", asked.append)
    filed(*case, "https://example.org/shown")

    assert check_links() == 1
    assert check_links() == 0
    assert asked == [Link.objects.get().pk]


def test_a_web_archive_is_asked_once_and_its_copy_is_linked(paper, case, settings):
    url = paper.url("/port")
    paper.pages |= {
        "/port": a_page().encode(),
        f"/save/{url}": "/web/20210302/port",
        "/web/20210302/port": a_page().encode(),
    }
    filed(*case, url)
    links.watch()
    check_link(Link.objects.get().pk)
    assert not Link.objects.get().archive_url

    settings.ARCHIVE_SAVE_URL = paper.url("/save/")
    for _week in range(2):
        check_link(Link.objects.get().pk)

    assert Link.objects.get().archive_url == paper.url("/web/20210302/port")
    assert paper.asked.count(f"/save/{url}") == 1


def test_a_web_archive_that_fails_blocks_nothing_and_is_not_asked_for_ever(paper, case, settings):
    settings.ARCHIVE_SAVE_URL = paper.url("/save/")
    paper.pages |= {"/port": a_page().encode(), f"/save/{paper.url('/port')}": 503}
    filed(*case, paper.url("/port"))
    links.watch()

    for _week in range(links.ARCHIVE_TRIES + 2):
        check_link(Link.objects.get().pk)

    assert Link.objects.get().state == LinkState.WORKS
    assert sum(path.startswith("/save/") for path in paper.asked) == links.ARCHIVE_TRIES


def test_the_marks_stand_where_the_evidence_is_for_everybody(paper, case, client_as):
    ask, by = case
    evidence = filed(ask, by, paper.url("/port"))
    look(evidence.url)
    look(evidence.url)
    visitor = client_as(None)

    page = visitor.get(ask.get_absolute_url()).content.decode()
    assert f'hx-get="/news/links/{ask.pk}/"' in page
    assert f'<a href="/news/links/{ask.pk}/">' in page

    panel = visitor.get(f"/news/links/{ask.pk}/", headers={"HX-Request": "true"}).content.decode()
    whole = visitor.get(f"/news/links/{ask.pk}/").content.decode()
    for shown in (panel, whole):
        assert "The page can no longer be had." in shown
    assert f'href="#evidence-{evidence.pk}"' in panel
    assert "<html" not in panel
    assert "<html" in whole


def test_copies_are_offered_to_staff_alone(case, client_as):
    ask, by = case
    evidence = filed(ask, by, "https://example.org/port")
    kept = a_capture(an_article(evidence.url), a_page().encode())
    there = f"/news/captures/{kept.pk}/"

    for person, sees in ((None, False), (by, True), (a.a_user(), False)):
        page = client_as(person).get(f"/news/links/{ask.pk}/").content.decode()
        assert (there in page) is sees
        assert (kept.sha256 in page) is sees


def test_the_text_of_an_article_is_on_no_public_page(case, client_as):
    ask, by = case
    evidence = filed(ask, by, "https://example.org/port")
    article = an_article(evidence.url, body=WIRE, summary="A summary of the paper's own.")
    a_capture(article, a_page().encode())
    match = a_match(ask, article)
    match.state, match.evidence, match.decided_by = "confirmed", evidence, by
    match.decided_at = timezone.now()
    match.save()
    links.watch()
    ours = ask.get_absolute_url()
    addresses = ["/", "/?text=windows", ours, ask.letter.get_absolute_url(), "/news/panel/"]
    addresses += [f"/news/links/{ask.pk}/", "/api/v1/recommendations", f"/api/v1{ours.rstrip('/')}"]

    for address in addresses:
        answer = client_as(None).get(address)
        assert answer.status_code == 200, address
        shown = answer.content.decode()
        assert "rooms without windows" not in shown, address
        assert "summary of the paper" not in shown, address


def records(made) -> list[tuple[str, str, bytes]]:
    made.seek(0)
    return [
        (one.rec_type, one.rec_headers["WARC-Target-URI"], one.content_stream().read())
        for one in ArchiveIterator(made, check_digests="raise")
    ]


def test_a_kept_page_is_handed_to_staff_as_a_web_archive(case, client_as):
    ask, by = case
    evidence = filed(ask, by, "https://example.org/port")
    kept = a_capture(an_article(evidence.url), a_page().encode())

    answer = client_as(by).get(f"/news/captures/{kept.pk}/")

    assert answer["Content-Disposition"].startswith("attachment")
    _about, page = records(BytesIO(answer.content))
    assert page == ("resource", evidence.url, a_page().encode())


def test_kept_pages_are_exported_as_a_web_archive(case, tmp_path):
    ask, by = case
    evidence = filed(ask, by, "https://example.org/port")
    a_capture(an_article(evidence.url), a_page().encode())
    other = a_capture(an_article("https://example.org/x"), a_page(words()).encode())

    def exported(name: str, *more: str) -> set[str]:
        call_command("export_warc", str(tmp_path / name), *more)
        with (tmp_path / name).open("rb") as made:
            return {url for kind, url, _page in records(made) if kind == "resource"}

    assert exported("all.warc.gz") == {evidence.url, other.url}
    slug = ask.letter.campaign.slug
    assert exported("ours.warc.gz", "--campaign", slug) == {evidence.url}
    assert exported("one.warc.gz", "--article", str(other.article_id)) == {other.url}
    with pytest.raises(CommandError):
        exported("all.warc.gz")


def test_the_same_page_is_kept_once_and_takes_room_once(case):
    article, other = an_article("https://example.org/a"), an_article("https://example.org/b")
    body = a_page().encode()

    assert a_capture(article, body) == a_capture(article, body)
    assert a_capture(other, body).file.name == a_capture(article, body).file.name
