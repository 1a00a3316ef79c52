"""An archive that is not whole is refused, and what breaks off leaves nothing half done."""

import fcntl
import io
import os
import resource
import threading

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from archive import making, members
from letters.models import Letter, LetterFile
from tests import factories as a
from tests.archive.holdings import archived, files_of, here, rows_of

pytestmark = pytest.mark.django_db(transaction=True)
BROKEN = r"damaged|not whole|cannot be read"


def rewritten(path, change):
    """The archive again, with another manifest and right sums."""
    other = path.with_name("other.tar")
    with other.open("wb") as file:
        writer = members.Writer(file)
        for name, content in members.members(path):
            if name not in {members.MANIFEST, members.SUMS}:
                writer.add(name, content, size_of(content))
        writer.close(change(members.check(path)))
    return other


def size_of(content):
    size = content.seek(0, os.SEEK_END)
    content.seek(0)
    return size


def test_a_truncated_archive_is_refused(site, elsewhere, tmp_path):
    whole = archived(tmp_path / "site.tar").read_bytes()
    short = tmp_path / "short.tar"
    for length in (0, 100, len(whole) // 2, len(whole) - 20_000):
        short.write_bytes(whole[:length])
        with pytest.raises(CommandError, match=BROKEN):
            call_command("archive", short, check=True)

    refused = elsewhere.manage("restore", short)

    assert refused.returncode == 1
    assert elsewhere.tables() == []


def test_a_changed_byte_is_found(site, elsewhere, tmp_path):
    whole = archived(tmp_path / "site.tar").read_bytes()
    changed = tmp_path / "changed.tar"
    for mark in (b"accept \xe2\x80\x9cit", b'"made_at"', b"  files/letters", b"tables/letters_let"):
        at = whole.index(mark) + 3
        changed.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(CommandError, match=BROKEN):
            call_command("archive", changed, check=True)

    refused = elsewhere.manage("restore", changed)

    assert refused.returncode == 1
    assert elsewhere.tables() == []


def test_checking_needs_no_database(site, elsewhere, tmp_path):
    path = archived(tmp_path / "site.tar")

    done = elsewhere.manage("archive", "--check", path, database="postgresql://nobody@/nowhere")

    assert done.returncode == 0, done.stderr
    assert "is whole" in done.stdout


def test_an_unknown_table_and_a_newer_version_are_refused(site, elsewhere, tmp_path):
    path = archived(tmp_path / "site.tar")

    def with_a_table(told):
        told["tables"].append({"name": "letters_other", "columns": ["id"], "rows": 1, "parts": 0})
        return told

    refused = elsewhere.manage("restore", rewritten(path, with_a_table))
    assert "tables that Heeded does not have: letters_other" in refused.stderr

    def with_a_migration(told):
        return told | {"migrations": [*told["migrations"], ["letters", "9999_later"]]}

    refused = elsewhere.manage("restore", rewritten(path, with_a_migration))
    assert "newer than this one" in refused.stderr
    assert "letters.9999_later" in refused.stderr
    assert elsewhere.tables() == []


def test_a_name_that_leads_out_of_the_folder_is_refused(site, elsewhere, tmp_path):
    path = tmp_path / "hostile.tar"
    told = members.check(archived(tmp_path / "site.tar"))
    with path.open("wb") as file:
        writer = members.Writer(file)
        for name, content in members.members(tmp_path / "site.tar"):
            if name.startswith(members.TABLES):
                writer.add(name, content, size_of(content))
        writer.add("files/../../outside.txt", io.BytesIO(b"out"), 3)
        writer.close(told)

    refused = elsewhere.manage("restore", path)

    assert "A name in the archive is refused" in refused.stderr
    assert elsewhere.tables() == []
    assert not (tmp_path / "outside.txt").exists()


def test_a_full_disk_leaves_no_archive(site, tmp_path):
    path = tmp_path / "site.tar"
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(CommandError, match=r"Nothing was kept"):
            call_command("archive", path, verbosity=0)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert list(tmp_path.glob("site.tar*")) == []


def test_two_do_not_write_one_archive(site, tmp_path):
    path = tmp_path / "site.tar"
    with (tmp_path / "site.tar.part").open("wb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(CommandError, match="written by somebody else"):
            call_command("archive", path)

    archived(path)
    with pytest.raises(CommandError, match="is there already"):
        call_command("archive", path)


def test_a_database_that_lacks_migrations_is_not_archived(site, tmp_path):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE django_migrations SET app = 'away' WHERE app = 'news'")
        try:
            with pytest.raises(CommandError, match="lacks migrations"):
                call_command("archive", tmp_path / "site.tar")
        finally:
            cursor.execute("UPDATE django_migrations SET app = 'news' WHERE app = 'away'")
    assert not (tmp_path / "site.tar.part").exists()


def test_rows_that_break_a_rule_are_refused(site, elsewhere, tmp_path):
    """Triggers rest while rows come in; constraints do not."""
    rule = "CHECK (number >= 1)"
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE letters_recommendation DROP CONSTRAINT asks_numbered_from_one")
        cursor.execute("UPDATE letters_recommendation SET number = 0 WHERE number = 1")
    path = archived(tmp_path / "site.tar")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE letters_recommendation SET number = 1 WHERE number = 0")
        cursor.execute(
            f"ALTER TABLE letters_recommendation ADD CONSTRAINT asks_numbered_from_one {rule}"
        )

    refused = elsewhere.manage("restore", path)

    assert "asks_numbered_from_one" in refused.stderr
    assert elsewhere.tables() == []
    assert not elsewhere.files.exists()


def test_tables_of_somebody_else_are_left_alone(site, elsewhere, tmp_path):
    path = archived(tmp_path / "site.tar")
    with psycopg.connect(elsewhere.url) as base:
        base.execute("CREATE TABLE of_somebody_else (id int)")

    refused = elsewhere.manage("restore", path)

    assert "of_somebody_else" in refused.stderr
    assert elsewhere.tables() == ["of_somebody_else"]


def test_an_archive_that_is_killed_never_looks_whole(site, files, elsewhere, tmp_path):
    path = tmp_path / "site.tar"
    elsewhere.folder = files.parent
    with psycopg.connect(here()) as base:
        base.execute("LOCK TABLE news_tip IN ACCESS EXCLUSIVE MODE")
        elsewhere.killed("archive", path, when="news_story: ", database=here_url(elsewhere))

    assert not path.exists()
    with pytest.raises(CommandError, match=BROKEN):
        call_command("archive", tmp_path / "site.tar.part", check=True)
    archived(path)
    call_command("archive", path, check=True)
    assert not (tmp_path / "site.tar.part").exists()


def here_url(elsewhere):
    """The database of the test, as its owner reaches it."""
    server = elsewhere.url.rpartition("/")[0].replace(elsewhere.owner, "postgres")
    return f"{server}/{connection.settings_dict['NAME']}"


def test_a_restore_that_is_killed_leaves_the_database_empty(site, files, elsewhere, tmp_path):
    path = archived(tmp_path / "site.tar")
    last = max(files_of(files))
    stuck = elsewhere.files / last
    stuck.parent.mkdir(parents=True)
    os.mkfifo(stuck)  # reading it goes on for ever

    elsewhere.killed("restore", path, when="news_tip: ")

    stuck.unlink()
    stuck.write_bytes(b"half of")
    assert elsewhere.tables() == []
    done = elsewhere.manage("restore", path)
    assert done.returncode == 0, done.stderr
    assert "1 replaced" in done.stdout
    assert rows_of(elsewhere.url) == rows_of(here())
    assert files_of(elsewhere.files) == files_of(files)


def test_a_disk_that_takes_no_files_leaves_nothing_behind(site, files, elsewhere, tmp_path):
    path = archived(tmp_path / "site.tar")
    elsewhere.files.mkdir(parents=True)
    (elsewhere.files / "pages").write_text("in the way")

    refused = elsewhere.manage("restore", path)

    assert refused.returncode == 1
    assert "Nothing was restored" in refused.stderr
    assert elsewhere.tables() == []
    assert list(files_of(elsewhere.files)) == ["pages"]


def test_a_file_that_is_gone_is_told_and_stops_nothing(site, elsewhere, tmp_path, capsys):
    name = LetterFile.objects.get().original
    name.storage.delete(name.name)

    path = archived(tmp_path / "site.tar")

    assert f"{name.name} is named by a row and is not there" in capsys.readouterr().err
    done = elsewhere.manage("restore", path)
    assert f"the file {name.name} (it was missing then)" in done.stdout


def test_what_is_written_meanwhile_is_in_the_archive_whole_or_not_at_all(site, tmp_path):
    before = Letter.objects.count()

    def write_on(line):
        if line.startswith("campaigns_activity"):
            writer = threading.Thread(target=lambda: (a.a_letter(), connection.close()))
            writer.start()
            writer.join()

    made = making.make(tmp_path / "site.tar", write_on)

    rows = {table["name"]: table["rows"] for table in made.manifest["tables"]}
    assert Letter.objects.count() == before + 1
    assert rows["letters_letter"] == before
