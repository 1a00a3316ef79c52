import os
import secrets
import subprocess
import sys

import pytest

SAFE = {
    "SECRET_KEY": secrets.token_urlsafe(60),
    "DATABASE_URL": "postgresql://nobody@localhost/none",
    "REDIS_URL": "redis://localhost:1/0",
    "ALLOWED_HOSTS": "heeded.example.org",
    "SITE_URL": "https://heeded.example.org",
    "EMAIL_HOST": "mail.example.org",
    "ERRORS_TO": "operator@example.org",
}
OURS = ("DJANGO_ALLOW_ASYNC_UNSAFE", "DEBUG", "HTTPS", "IS_DEMO", "DJANGO_SETTINGS_MODULE")


def run(tmp_path, *words, **changes):
    clean = {name: value for name, value in os.environ.items() if name not in (*SAFE, *OURS)}
    told = clean | SAFE | {"HEEDED_VAR": str(tmp_path)} | changes
    return subprocess.run(
        [sys.executable, *words], env=told, check=False, capture_output=True, text=True
    )


def test_the_settings_of_a_safe_site_have_nothing_to_mend(tmp_path):
    done = run(tmp_path, "manage.py", "check", "--deploy", "--fail-level", "WARNING")

    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"SECRET_KEY": "short"}, "SECRET_KEY"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS"),
        ({"IS_DEMO": "1"}, "IS_DEMO"),
        ({"SITE_URL": "http://heeded.example.org"}, "SITE_URL"),
        ({"DATABASE_URL": ""}, "DATABASE_URL"),
    ],
)
def test_an_unsafe_site_does_not_start(tmp_path, changes, told):
    done = run(tmp_path, "-c", "import config.wsgi", **changes)

    assert done.returncode != 0
    assert told in done.stderr


def test_a_site_that_tells_nobody_of_errors_is_warned_of(tmp_path):
    done = run(tmp_path, "manage.py", "check", "--deploy", ERRORS_TO="", EMAIL_HOST="")

    assert "ERRORS_TO" in done.stderr
    assert "EMAIL_HOST" in done.stderr
