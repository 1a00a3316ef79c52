"""Letters that were on file before answers, judges and history came: nothing of them is lost."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from letters.asof import AsOf
from letters.models import Recommendation
from letters.selectors.standing import standing_on, worked_out
from tests.letters.test_history import STOOD

BEFORE = [("letters", "0005_offices_noted_by_hand")]
TODAY = timezone.localdate()


def migrate(to):
    executor = MigrationExecutor(connection)
    executor.migrate(to)
    return MigrationExecutor(connection).loader.project_state(to).apps


@pytest.fixture
def before(transactional_db):
    """The tables as they were; afterwards they are as they should be again."""
    latest = MigrationExecutor(connection).loader.graph.leaf_nodes()
    yield migrate(BEFORE)
    migrate(latest)


def put_on_file(apps):
    """An ask that was judged four times and answered twice, once in confidence."""

    def make(model, app="letters", **columns):
        return apps.get_model(app, model).objects.create(**columns)

    ana, ravi = (
        make("User", "campaigns", username=name, email=f"{name}@example.org", name=name)
        for name in ("ana", "ravi")
    )
    coalition = make("Coalition", "campaigns", name="C", slug="c")
    campaign = make("Campaign", "campaigns", coalition=coalition, name="K", slug="k")
    letter = make("Letter", campaign=campaign, subject="S", sent_on=date(2020, 1, 1),
                  state="sent", expected_by=date(2020, 3, 1),
                  expected_basis="requested_in_letter", logged_by=ana)  # fmt: skip
    ask = make("Recommendation", letter=letter, number=1, text="Free them.",
               position="accepted", position_since=date(2020, 2, 1), implementation="implemented",
               implementation_since=date(2022, 1, 1), checked_until=date(2023, 1, 1))  # fmt: skip
    for secret, promised in ((False, date(2020, 6, 1)), (True, date(2029, 1, 1))):
        said = make("Response", letter=letter, kind="substantive_reply", channel="letter",
                    dated=date(2020, 2, 1), from_office="PM", summary="Yes.", logged_by=ana,
                    promised_by=promised, is_confidential=secret)  # fmt: skip
        make("Answer", response=said, recommendation=ask, position="accepted")
    law, report = (
        make("Evidence", recommendation=ask, relation="supports", source_kind=kind, title=kind,
             url=f"https://example.org/{kind}", added_by=ana)
        for kind in ("legislation", "news_report")
    )  # fmt: skip
    steps = [("not_assessed", "announced", 2021), ("announced", "announced", 2021),
             ("announced", "implemented", 2022), ("implemented", "implemented", 2023)]  # fmt: skip
    for number, (was, became, year) in enumerate(steps):
        judged = make(
            "Assessment", recommendation=ask, previous=was, implementation=became,
            effective_on=date(year, 1, 1), considered_until=date(year, 1, 1), because="So.",
            proposed_by=ana, state="proposed",
        )  # fmt: skip
        judged.evidence.set([law, report])
        judged.state, judged.decided_by = "approved", ravi
        judged.decided_at = timezone.now() - timedelta(days=9 - number)
        judged.save()
    return ask.pk


def test_copies_are_those_of_what_was_on_file(before):
    key = put_on_file(before)
    leaf = list(MigrationExecutor(connection).loader.graph.leaf_nodes())
    for _there_and_back in range(2):
        migrate(leaf)
        when = AsOf(TODAY, TODAY)
        rows = Recommendation.objects.filter(pk=key)
        shown = standing_on(rows, when).values(*STOOD).get()

        assert worked_out(rows, when).values(*STOOD).get() == shown
        assert shown["stood_implementation_since"] == date(2022, 1, 1)
        assert shown["stood_due_on"] == date(2020, 6, 1)
        assert (shown["stood_cited"], shown["stood_cited_primary"]) == (2, 1)
        migrate(BEFORE)
