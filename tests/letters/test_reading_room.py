"""What became of what was asked, by government, office, coalition, organisation and theme."""

from datetime import date, timedelta

import pytest

from campaigns.levels import Role
from campaigns.models import Membership, Organisation
from letters.models import Office, Recommendation
from letters.services.assessments import approve
from letters.statuses import Implementation, Position
from tests import factories as a
from tests.helpers import assert_flat, counted

pytestmark = pytest.mark.django_db
SENT = date(2020, 5, 4)


@pytest.fixture
def campaign():
    return a.a_campaign(is_public=True)


def figures_on(client, address):
    return client.get(address).context["page"].found.outcomes


def answered_after(campaign, days, position=Position.ACCEPTED, **more):
    letter = a.a_letter(campaign, sent_on=SENT, **more)
    a.a_response(letter, position, dated=SENT + timedelta(days=days))
    return letter


def theme(letter, *topics):
    for ask in letter.recommendations.all():
        ask.topics = list(topics)
        ask.save()


def test_a_government_has_all_that_it_was_asked_and_answered(client, campaign):
    answered_after(campaign, 40, subject="About prisons")
    a.a_letter(campaign, subject="About courts", asks=("One.", "Two."))
    a.a_letter(campaign, subject="To another", country="KR")

    page = client.get("/governments/JP/")
    told = page.context["page"].found.outcomes

    assert (told.letters.count, told.asks.count, told.answers.count) == (2, 3, 1)
    assert "About prisons" in page.text
    assert "Prime Minister" in page.text
    assert "To another" not in page.text


def test_the_median_is_over_the_letters_that_were_answered_in_substance(client, campaign):
    for days in (10, 30, 90):
        answered_after(campaign, days)
    answered_after(campaign, 1, Position.ACKNOWLEDGED)
    a.a_letter(campaign)
    late = answered_after(campaign, 30)
    a.a_response(late, Position.NOT_ACCEPTED, dated=SENT + timedelta(days=700))

    told = figures_on(client, "/governments/JP/")

    assert (told.days, told.replied.count, told.letters.count) == (30, 4, 6)


def test_the_median_of_two_lies_halfway(client, campaign):
    for days in (1, 434):
        answered_after(campaign, days)

    assert figures_on(client, "/governments/JP/").days == 218


def test_without_a_reply_there_is_no_median(client, campaign):
    answered_after(campaign, 3, Position.UNDER_CONSIDERATION)

    told = figures_on(client, "/governments/JP/")

    assert (told.days, told.replied.count) == (None, 0)


def test_a_confidential_answer_moves_no_figure(client, campaign):
    letter = a.a_letter(campaign)
    a.a_response(letter, is_confidential=True)

    told = figures_on(client, "/governments/JP/")

    assert (told.days, told.answers.count) == (None, 0)


def test_what_nobody_assessed_is_outside_the_shares(client, campaign):
    asks = [a.a_letter(campaign).recommendations.get() for _ in range(3)]
    for ask, done in zip(asks, (Implementation.NO_ACTION, Implementation.ANNOUNCED), strict=False):
        source = a.some_evidence(ask)
        proposal = a.a_proposal(ask, done, evidence=(source,), effective_on=date(2021, 3, 3))
        approve(assessment=proposal, by=a.a_person(Role.REVIEWER, campaign))

    _said, done = figures_on(client, "/governments/JP/").bars

    assert {one.code: one.share for one in done.segments if one.count} == {
        "no_action": "50%", "announced": "50%",
    }  # fmt: skip
    assert (done.outside.code, done.outside.count) == ("not_assessed", 1)


def rows_at(client, url):
    page = client.get(url)
    if "board" in page.context:
        return page.context["board"].total
    return page.context["page"].found.listing.page.paginator.count


@pytest.mark.parametrize("kind", ["government", "office", "coalition", "organisation", "theme"])
def test_every_number_leads_to_as_many_rows(client, campaign, kind):
    signed = ("A group",)
    for days in (5, 50):
        theme(answered_after(campaign, days, asks=("A.", "B."), signatories=signed), "courts")
    due = date(2020, 6, 1)
    theme(a.a_letter(campaign, expected_by=due, signatories=signed), "courts")
    address = {
        "government": "/governments/JP/",
        "office": Office.objects.get().get_absolute_url(),
        "coalition": f"/coalitions/{campaign.coalition.slug}/",
        "organisation": f"/organisations/{Organisation.objects.get().pk}/",
        "theme": "/themes/courts/",
    }[kind]

    told = figures_on(client, address)

    counted_ones = [told.letters, told.asks, told.answers, told.replied, told.unanswered]
    for one in [*counted_ones, told.overdue]:
        assert (one.code, rows_at(client, one.url)) == (one.code, one.count)
    for one in (piece for bar in told.bars for piece in [*bar.segments, bar.outside]):
        assert rows_at(client, one.url) == one.count
    assert (told.letters.count, told.asks.count, told.overdue.count) == (3, 5, 1)


def test_an_organisation_is_not_named_by_what_it_signed_in_confidence(client, campaign):
    letter = a.a_letter(campaign, signatories=("Open group", "Quiet group"))
    letter.signatures.filter(organisation__name="Quiet group").update(is_confidential=True)
    quiet, public = (Organisation.objects.get(name=f"{one} group") for one in ("Quiet", "Open"))

    assert client.get(f"/organisations/{public.pk}/").status_code == 200
    assert client.get(f"/organisations/{quiet.pk}/").status_code == 404
    assert "Quiet group" not in client.get("/browse/").text
    assert "Quiet group" not in client.get("/browse/organisations/").text


