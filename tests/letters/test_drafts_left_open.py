"""Two screens on one draft: nothing that was written is lost."""

import pytest

from campaigns.levels import Role
from letters.drafting import Content
from letters.services.drafts import draft_from_text, save_draft
from tests import factories as a
from tests.letters.drafting import LETTER, on_screen

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(client_as):
    campaign = a.a_campaign()
    ana = a.a_person(Role.CONTRIBUTOR, campaign, "Ana")
    return campaign, ana, client_as(ana)


def test_two_people_at_one_draft_lose_nothing(case, client_as):
    campaign, ana, _client = case
    draft = draft_from_text(campaign=campaign, pasted=LETTER, by=ana)
    ravi = a.a_person(Role.CONTRIBUTOR, campaign, "Ravi")
    opened = on_screen(draft, subject="As Ravi has it")
    save_draft(draft=draft, content=Content(subject="As Ana has it"), revision=0, by=ana)

    answer = client_as(ravi).post(draft.get_absolute_url(), opened)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Ana has saved this draft while you were writing" in page
    assert "As Ravi has it" in page
    draft.refresh_from_db()
    assert draft.content["subject"] == "As Ana has it"

    client_as(ravi).post(draft.get_absolute_url(), opened)  # as the page saves itself again
    draft.refresh_from_db()
    assert draft.content["subject"] == "As Ana has it"

    decided = client_as(ravi).post(draft.get_absolute_url(), opened | {"do": "over"})
    draft.refresh_from_db()
    assert decided.status_code == 200
    assert draft.content["subject"] == "As Ravi has it"


def test_a_page_left_open_does_not_undo_what_the_same_person_wrote_since(case):
    campaign, ana, client = case
    draft = draft_from_text(campaign=campaign, pasted=LETTER, by=ana)
    client.post(draft.get_absolute_url(), on_screen(draft, subject="Written since"))

    answer = client.post(draft.get_absolute_url(), on_screen(draft, subject="Left open"))

    assert "You have saved this draft in another window." in answer.content.decode()
    draft.refresh_from_db()
    assert draft.content["subject"] == "Written since"


def test_a_page_left_open_when_the_letter_was_filed_says_so(case):
    campaign, ana, client = case
    draft = draft_from_text(campaign=campaign, pasted=LETTER, by=ana)
    opened = on_screen(draft)
    client.post(draft.get_absolute_url(), opened | {"do": "file"})

    answer = client.post(draft.get_absolute_url(), opened | {"do": "up:1"},
                         headers={"HX-Request": "true", "HX-Target": "workbench"})  # fmt: skip

    assert answer["HX-Retarget"] == "#saved"
    assert "This draft is done" in answer.content.decode()
