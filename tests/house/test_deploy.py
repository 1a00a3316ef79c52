import json
import os
import re
import secrets
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

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


ROOT = Path(__file__).resolve().parents[2]


def commands():
    """What the units and the containers start, by where it stands."""
    for unit in (ROOT / "deploy").glob("*.service"):
        yield unit.name, re.search(r"^ExecStart=(.*)$", unit.read_text(), re.MULTILINE).group(1)
    for name, service in yaml.safe_load((ROOT / "compose.yaml").read_text())["services"].items():
        if name not in {"postgres", "redis"} and "command" in service:
            yield f"compose {name}", service["command"]
    words = re.search(r"^CMD (.*)$", (ROOT / "Containerfile").read_text(), re.MULTILINE)
    yield "Containerfile", " ".join(json.loads(words.group(1)))


@pytest.mark.parametrize(("place", "command"), list(commands()))
def test_what_is_started_in_production_is_there(place, command):
    program = next(one for one in ("granian", "celery", "manage.py") if one in command)
    asked = {
        "granian": ["-m", "granian", "--help"],
        "celery": ["-m", "celery", "-A", "config", *re.findall(r"\b(?:worker|beat)\b", command)[:1],
                   "--help"],
        "manage.py": ["manage.py", "help"],
    }  # fmt: skip
    told = subprocess.run(
        [sys.executable, *asked[program]], cwd=ROOT, check=True, capture_output=True, text=True,
        env=os.environ | {"DEBUG": "1"},
    ).stdout  # fmt: skip

    for flag in re.findall(r"--[a-z-]+", command.replace("--no-input", "")):
        assert flag in told, f"{place}: {flag}"
    for name in re.findall(r"manage\.py (\w+)", command):
        assert name in told, f"{place}: {name}"


def test_settings_of_the_example_are_known():
    example = (ROOT / "deploy" / "heeded.env.example").read_text()
    named = re.findall(r"^([A-Z_]+?)(?:_FILE)?=", example, re.MULTILINE)
    known = "".join(one.read_text() for one in (ROOT / "config").glob("*.py"))

    assert [name for name in named if f'"{name}"' not in known] == []
