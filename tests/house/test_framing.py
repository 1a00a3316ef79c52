"""Other sites may frame the widgets, and nothing else of ours."""

import pytest
from django.urls import reverse

from tests.house.doors import DOORS
from tests.house.routes import plain_routes
from tests.house.test_doors import house  # noqa: F401 - a fixture

MAY_BE_FRAMED = {"letters:embed_board", "letters:embed_letter", "letters:embed_ask"}


def may_be_framed(answer):
    """As browsers read it: the older header counts only where the policy is silent."""
    policy = answer["Content-Security-Policy"]
    if "frame-ancestors" in policy:
        return "frame-ancestors 'none'" not in policy
    return answer.get("X-Frame-Options") != "DENY"


@pytest.mark.django_db
def test_no_page_but_a_widget_may_be_framed(house, client_as):  # noqa: F811
    people, arguments = house
    addresses = {name: reverse(name, kwargs=arguments.get(name)) for name, *_ in DOORS}
    addresses |= dict(plain_routes())
    client = client_as(people["coordinator"])

    framed = {name for name, address in addresses.items() if may_be_framed(client.get(address))}

    assert framed == MAY_BE_FRAMED
