import io
import json
import logging

import pytest
import sentry_sdk
from django.core import mail
from django.test import Client
from django.urls import path
from sentry_sdk.transport import Transport
from structlog.stdlib import ProcessorFormatter

from config import reports
from config.logs import SHARED, logging_settings
from config.urls import urlpatterns as site

pytestmark = pytest.mark.django_db

SECRETS = ("quincewort", "zephyrine@example.org", "heeded_abcdefghij")


def breaks(request):
    given = f"{request.GET} {request.POST} {SECRETS[1]} {SECRETS[2]}"
    raise ValueError(given)


urlpatterns = [*site, path("breaks/", breaks)]
handler500 = "config.reports.broken"


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
    assert "/sign/" in told
    for word in (*SECRETS, "Odd browser", "127.0.0.1"):
        assert word not in told


@pytest.mark.urls(__name__)
def test_a_broken_page_tells_its_number_and_the_operators_where(visitor, settings, lines):
    settings.ADMINS = [("", "operator@example.org")]

    answer = visitor.post("/breaks/?q=quincewort", {"password": "quincewort"})

    assert answer.status_code == 500
    number = answer["X-Request-ID"]
    assert number in answer.content.decode()
    assert any(line.get("request_id") == number for line in lines())
    [letter] = mail.outbox
    assert number in letter.body
    assert "in breaks" in letter.body
    for word in SECRETS:
        assert word not in letter.subject + letter.body
    for word in SECRETS[1:]:
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

    visitor.post("/breaks/?q=quincewort", {"password": "quincewort"})
    sentry_sdk.get_client().close()

    told = " ".join(kept.told)
    assert "breaks" in told
    for word in SECRETS:
        assert word not in told
