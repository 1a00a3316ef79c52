"""The same ask across letters; offices and who held them; translations."""

from datetime import date
from itertools import pairwise

import pytest
from django.urls import reverse

from campaigns.levels import Role, Visibility
from letters.errors import LetterError
from letters.models import Office
from letters.services.lineage import join_asks
from letters.services.offices import note_office, note_term
from tests import factories as a

pytestmark = pytest.mark.django_db
POETS = "Release the poets who are detained without charge."


@pytest.fixture
def campaign():
    return a.a_campaign(is_public=True)


@pytest.fixture
def staff(campaign):
    return a.a_person(Role.CONTRIBUTOR, campaign)


def an_ask_of(campaign, year, text=POETS, **more):
    return a.a_letter(
        campaign, asks=(text,), sent_on=date(year, 1, 5), **more
    ).recommendations.get()


class TestLineage:
    def test_near_asks_are_suggested_and_never_joined_by_themselves(
        self, campaign, staff, client_as
    ):
        old = an_ask_of(campaign, 2009)
        an_ask_of(campaign, 2010, "Build a road to the north.")
        new = an_ask_of(campaign, 2014, "Release all poets who are detained without charge.")
        client = client_as(staff)

        near = reverse("letters:near", args=[new.pk])
        assert near in client.get(new.get_absolute_url()).content.decode()
        page = client.get(near).content.decode()

        assert "Was this asked before?" in page
        assert old.get_absolute_url() in page
        assert "a road" not in page
        new.refresh_from_db()
        assert new.earlier is None
        client.post(reverse("letters:join", args=[new.pk]), {"earlier": old.pk})
        new.refresh_from_db()
        assert new.earlier == old

    def test_three_letters_make_one_line(self, campaign, staff, client):
        asks = [an_ask_of(campaign, year) for year in (2009, 2014, 2020)]
        for earlier, ask in pairwise(asks):
            join_asks(ask=ask, earlier=earlier, by=staff)

        for ask in asks:
            page = " ".join(client.get(ask.get_absolute_url()).content.decode().split())
            assert "Asked in 2009, 2014 and 2020" in page

    def test_letters_that_one_may_not_see_stay_out_of_the_line(self, campaign, staff, client):
        hidden = an_ask_of(campaign, 2009, "Secret demand.", visibility=Visibility.COALITION)
        shown = an_ask_of(campaign, 2014)
        join_asks(ask=shown, earlier=hidden, by=staff)

        page = client.get(shown.get_absolute_url()).content.decode()

        assert "Secret demand." not in page
        assert "2009" not in page

    def test_a_stranger_is_not_asked_about_near_asks(self, campaign, client):
        an_ask_of(campaign, 2009)
        new = an_ask_of(campaign, 2014)

        assert "Was this asked" not in client.get(new.get_absolute_url()).content.decode()

    @pytest.mark.parametrize("case", ["same letter", "later first", "circle", "twice"])
    def test_lines_that_make_no_sense_are_refused(self, campaign, staff, case):
        old, new = an_ask_of(campaign, 2009), an_ask_of(campaign, 2014)
        pairs = {
            "same letter": (new, a.an_ask(new.letter)),
            "later first": (old, new),
            "circle": (an_ask_of(campaign, 2009), an_ask_of(campaign, 2009)),
            "twice": (new, old),
        }
        ask, earlier = pairs[case]
        if case == "circle":
            join_asks(ask=earlier, earlier=ask, by=staff)
        if case == "twice":
            join_asks(ask=ask, earlier=an_ask_of(campaign, 2008), by=staff)
            ask.refresh_from_db()

        earlier.refresh_from_db()
        with pytest.raises(LetterError):
            join_asks(ask=ask, earlier=earlier, by=staff)

    def test_a_joining_is_taken_back(self, campaign, staff, client_as):
        old, new = an_ask_of(campaign, 2009), an_ask_of(campaign, 2014)
        join_asks(ask=new, earlier=old, by=staff)

        client_as(staff).post(reverse("letters:part", args=[new.pk]))

        new.refresh_from_db()
        assert new.earlier is None


