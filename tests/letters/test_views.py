"""Selections kept under a name: one's own, replaced by the same name, shared by their address."""

import pytest
from django.urls import reverse

from letters.models import SavedView
from tests import factories as a

pytestmark = pytest.mark.django_db


def test_a_view_is_kept_found_again_and_deleted(client_as):
    me, other = a.a_user(), a.a_user()
    mine = client_as(me)
    address = reverse("letters:views") + "?country=jp&position=accepted"

    kept = mine.post(address, {"name": "  Japan   said yes "})

    assert kept["Location"] == "/?country=JP&position=accepted"
    assert "Japan said yes" in mine.get(reverse("letters:views")).content.decode()
    assert "Japan said yes" not in client_as(other).get(reverse("letters:views")).content.decode()
    assert "Japan said yes" in mine.get(reverse("letters:board")).content.decode()
    assert "Japan said yes" not in client_as(other).get(reverse("letters:board")).content.decode()
    view = SavedView.objects.get()
    assert client_as(other).post(reverse("letters:delete_view", args=[view.pk])).status_code == 404
    mine.post(reverse("letters:delete_view", args=[view.pk]))
    assert not SavedView.objects.exists()


def test_the_same_name_is_the_same_view(client_as):
    mine = client_as(a.a_user())
    for country in ("JP", "KR"):
        mine.post(reverse("letters:views") + f"?country={country}", {"name": "Asia"})

    assert [one.query for one in SavedView.objects.all()] == ["country=KR"]


def test_a_name_that_is_none_loses_nothing(client_as):
    mine = client_as(a.a_user())

    answer = mine.post(reverse("letters:views") + "?country=JP", {"name": "x" * 81})

    assert answer.status_code == 422
    assert "x" * 81 in answer.content.decode()
    assert "country=JP" in answer.content.decode()
