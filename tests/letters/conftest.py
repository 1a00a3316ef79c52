import pytest

from campaigns.levels import Role
from tests import factories as a


@pytest.fixture
def case(db):
    """An ask, its author and a reviewer."""
    letter = a.a_letter(a.a_campaign(is_public=True))
    ana = a.a_person(Role.CONTRIBUTOR, letter.campaign, "Ana")
    ravi = a.a_person(Role.REVIEWER, letter.campaign, "Ravi")
    return letter.recommendations.get(), ana, ravi
