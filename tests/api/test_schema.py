"""The API keeps to its own description, whatever it is asked."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings

from campaigns.levels import Role
from config.wsgi import application
from letters.statuses import Position
from tests import factories as a
from tests.api.tokens import a_token

schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


@pytest.fixture
def on_file(db):
    letter = a.a_letter(a.a_campaign(is_public=True), asks=("Free the poets.", "Pay them."))
    a.a_response(letter, Position.ACCEPTED, number=1)
    a.some_evidence(letter.recommendations.first())
    person = a.a_person(Role.CONTRIBUTOR, letter.campaign)
    # The server gives its connection back after each request; a test needs it until its end.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield a_token(person, scope="read+suggest")[1]
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@schema.parametrize()
@settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@pytest.mark.parametrize("is_known", [False, True])
def test_every_answer_is_one_that_is_described(case, on_file, is_known):
    sent = {"Authorization": f"Bearer {on_file}"} if is_known else {}
    response = case.call(headers=sent)

    assert response.status_code < 500
    case.validate_response(
        response,
        checks=[
            schemathesis.checks.not_a_server_error,
            schemathesis.checks.status_code_conformance,
            schemathesis.checks.content_type_conformance,
            schemathesis.checks.response_schema_conformance,
        ],
    )
