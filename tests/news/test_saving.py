"""Articles that people bring: contributors directly, readers as suggestions that are held."""

from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.urls import reverse
from django.utils import timezone

from campaigns.levels import Role, Visibility
from letters.models import Letter
from news.models import Article, Match, Tip, TipCount
from news.services import counting, tips
from news.tasks import forget_tip_counts, match_article
from tests import factories as a
from tests.news.local_feed import Script, serving

pytestmark = pytest.mark.django_db
PLACE = "https://paper.example/story"


@pytest.fixture(autouse=True)
def _no_queue(monkeypatch):
    monkeypatch.setattr(match_article, "delay", lambda _pk: None)


@pytest.fixture
def ask():
    campaign = a.a_campaign(is_public=True)
    return a.a_letter(campaign, visibility=Visibility.PUBLIC).recommendations.get()


@pytest.fixture
def member(client_as, ask):
    return client_as(a.a_person(Role.CONTRIBUTOR, ask.letter.campaign))


def text_of(answer):
    return answer.content.decode()


def send(client, ask, url=PLACE, **more):
    form = {"url": url, "shows": "progress", "note": "", "website": ""} | more
    extra = {"REMOTE_ADDR": form.pop("sender", "198.51.100.7")}
    return client.post(reverse("news:suggest", args=[ask.pk]), form, follow=True, **extra)


def test_the_form_is_filled_in_by_the_bookmark_and_the_bookmark_leads_to_it(member):
    page = text_of(member.get(reverse("news:save"), {"url": f"{PLACE}?a=1", "title": "“A” <b>"}))

    assert f'value="{PLACE}?a=1"' in page
    assert "<b>" not in page
    assert "javascript:location.href=" in page
    assert f"{reverse('news:save')}?url=" in unquote(page)


def test_a_saved_article_waits_on_the_desk_for_its_ask(member, ask):
    form = {"url": f"{PLACE}?utm_source=x", "headline": "A story", "ask": ask.pk}

    page = text_of(member.post(reverse("news:save"), form, follow=True))

    assert "is saved" in page
    match = Match.objects.get()
    assert (match.article.url, match.recommendation, match.state) == (PLACE, ask, "suggested")
    assert "Saved by" in match.reasons[0]
    assert "A story" in page


def test_the_page_is_asked_for_its_headline(member, ask, settings):
    with serving(Script(body=b"<title>Told by &amp; the page</title>")) as site:
        settings.FETCH_ALLOWED_HOSTS_PRIVATE = [site.host]
        member.post(reverse("news:save"), {"url": site.url, "ask": ask.pk})

    assert Article.objects.get().headline == "Told by & the page"


def test_a_page_that_cannot_be_read_is_saved_by_a_headline_written_by_hand(member, ask):
    form = {"url": "http://10.0.0.1/x", "ask": ask.pk}

    answer = member.post(reverse("news:save"), form)

    assert answer.status_code == 422
    assert "private network" in text_of(answer)
    assert "Write its headline" in text_of(answer)
    assert not Article.objects.exists()


def test_an_article_on_file_stays_as_it_is_and_a_verdict_too(member, ask):
    form = {"url": PLACE, "headline": "First", "ask": ask.pk}
    member.post(reverse("news:save"), form)

    page = text_of(member.post(reverse("news:save"), form | {"headline": "Two"}, follow=True))

    assert "was on file already" in page
    assert Article.objects.get().headline == "First"
    assert Match.objects.count() == 1


def test_nobody_saves_for_an_ask_of_others(member):
    other = a.an_ask()

    answer = member.post(
        reverse("news:save"), {"url": PLACE, "headline": "A story", "ask": other.pk}
    )

    assert answer.status_code == 422
    assert not Article.objects.exists()


def test_what_a_reader_suggests_is_held_and_shows_nowhere_before_it_is_reviewed(
    client, member, ask
):
    answer = send(client, ask, f"{PLACE}?fbclid=x", note="See the last paragraph.")

    assert "Thank you" in text_of(answer)
    assert Tip.objects.get().url == PLACE
    assert not Article.objects.exists()
    assert PLACE not in text_of(answer)
    assert PLACE not in text_of(member.get(reverse("news:queue")))
    page = text_of(member.get(reverse("news:tips")))
    assert PLACE in page
    assert "See the last paragraph." in page


