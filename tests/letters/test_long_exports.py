"""Files that take a worker long: alive while it works, begun again once it is dead."""

import time
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.utils import timezone

from letters.exports.formats import FORMATS
from letters.exports.making import make
from letters.models import Export
from letters.services import exports
from letters.services.exports import SILENT_FOR, TRIES, begin, left_behind, note_progress
from tests import factories as a


def an_export(**more):
    owner = a.a_user()
    long_ago = timezone.now() - SILENT_FOR - timedelta(seconds=30)
    return Export.objects.create(
        owner=owner, format="xlsx", rows=3, asked_at=long_ago, touched_at=long_ago, **more
    )


@contextmanager
def written_by(monkeypatch, write):
    form = FORMATS["xlsx"]
    with monkeypatch.context() as patched:
        patched.setitem(FORMATS, "xlsx", type(form)(form.code, form.label, form.kind, write))
        yield


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_counts_nothing_for_long_is_not_taken_for_dead(monkeypatch):
    monkeypatch.setattr(exports, "BEAT", 0.05)
    export, seen = an_export(), []

    def write(_chosen):
        """Silent for longer than the dead are; then the next beat is waited for."""
        silent = timezone.now() - SILENT_FOR - timedelta(seconds=30)
        Export.objects.filter(pk=export.pk).update(touched_at=silent)
        for _moment in range(200):
            time.sleep(0.05)
            if Export.objects.get(pk=export.pk).touched_at > silent:
                break
        seen.extend(left_behind(timezone.now()))
        yield b"a file"

    with written_by(monkeypatch, write):
        make(export.pk)

    export.refresh_from_db()
    assert seen == []
    assert (export.state, export.tries) == (Export.State.DONE, 1)


@pytest.mark.django_db
def test_what_a_dead_worker_left_is_begun_again(public_letter):
    export = an_export(state=Export.State.RUNNING, tries=1)

    assert list(left_behind(timezone.now())) == [export.pk]
    make(export.pk)

    export.refresh_from_db()
    assert (export.state, export.tries, export.rows) == (Export.State.DONE, 2, 3)
    assert export.letters == [public_letter.pk]


@pytest.mark.django_db
def test_what_kills_its_workers_is_given_up_in_words():
    export = an_export(state=Export.State.RUNNING, tries=TRIES)

    assert list(left_behind(timezone.now())) == []

    export.refresh_from_db()
    assert export.state == Export.State.FAILED
    assert "Ask for fewer rows" in export.problem


@pytest.mark.django_db
def test_a_worker_that_was_given_up_tells_nothing_of_its_successor():
    export = an_export(state=Export.State.RUNNING, tries=1)
    successor = begin(pk=export.pk, now=timezone.now())

    note_progress(export=export, done=3, rows=3)
    note_progress(export=successor, done=1, rows=3)

    export.refresh_from_db()
    assert export.rows_done == 1


@pytest.fixture
def public_letter():
    return a.a_letter(a.a_campaign(is_public=True), asks=("One.", "Two.", "Three."))