class TestOffices:
    def test_offices_of_hidden_letters_are_hidden(self, client):
        letter = a.a_letter(country="KE")
        office = letter.addressees.get().known_office

        assert client.get(office.get_absolute_url()).status_code == 404
        assert "Kenya" not in client.get(reverse("letters:offices")).content.decode()

    def test_a_holder_named_in_a_hidden_letter_alone_is_not_told(self, campaign, staff, client):
        office = an_ask_of(campaign, 2009).letter.addressees.get().known_office
        office.terms.create(holder="Known From A Secret Letter")

        page = client.get(office.get_absolute_url()).content.decode()

        assert "Secret Letter" not in page

    def test_a_new_holder_ends_the_term_before(self, campaign, staff):
        office = note_office(
            country="XU", name="Chair", coalition=campaign.coalition, by=staff
        )  # fmt: skip
        for holder, day in (("One", date(2008, 1, 1)), ("Two", date(2012, 1, 1))):
            note_term(
                office=office, holder=holder, began_on=day, ended_on=None,
                coalition=campaign.coalition, by=staff,
            )  # fmt: skip

        assert office.terms.get(holder="One").ended_on == date(2012, 1, 1)
        assert str(office) == "Chair, African Union"

    def test_open_asks_are_offered_to_the_new_holder(self, campaign, staff, client_as):
        ask = an_ask_of(campaign, 2009)
        office = ask.letter.addressees.get().known_office
        client = client_as(staff)
        form = {"coalition": campaign.coalition.pk, "holder": "Kan Naoto", "began_on": "2010-06-08"}

        client.post(reverse("letters:add_term", args=[office.pk]), form)

        assert "Carry them to Kan Naoto" in client.get(office.get_absolute_url()).content.decode()
        page = client.get(ask.get_absolute_url()).content.decode()
        assert "They have not been asked." in page

    def test_impossible_terms_and_double_offices_are_refused(self, campaign, staff, client_as):
        office = an_ask_of(campaign, 2009).letter.addressees.get().known_office
        client = client_as(staff)
        whose = {"coalition": campaign.coalition.pk}
        term = whose | {"holder": "X", "began_on": "2010-06-08", "ended_on": "2009-01-01"}

        answer = client.post(reverse("letters:add_term", args=[office.pk]), term)
        assert answer.status_code == 422
        assert "cannot end before it began" in answer.content.decode()
        new = whose | {"country": "JP", "name": "prime minister"}
        assert client.post(reverse("letters:add_office"), new).status_code == 302
        assert client.post(reverse("letters:add_office"), new).status_code == 422
        assert Office.objects.filter(country="JP").count() == 1


class TestTranslations:
    def test_a_translation_says_whose_it_is_and_which_text_is_of_record(self, campaign, client):
        letter = a.a_letter(campaign, asks=("Free the poets.", "Pay the nurses."))
        a.a_translation(
            letter, subject="Les poètes", text="Madame,\n\nLibérez.", translator="Ana Ruiz",
            asks={1: "Libérez les poètes."},
        )  # fmt: skip

        page = client.get(f"{letter.get_absolute_url()}?in=fr").content.decode()

        assert '<h1 lang="fr" dir="ltr">Les poètes</h1>' in page
        assert "translated by Ana Ruiz" in page
        assert "language of record" in page
        assert "Libérez les poètes." in page
        assert "Pay the nurses." in page
        own = client.get(letter.get_absolute_url()).content.decode()
        assert "Free the poets." in own
        ask = client.get(letter.recommendations.get(number=1).get_absolute_url()).content.decode()
        assert "Libérez les poètes." in ask

    def test_arabic_runs_from_right_to_left(self, campaign, client):
        letter = a.a_letter(campaign)
        a.a_translation(letter, "ar", subject="رسالة")

        page = client.get(f"{letter.get_absolute_url()}?in=ar").content.decode()

        assert '<h1 lang="ar" dir="rtl">رسالة</h1>' in page

    def test_the_language_of_record_is_no_translation(self, campaign, staff, client_as):
        letter = a.a_letter(campaign)
        form = {"language": "en", "subject": "S", "translator": "T", "ask-1": "What I typed."}

        answer = client_as(staff).post(reverse("letters:translate", args=[letter.pk]), form)

        assert answer.status_code == 422
        assert "language of record" in answer.content.decode()
        assert "What I typed." in answer.content.decode()

    def test_a_second_one_in_the_same_language_takes_the_place_of_the_first(self, campaign):
        letter = a.a_letter(campaign)
        for subject in ("Un", "Deux"):
            a.a_translation(letter, subject=subject)

        assert [one.subject for one in letter.translations.all()] == ["Deux"]
