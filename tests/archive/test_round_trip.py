"""What is brought back is what was there: every row, every file, twice over."""

import json

import psycopg
import pytest

from archive import members
from archive.tables import kept, left_out
from campaigns.models import Activity
from tests.archive.elsewhere import Elsewhere
from tests.archive.holdings import archived, files_of, here, rows_of, rules_of, sequences_of

pytestmark = pytest.mark.django_db(transaction=True)
SERVED = """
from django.test import Client
from campaigns.models import Organisation
page = Client(HTTP_HOST="localhost").get("/")
print(page.status_code, "North Korea" in page.text, Organisation.objects.create(name="New").pk)
"""


def test_everything_comes_back_twice_over(site, files, elsewhere, tmp_path):
    first = archived(tmp_path / "first.tar")

    done = elsewhere.manage("restore", first)

    assert done.returncode == 0, done.stderr
    assert rows_of(elsewhere.url) == rows_of(here())
    assert sequences_of(elsewhere.url) == sequences_of(here())
    assert files_of(elsewhere.files) == files_of(files) != {}
    rows = sum(len(found) for name, found in rows_of(here()).items() if name not in left_out())
    assert f"{rows} rows of {len(kept())} tables, 2 files" in done.stdout
    assert f"campaigns_activity: {Activity.objects.count()} rows" in done.stdout
    assert "not in the archive: django_session (people sign in again)" in done.stdout

    second = tmp_path / "second.tar"
    assert elsewhere.manage("archive", second).returncode == 0
    once, again = members.check(first), members.check(second)
    same = ("tables", "sequences", "migrations", "files", "left_out")
    assert {name: once[name] for name in same} == {name: again[name] for name in same}
    third = Elsewhere("third", tmp_path / "third")
    try:
        assert third.manage("migrate", "--verbosity", "0").returncode == 0  # empty all the same
        assert third.manage("restore", second).returncode == 0
        assert rows_of(third.url) == rows_of(here())
        assert files_of(third.files) == files_of(files)
        again = third.manage("restore", second)
        assert "The database is not empty" in again.stderr
        assert rows_of(third.url) == rows_of(here())
        it_works_and_keeps_its_rules(third)
    finally:
        third.done_with()


def it_works_and_keeps_its_rules(restored):
    last = restored.asked("SELECT max(id) FROM campaigns_organisation")[0][0]
    served = restored.manage("shell", "-c", SERVED)

    assert f"200 True {last + 1}" in served.stdout, served.stderr
    assert rules_of(restored.url) == rules_of(here())
    with pytest.raises(psycopg.errors.RaiseException):
        restored.asked("UPDATE campaigns_activity SET subject = 'Another'")


def test_the_last_archive_is_told_to_whoever_looks_after_the_site(site, settings, tmp_path):
    path = archived(tmp_path / "site.tar")

    told = json.loads((settings.VAR / "archive.last.json").read_text())

    assert told["bytes"] == path.stat().st_size
    assert told["file"] == "site.tar"
    assert told["files"] == 2
    assert told["missing_files"] == 0
    assert path.stat().st_mode & 0o077 == 0