def test_what_a_member_signed_in_confidence_is_not_counted_even_for_the_coalition(
    client_as, campaign
):
    letter = a.a_letter(campaign, signatories=("Quiet group",))
    letter.signatures.update(is_confidential=True)
    quiet = Organisation.objects.get(name="Quiet group")
    Membership.objects.create(organisation=quiet, coalition=campaign.coalition, joined_on=SENT)

    for person in (None, a.a_person(Role.REVIEWER, campaign)):
        page = client_as(person).get(f"/organisations/{quiet.pk}/")
        assert page.context["page"].found.outcomes.letters.count == 0
        assert letter.subject not in page.text


def test_hidden_letters_are_on_nobody_elses_shelf(client, client_as):
    hidden = a.a_campaign()
    theme(a.a_letter(hidden, signatories=("A group",), country="KR"), "spies")

    assert "South Korea" not in client.get("/browse/").text
    assert "spies" not in client.get("/browse/themes/").text
    assert client.get("/themes/spies/").status_code == 404
    own = client_as(a.a_person(Role.OBSERVER, hidden)).get("/browse/").text
    assert "South Korea" in own
    assert "spies" in own


def test_the_shelves_count_what_the_pages_show(client, campaign):
    for country in ("JP", "JP", "KR"):
        letter = a.a_letter(campaign, country=country, signatories=("A group",), asks=("A.", "B."))
        theme(letter, "courts", "law/order")

    shelves = {one.kind: one.entries for one in client.get("/browse/").context["shelves"]}

    assert [(one.name, one.times) for one in shelves["governments"]] == [
        ("Japan", 2),
        ("South Korea", 1),
    ]
    assert [one.times for one in shelves["organisations"]] == [3]
    assert [one.times for one in shelves["coalitions"]] == [3]
    assert [(one.name, one.times) for one in shelves["themes"]] == [("courts", 6), ("law/order", 6)]
    for one in (entry for entries in shelves.values() for entry in entries):
        told = figures_on(client, one.url)
        assert one.times in (told.letters.count, told.asks.count)


def test_superseded_asks_stand_outside(client, campaign):
    a.a_letter(campaign, asks=("Old.", "New."))
    Recommendation.objects.filter(text="Old.").update(implementation="superseded")

    told = figures_on(client, "/governments/JP/")

    assert (told.letters.count, told.asks.count) == (1, 1)


def test_a_past_day_tells_what_was_so_then(client, campaign):
    answered_after(campaign, 100)

    then = figures_on(client, "/governments/JP/?as_of=2020-06-01")

    assert (then.days, then.answers.count, then.unanswered.count) == (None, 0, 1)
    assert rows_at(client, then.letters.url) == 1
    assert rows_at(client, then.unanswered.url) == 1


def test_a_campaign_shows_its_figures_without_scripts_too(client, campaign):
    answered_after(campaign, 12)

    page = client.get(f"/figures/?campaign={campaign.slug}")
    part = client.get(f"/figures/?campaign={campaign.slug}", headers={"HX-Request": "true"})

    assert page.context["page"].found.outcomes.days == 12
    assert "<html" not in part.text
    assert "over 1 letter of 1" in part.text
    assert f"/figures/?campaign={campaign.slug}" in client.get(campaign.get_absolute_url()).text


@pytest.mark.parametrize(
    "address",
    ["/governments/XX/", "/governments/J/", "/themes/none/", "/organisations/999999999999/",
     "/coalitions/none/", "/browse/none/", "/themes/%00/", "/governments/%F0%9F%92%A9/"],
)  # fmt: skip
def test_what_is_unknown_is_not_found(client, address):
    assert client.get(address).status_code in {400, 404}


def test_an_address_in_small_letters_leads_on(client):
    answer = client.get("/governments/jp/")

    assert (answer.status_code, answer["Location"]) == (301, "/governments/JP/")


@pytest.mark.parametrize(
    "query",
    ["show=letters&page=1000000000", "show=answers&page=x", "show=none", "show=replied&page=-1",
     "as_of=yesterday", "as_of=9999-99-99"],
)  # fmt: skip
def test_a_query_of_nonsense_is_answered_with_what_there_is(client, campaign, query):
    answered_after(campaign, 12)

    assert client.get(f"/governments/JP/?{query}").status_code == 200
    assert client.get(f"/figures/?country=JP&{query}").status_code == 200


def test_a_government_that_nobody_asked_has_an_empty_page(client, db):
    page = client.get("/governments/IS/")

    assert page.status_code == 200
    assert "Nothing is public here yet" in page.text


@pytest.mark.parametrize("kind", ["government", "office", "coalition", "organisation", "theme",
                                  "browse", "figures", "letters", "answers"])  # fmt: skip
def test_pages_cost_as_many_queries_however_much_there_is(client_as, campaign, kind):
    def grow(times=3):
        for days in range(1, times + 1):
            letter = answered_after(campaign, days, signatories=("A group", "B group"))
            theme(letter, "courts", f"theme {letter.pk}")

    grow(1)
    group = Organisation.objects.get(name="A group")
    Membership.objects.create(organisation=group, coalition=campaign.coalition, joined_on=SENT)
    address = {
        "government": "/governments/JP/",
        "office": Office.objects.get().get_absolute_url(),
        "coalition": f"/coalitions/{campaign.coalition.slug}/",
        "organisation": f"/organisations/{group.pk}/",
        "theme": "/themes/courts/",
        "browse": "/browse/",
        "figures": f"/figures/?campaign={campaign.slug}",
        "letters": "/governments/JP/?show=letters",
        "answers": "/governments/JP/?show=answers",
    }[kind]
    member = client_as(a.a_person(Role.REVIEWER, campaign))

    assert_flat(visit=lambda: member.get(address), grow=grow)
    assert counted(lambda: client_as(None).get(address)) <= 12
    assert counted(lambda: member.get(address)) <= 16
