from datetime import date, timedelta
from unittest.mock import patch

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError
from django.utils import timezone

from campaigns.levels import Role
from campaigns.models import Activity, Organisation
from letters.errors import LetterError
from letters.models import Letter, Office, Signature
from letters.services.drafts import start_draft
from letters.signals import letter_logged
from news.tasks import match_letter
from tests import factories as a

pytestmark = pytest.mark.django_db

TYPED = {
    "do": "file",
    "subject": "On refugees",
    "sent_on": "2020-05-04",
    "language": "en",
    "addressees": "2",
    "office-0": "Prime Minister",
    "name-0": "",
    "country-0": "JP",
    "asks": "2",
    "ask-0": "Admit refugees.",
    "ask-1": "Press China.",
    "signatories": "Human Rights Watch\nBond",
    "subject_countries": "North Korea, CN",
    "topics": "refugees, Asylum",
    "visibility": "coalition",
}


@pytest.fixture
def desk(client_as):
    campaign = a.a_campaign()
    ana = a.a_person(Role.CONTRIBUTOR, campaign)
    return client_as(ana), start_draft(campaign=campaign, by=ana).get_absolute_url()


def test_a_letter_is_logged_with_numbered_asks(desk):
    client, address = desk

    answer = client.post(address, TYPED)

    letter = Letter.objects.get()
    assert answer["Location"] == letter.get_absolute_url()
    asks = list(letter.recommendations.order_by("number"))
    assert [(one.number, one.text) for one in asks] == [(1, "Admit refugees."), (2, "Press China.")]
    assert asks[0].subject_countries == ["KP", "CN"]
    assert asks[0].topics == ["refugees", "asylum"]
    assert [one.name for one in letter.signatories.order_by("name")] == [
        "Bond",
        "Human Rights Watch",
    ]
    assert Activity.objects.get(verb="letter.logged").subject == "On refugees"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"asks": "0"}, "needs at least one recommendation"),
        ({"ask-0": " ", "ask-1": ""}, "needs at least one recommendation"),
        ({"country-0": ""}, "Say which government each addressee belongs to."),
        ({"sent_on": ""}, "Say when it was sent"),
        ({"sent_on": "2999-01-01"}, "not in the future"),
        ({"sent_on": "1246-01-01"}, "Check the year"),
        ({"expected_by": "2020-07-04"}, "what that date rests on"),
        ({"expected_by": "2020-01-04", "expected_basis": "custom"}, "before the letter"),
        ({"subject_countries": "Atlantis"}, "No country is called Atlantis"),
        ({"visibility": "organisation"}, "You belong to no organisation"),
    ],
)
def test_a_refused_letter_says_why_and_keeps_every_word(desk, change, sentence):
    client, address = desk

    answer = client.post(address, TYPED | change)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert 'value="On refugees"' in page
    assert not Letter.objects.exists()


def test_news_hears_of_a_letter_after_the_commit_only(django_capture_on_commit_callbacks):
    heard = []

    def listener(*, letter_id, **_more):
        heard.append(letter_id)

    letter_logged.connect(listener)
    with patch.object(match_letter, "delay"):
        with django_capture_on_commit_callbacks(execute=True):
            letter = a.a_letter()
            assert heard == []
        assert heard == [letter.pk]


def test_a_broken_queue_does_not_undo_a_logged_letter(desk, django_capture_on_commit_callbacks):
    client, address = desk

    with (
        patch.object(match_letter, "delay", side_effect=OSError("no queue")) as asked,
        django_capture_on_commit_callbacks(execute=True),
    ):
        answer = client.post(address, TYPED)

    assert asked.called
    assert answer.status_code == 302
    assert Letter.objects.count() == 1


def test_the_record_cannot_be_changed_or_removed():
    a.a_letter()
    line = Activity.objects.get(verb="letter.logged")

    for sql in ("UPDATE campaigns_activity SET subject = 'x'", "DELETE FROM campaigns_activity"):
        with pytest.raises(Exception, match=r"Cannot (update|delete)"), transaction.atomic():
            connection.cursor().execute(sql)
    with pytest.raises(TypeError):
        line.save()