def test_what_is_taken_waits_on_the_desk_and_says_where_it_came_from(client, member, ask):
    send(client, ask)
    tip = Tip.objects.get()
    take = reverse("news:take_tip", args=[tip.pk])

    member.post(take, {"headline": "A story"})

    match = Match.objects.get()
    assert (match.article.headline, match.state) == ("A story", "suggested")
    assert match.reasons == ["Suggested by a reader: something was done about it."]
    assert PLACE not in text_of(member.get(reverse("news:tips")))
    again = text_of(member.post(take, {"headline": "B"}, follow=True))
    assert "reviewed this suggestion already" in again


def test_what_is_refused_keeps_its_reason_and_leaves_nothing_on_the_desk(client, member, ask):
    send(client, ask)
    tip = Tip.objects.get()
    refuse = reverse("news:refuse_tip", args=[tip.pk])

    member.post(refuse, {})
    tip.refresh_from_db()
    assert tip.state == "held"
    member.post(refuse, {"because": "spam"})

    tip.refresh_from_db()
    assert (tip.state, tip.because) == ("refused", "spam")
    assert not Article.objects.exists()


def test_the_same_suggestion_is_held_once(client, ask):
    for _time in range(3):
        assert "Thank you" in text_of(send(client, ask))

    assert Tip.objects.count() == 1


def test_a_program_that_fills_in_everything_is_thanked_and_forgotten(client, ask):
    assert "Thank you" in text_of(send(client, ask, website="https://spam.example"))
    assert not Tip.objects.exists()


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "nonsense", "", "https://x.example/" + "x" * 1990]
)
def test_what_is_no_address_is_refused_in_words(client, ask, url):
    answer = send(client, ask, url)

    assert answer.status_code == 422
    assert not Tip.objects.exists()


def test_one_place_suggests_so_much_a_day_and_no_more(client, ask):
    for number in range(counting.MOST_A_DAY):
        send(client, ask, f"{PLACE}/{number}")

    answer = send(client, ask, f"{PLACE}/more")

    assert answer.status_code == 422
    assert "Please go on tomorrow" in text_of(answer)
    assert "Thank you" in text_of(send(client, ask, f"{PLACE}/other", sender="198.51.100.8"))


def test_a_household_of_many_addresses_is_one_place(client, ask):
    for number in range(counting.MOST_A_DAY):
        send(client, ask, f"{PLACE}/{number}", sender=f"2001:db8:1:2::{number:x}")

    answer = send(client, ask, f"{PLACE}/x", sender="2001:db8:1:2:ffff::1")

    assert "Please go on tomorrow" in text_of(answer)


def test_nothing_kept_says_who_suggested(client, ask):
    send(client, ask)

    kept = [str(row) for table in (Tip, TipCount) for row in table.objects.values()]
    assert len(kept) == 2
    assert not any("198.51.100.7" in row for row in kept)


def test_the_counts_of_yesterday_are_forgotten(client, ask):
    send(client, ask)
    TipCount.objects.update(day=timezone.localdate() - timedelta(days=1))

    forget_tip_counts()

    assert not TipCount.objects.exists()


def test_behind_a_proxy_the_proxys_word_counts_and_not_the_senders(client, ask, settings):
    settings.BEHIND_PROXY = True
    for number in range(counting.MOST_A_DAY + 1):
        form = {"url": f"{PLACE}/{number}", "shows": "progress"}
        told = f"203.0.113.{number}, 198.51.100.7"
        answer = client.post(
            reverse("news:suggest", args=[ask.pk]), form, HTTP_X_FORWARDED_FOR=told
        )

    assert "Please go on tomorrow" in text_of(answer)


def test_a_flood_for_one_ask_is_dammed(client, ask, monkeypatch):
    monkeypatch.setattr(tips, "MOST_HELD", 1)
    send(client, ask)

    assert "Many suggestions wait" in text_of(send(client, ask, f"{PLACE}/2"))


def test_nobody_suggests_for_what_they_may_not_see(client, ask):
    Letter.objects.update(visibility=Visibility.COALITION)

    assert send(client, ask).status_code == 404
    assert not Tip.objects.exists()


def test_others_do_not_see_what_readers_suggested(client, client_as, ask):
    send(client, ask)
    stranger = client_as(a.a_person(Role.COORDINATOR, a.a_coalition()))

    assert PLACE not in text_of(stranger.get(reverse("news:tips")))
