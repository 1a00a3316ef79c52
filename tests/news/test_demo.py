from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command

from letters.models import Assessment, Recommendation
from news.models import Match, Source

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo():
    call_command("demo", stdout=StringIO())


def test_the_demo_shows_every_side_of_the_work(demo, client):
    assert Recommendation.objects.count() == 17
    done = set(Recommendation.objects.values_list("implementation", flat=True))
    assert {"reversed", "stalled", "no_action", "not_implemented", "not_assessed"} <= done
    assert set(Assessment.objects.values_list("state", flat=True)) >= {
        "approved", "proposed", "sent_back",
    }  # fmt: skip
    assert Recommendation.objects.filter(is_disputed=True).exists()
    assert "<del>" in client.get("/corrections/").content.decode()
    assert Match.objects.waiting().exists()
    page = client.get("/").content.decode()
    assert "17 recommendations" in page


def test_a_demo_reads_nothing_by_itself(demo):
    assert Source.objects.exists()
    assert not Source.objects.filter(is_active=True).exists()


def test_its_people_can_sign_in(demo):
    out = StringIO()
    call_command("demo", sign_ins=True, stdout=out)

    for name in ("olga", "ana", "ravi", "carla"):
        assert f"{name}@example.org / demo" in out.getvalue()
        assert authenticate(username=name, password="demo")


def test_a_second_demo_is_refused_and_an_automatic_one_does_nothing(demo):
    with pytest.raises(CommandError, match="There is data already"):
        call_command("demo")
    call_command("demo", if_empty=True, stdout=StringIO())

    assert Recommendation.objects.count() == 17