def test_an_organisation_signs_once_however_it_is_spelt():
    known = a.an_organisation("Amnesty International")

    letter = a.a_letter(
        signatories=("amnesty  international", "AMNESTY INTERNATIONAL", "İzmir Barosu", "Bond")
    )

    assert [str(one) for one in letter.signatures.all()] == [known.name, "İzmir Barosu", "Bond"]


def test_a_confidential_signatory_is_named_to_the_coalition_alone(client, client_as):
    campaign = a.a_campaign(is_public=True)
    letter = a.a_letter(campaign, signatories=("Open Group", "Hidden One", "Hidden Two"))
    Signature.objects.filter(organisation__name__startswith="Hidden").update(is_confidential=True)

    outside = client.get(letter.get_absolute_url()).content.decode()
    inside = client_as(a.a_person(Role.OBSERVER, campaign)).get(letter.get_absolute_url())

    assert "Open Group" in outside
    assert "Hidden" not in outside
    assert "2 organisations that are not named" in outside
    assert "Hidden One" in inside.content.decode()


def test_a_count_of_one_would_name_somebody(client):
    letter = a.a_letter(a.a_campaign(is_public=True), signatories=("Open Group", "Hidden One"))
    Signature.objects.filter(organisation__name="Hidden One").update(is_confidential=True)

    assert "not named" not in client.get(letter.get_absolute_url()).content.decode()


def test_an_embargo_hides_until_its_moment(client):
    campaign = a.a_campaign(is_public=True)
    letter = a.a_letter(campaign, subject="Under embargo")
    letter.visibility, letter.embargo_until = "public", timezone.now() + timedelta(hours=1)
    letter.save()

    assert client.get(letter.get_absolute_url()).status_code == 404
    assert "Under embargo" not in client.get("/").content.decode()


def test_the_database_refuses_an_expected_date_without_its_basis():
    letter = a.a_letter()
    letter.expected_by = date(2021, 1, 1)

    with pytest.raises(IntegrityError, match="expected_date_states_its_basis"):
        letter.save()


def test_an_unknown_addressee_is_refused_with_a_reason(desk):
    client, address = desk

    answer = client.post(address, TYPED | {"name-1": "Somebody"})

    assert answer.status_code == 422
    assert "An addressee needs an office and a country." in answer.content.decode()


def test_log_letter_refuses_a_letter_without_addressee():
    with pytest.raises(LetterError, match="needs at least one"):
        a.a_letter(asks=())


@pytest.mark.parametrize(
    "address", ["/?text=%00", "/awaiting/?whose=%00", "/letters/{pk}/?in=%00", "/log/?after=%00"]
)
def test_signs_of_no_meaning_are_refused_and_break_nothing(client_as, address):
    letter = a.a_letter()
    client = client_as(a.a_person(Role.CONTRIBUTOR, letter.campaign))

    assert client.get(address.format(pk=letter.pk)).status_code == 400
    assert client.post(address.format(pk=letter.pk), {"x": "a\x00b"}).status_code == 400


def test_letters_and_asks_lead_to_whom_and_what_they_name(client):
    campaign = a.a_campaign(is_public=True)
    letter = a.a_letter(campaign, signatories=("Open group", "Quiet group"))
    letter.signatures.filter(organisation__name="Quiet group").update(is_confidential=True)
    letter.recommendations.update(topics=["law/order"])
    office = Office.objects.get().get_absolute_url()
    public = Organisation.objects.get(name="Open group")

    on_letter = client.get(letter.get_absolute_url()).text
    on_ask = client.get(letter.recommendations.get().get_absolute_url()).text

    for page in (on_letter, on_ask):
        assert f'href="{office}"' in page
        assert 'href="/governments/JP/"' in page
    assert f'href="/organisations/{public.pk}/">Open group</a>' in on_letter
    assert on_letter.count('href="/organisations/') == 1
    assert 'href="/themes/law/order/">law/order</a>' in on_ask
