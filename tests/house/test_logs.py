import io
import json
import logging

import pytest
import sentry_sdk
from django.core import mail
from django.db import OperationalError
from django.test import Client
from django.urls import path
from sentry_sdk.transport import Transport
from structlog.stdlib import ProcessorFormatter

from config import reports
from config.logs import SHARED, logging_settings
from config.urls import urlpatterns as site

pytestmark = pytest.mark.django_db

SECRETS = ("quincewort", "zephyrine@example.org", "heeded_abcdefghij")


def breaks(request, word=""):
    given = f"{request.GET} {request.POST} {SECRETS[1]} {SECRETS[2]}"
    raise ValueError(given)


urlpatterns = [*site, path("breaks/<str:word>/", breaks), path("breaks/", breaks)]
handler500 = "config.outages.broken"


@pytest.fixture
def lines():
    """What a server writes, line by line."""
    told = io.StringIO()
    settings = logging_settings(level="INFO", is_json=True)
    handler = logging.StreamHandler(told)
    handler.setFormatter(
        ProcessorFormatter(
            processors=settings["formatters"]["line"]["processors"], foreign_pre_chain=SHARED
        )
    )
    root = logging.getLogger()
    root.addHandler(handler)
    level = root.level
    root.setLevel("INFO")
    yield lambda: [json.loads(line) for line in told.getvalue().splitlines()]
    root.setLevel(level)
    root.removeHandler(handler)


@pytest.fixture
def visitor():
    return Client(raise_request_exception=False)


def test_a_request_is_one_line_that_its_number_finds(client, lines):
    answer = client.get("/how-we-judge/?text=quincewort")

    [line] = lines()
    assert line["request_id"] == answer["X-Request-ID"]
    assert line["request"] == "GET /how-we-judge/"
    assert line["code"] == 200


def test_no_line_holds_a_key_or_what_was_typed(client, lines):
    client.get(
        "/sign/quincewort/?text=zephyrine@example.org",
        headers={"Authorization": f"Bearer {SECRETS[2]}", "User-Agent": "Odd browser"},
    )
    logging.getLogger("some").warning("Mail to %s went wrong.", SECRETS[1])

    told = json.dumps(lines())
    assert "/sign/<token>/" in told
    for word in (*SECRETS, "Odd browser", "127.0.0.1"):
        assert word not in told


TYPED = {
    "/themes/quincewort and more/": "GET /themes/<theme>/",
    "/campaigns/quincewort/": "GET /campaigns/<slug>/",
    "/governments/quincewort/": "GET /governments/<country>/",
    "/accounts/password/reset/key/1-quincewort/": "GET /… (account_reset_password_from_key)",
    "/admin/campaigns/user/quincewort/change/": "GET /admin/campaigns/user/<object_id>/change/",
    "/nothing/quincewort/": "GET /…",
    "/letters/999999/": "GET /letters/999999/",
}


@pytest.mark.parametrize("address", TYPED)
def test_an_address_is_told_by_its_pattern_and_not_by_its_words(client, lines, address):
    client.get(address, {"q": "quincewort", "topic": "quincewort"})

    assert {line["request"] for line in lines()} == {TYPED[address]}
    assert "quincewort" not in json.dumps(lines())


def test_what_is_refused_at_the_door_is_not_repeated(settings, lines, mailoutbox):
    settings.ADMINS = [("", "operator@example.org")]
    client = Client(enforce_csrf_checks=True)

    assert client.post("/themes/quincewort/").status_code == 403
    assert client.get("/", headers={"host": "quincewort.example"}).status_code == 400

    assert len(lines()) == 2
    assert "quincewort" not in json.dumps(lines())
    assert mailoutbox == []


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ValueError("quincewort"), "ValueError\n"),
        (OSError(28, "No space left", "quincewort.pdf"), "OSError: No space left\n"),
        (OperationalError("connection refused"), "OperationalError: connection refused\n"),
    ],
)
def test_an_error_tells_where_it_broke_and_not_what_was_typed(lines, error, told):
    word = "quince" + "wort"  # the line of code itself is told
    try:
        raise RuntimeError(word) from error
    except RuntimeError:
        logging.getLogger("some").exception("It broke.")

    [line] = lines()
    assert line["exception"].startswith("RuntimeError\n")
    assert told.strip() in line["exception"].splitlines()
    assert "test_logs.py" in line["exception"]
    assert "quincewort" not in line["exception"]


def test_a_task_that_fails_is_told_without_what_its_error_says(lines):
    logging.getLogger("celery.app.trace").error(
        "Task %s[%s] raised unexpected: %s",
        "letters.tasks.send_mail",
        "7",
        "KeyError('quincewort')",
    )

    assert lines()[0]["event"].endswith("raised unexpected: KeyError")


@pytest.mark.urls(__name__)
def test_a_broken_page_tells_its_number_and_the_operators_where(visitor, settings, lines):
    settings.ADMINS = [("", "operator@example.org")]

    answer = visitor.post("/breaks/quincewort/?q=quincewort", {"password": "quincewort"})

    assert answer.status_code == 500
    number = answer["X-Request-ID"]
    assert number in answer.content.decode()
    assert any(line.get("request_id") == number for line in lines())
    [letter] = mail.outbox
    assert number in letter.body
    assert "in breaks" in letter.body
    for word in SECRETS:
        assert word not in letter.subject + letter.body
    for word in SECRETS:
        assert word not in json.dumps(lines())


@pytest.mark.urls(__name__)
def test_an_outage_is_one_mail(visitor, settings):
    settings.ADMINS = [("", "operator@example.org")]

    for _visit in range(5):
        visitor.get("/breaks/")

    assert len(mail.outbox) <= 1


class Kept(Transport):
    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []

    def capture_envelope(self, envelope):
        self.told += [item.payload.get_bytes().decode() for item in envelope.items]


@pytest.mark.urls(__name__)
def test_a_service_for_errors_learns_nothing_of_people(visitor, monkeypatch):
    kept = Kept()
    begin = sentry_sdk.init
    monkeypatch.setattr(reports.sentry_sdk, "init", lambda **more: begin(**more, transport=kept))
    reports.report_to("https://key@errors.example.org/1", "heeded")

    visitor.post("/breaks/quincewort/?q=quincewort", {"password": "quincewort"})
    sentry_sdk.get_client().close()

    told = " ".join(kept.told)
    assert "breaks" in told
    for word in SECRETS:
        assert word not in told
