"""What pages tell machines of themselves, by schema.org."""

import json
import re

import pytest

from campaigns.levels import Role
from campaigns.models import Membership, Organisation
from letters.models import Office, Recommendation
from tests import factories as a

pytestmark = pytest.mark.django_db
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture
def campaign():
    return a.a_campaign(is_public=True)


def told(client, address):
    (block,) = BLOCK.findall(client.get(address).text)
    data = json.loads(block)
    assert data["@context"] == "https://schema.org"
    return data


def test_a_letter_is_a_message_with_its_asks_as_parts(client, campaign):
    letter = a.a_letter(campaign, subject="Free them", signatories=("A group",))
    a.a_translation(letter, "fr")

    data = told(client, letter.get_absolute_url())

    assert (data["@type"], data["name"], data["dateSent"]) == ("Message", "Free them", "2020-05-04")
    assert [one["name"] for one in data["sender"]] == ["A group"]
    assert data["recipient"][0]["@type"] == "GovernmentOrganization"
    assert data["recipient"][0]["parentOrganization"]["name"] == "Japan"
    assert [one["text"] for one in data["hasPart"]] == ["Release the prisoners."]
    assert data["workTranslation"][0]["inLanguage"] == "fr"


def test_who_signed_in_confidence_is_told_to_no_machine(client_as, campaign):
    letter = a.a_letter(campaign, signatories=("Open group", "Quiet group"))
    letter.signatures.filter(organisation__name="Quiet group").update(is_confidential=True)

    for person in (None, a.a_person(Role.REVIEWER, campaign)):
        data = told(client_as(person), letter.get_absolute_url())
        assert [one["name"] for one in data["sender"]] == ["Open group"]


def test_an_ask_says_what_was_said_and_done_and_on_what_evidence(client, campaign):
    ask = a.a_letter(campaign).recommendations.get()
    Recommendation.objects.update(topics=["prisons"])
    a.a_response(ask.letter)
    a.some_evidence(ask, title="A report", url="https://example.org/report")

    data = told(client, ask.get_absolute_url())

    assert [one["termCode"] for one in data["keywords"]] == ["accepted", "not_assessed"]
    assert data["isPartOf"]["name"] == ask.letter.subject
    assert data["subjectOf"][0]["url"] == "https://example.org/report"
    assert data["about"][0]["name"] == "prisons"


def test_the_dashboard_is_a_dataset_of_exactly_its_selection(client, campaign):
    a.a_letter(campaign)

    data = told(client, "/?country=JP")
    links = {one["encodingFormat"]: one["contentUrl"] for one in data["distribution"]}

    assert data["@type"] == "Dataset"
    assert links["text/csv"].endswith("/export/csv/?country=JP")
    assert links["application/json"].endswith("/export/json/?country=JP")


def test_organisations_offices_and_governments_are_told_apart(client, campaign):
    a.a_letter(campaign, signatories=("A group",))
    group = Organisation.objects.get(name="A group")
    Membership.objects.create(
        organisation=group, coalition=campaign.coalition, joined_on="2020-01-01"
    )

    ngo = told(client, f"/organisations/{group.pk}/")
    coalition = told(client, f"/coalitions/{campaign.coalition.slug}/")
    office = told(client, Office.objects.get().get_absolute_url())
    government = told(client, "/governments/JP/")

    assert (ngo["@type"], ngo["memberOf"][0]["name"]) == ("NGO", campaign.coalition.name)
    assert coalition["member"][0]["@id"] == ngo["@id"]
    assert office["@type"] == government["@type"] == "GovernmentOrganization"
    assert office["parentOrganization"]["@id"] == government["@id"]
    assert government["department"][0]["@id"] == office["@id"]


def test_words_cannot_leave_the_block_of_data(client, campaign):
    attack = "</script><script>alert(1)</script><!-- & \u2028"
    letter = a.a_letter(campaign, subject=attack, asks=(attack,))

    page = client.get(letter.get_absolute_url()).text

    assert "<script>alert" not in page
    assert told(client, letter.get_absolute_url())["name"].startswith("</script>")


@pytest.mark.e2e
def test_a_browser_finds_the_data_and_no_fault_under_the_policy(page_as, campaign):
    letter = a.a_letter(campaign)
    page, faults = page_as(None), []
    page.on("console", lambda told: faults.append(told.text) if told.type == "error" else None)

    page.goto(letter.get_absolute_url())
    text = page.locator('script[type="application/ld+json"]').text_content()

    assert json.loads(text)["@type"] == "Message"
    assert faults == []
