"""Pages of what never became evidence are forgotten, and nothing else."""

from datetime import timedelta

import pytest
from django.utils import timezone

from news.models import Capture
from news.services import proof
from news.tasks import forget_pages
from tests.news.desk import a_capture, a_match, an_article
from tests.news.pages import a_page, words
from tests.news.test_proof import case as case
from tests.news.test_proof import filed

pytestmark = pytest.mark.django_db


class TestForgetting:
    def test_pages_that_nobody_confirmed_go_after_their_time(self, case, settings):
        ask, by = case
        body = a_page().encode()
        unused = a_capture(an_article("https://example.org/unused"), a_page(words()).encode())
        twin = a_capture(an_article("https://example.org/twin"), body)
        filed(ask, by, "https://example.org/filed/")
        kept = {
            a_capture(an_article("https://example.org/filed"), body),
            a_capture(an_article("https://example.org/young"), b"young"),
        }
        match = a_match(ask, an_article("https://example.org/confirmed"))
        evidence = filed(ask, by, "https://example.org/elsewhere")
        decided = {"state": "confirmed", "decided_by": by, "decided_at": timezone.now()}
        type(match).objects.filter(pk=match.pk).update(evidence=evidence, **decided)
        kept.add(a_capture(match.article, b"confirmed"))
        long_ago = timezone.now() - timedelta(days=40)
        Capture.objects.exclude(url__endswith="young").update(fetched_at=long_ago)
        storage, names = unused.file.storage, [unused.file.name, twin.file.name]

        assert forget_pages() == 0  # for ever, unless told
        settings.KEEP_PAGES_DAYS = 30
        assert forget_pages() == 2

        assert set(Capture.objects.all()) == kept
        assert [storage.exists(name) for name in names] == [False, True]
        assert all(one.content() for one in kept)

    def test_they_go_in_small_batches(self):
        for number in range(5):
            a_capture(an_article(f"https://example.org/{number}"), str(number).encode())

        gone = [proof.forget(before=timezone.now(), most=2) for _round in range(4)]

        assert gone == [2, 2, 1, 0]
