"""What pages cost in queries, where that is not told beside what they show."""

import pytest

from campaigns.levels import Role
from letters.models import Office, Recommendation
from tests import factories as a
from tests.helpers import counted

pytestmark = pytest.mark.django_db


def test_a_page_costs_a_member_no_more_than_twelve_queries(client_as):
    campaign = a.a_campaign(is_public=True)
    letter = a.a_letter(campaign, signatories=("A group",), asks=("Pay.", "Free."))
    Recommendation.objects.update(topics=["prisons"])
    a.a_response(letter)
    ask = letter.recommendations.first()
    a.some_evidence(ask)
    member = client_as(a.a_person(Role.REVIEWER, campaign))
    pages = (
        "/", "/browse/", "/governments/JP/", "/themes/prisons/", letter.get_absolute_url(),
        ask.get_absolute_url(), Office.objects.first().get_absolute_url(),
        f"/coalitions/{campaign.coalition.slug}/", campaign.get_absolute_url(),
        f"/organisations/{letter.signatories.get().pk}/", "/figures/", "/charts/", "/evidence/",
        "/search/?q=free", "/news/coverage/", "/corrections/",
    )  # fmt: skip

    assert {
        page: cost for page in pages if (cost := counted(lambda page=page: member.get(page))) > 12
    } == {}
