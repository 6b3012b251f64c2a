"""The whole of the open API against its own description: made-up requests, good and bad, at every door, also a phone's.

`NHIPCAU_EXAMPLES=200` tries longer. The tus doors for files are a protocol of their own and stand in no OpenAPI:
`test_files.py` speaks tus to them by hand, and `server/tests/sync/test_files_alive.py` with a client that is not ours.
"""

import json
import os
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck
from hypothesis import settings as examples
from schemathesis.checks import CHECKS
from schemathesis.config import SchemathesisConfig

from nhipcau.gateway.openapi import description
from nhipcau.gateway.systems.tests.programs import let_in
from nhipcau.guides.tests.files import content, loaded  # noqa: F401 (fixtures)
from nhipcau.links.clients import tokens
from nhipcau.sync.bundles import publish
from tests.phones import PUSH, phone_of, post
from tests.world import settle

_HOW = SchemathesisConfig.from_dict(
    {
        # a letter is one of hundreds of verbs: to go through each one's edges takes a minute before the first test
        "operations": [{"include-path": "/api/v1/sync/push", "phases": {"coverage": {"enabled": False}}}],
        # the tests bring a token of their own; one left out on purpose would come back, and look like bad data that was taken
        "generation": {"with-security-parameters": False},
    }
)
schema = schemathesis.openapi.from_dict(json.loads(description()), config=_HOW)
schema.app = get_wsgi_application()
LONG = examples(max_examples=int(os.environ.get("NHIPCAU_EXAMPLES", "15")), deadline=None, suppress_health_check=list(HealthCheck))
FOR_PROGRAMS = "systems"  # the tag of doors that open for a program's token
_MADE_UP = dict.fromkeys(  # no made-up request holds a cursor, a period, or an address that may be sent to
    (("GET", "/api/v1/readings"), ("GET", "/api/v1/dossiers/standing"), ("GET", "/api/v1/lgsp/dossiers"), ("GET", "/api/v1/events"), ("POST", "/api/v1/webhooks")),
    "positive_data_acceptance",
)
LEFT_OUT = {  # a check that a door cannot meet, and why
    **_MADE_UP,
    ("POST", "/api/v1/phones/activate"): "positive_data_acceptance",  # no made-up request holds a living code
    ("POST", "/api/v1/courier"): "positive_data_acceptance",  # nor a bundle that some phone has sealed
    ("POST", "/api/v1/phones/key"): "positive_data_acceptance",  # nor a point of the curve
    ("GET", "/api/v1/sync/pull"): "negative_data_rejection",  # a newer phone may ask an older house for more than it knows
    ("POST", "/api/v1/sync/push"): "negative_data_rejection",  # one bad letter is one refusal in the answer, never a lost batch
}


@pytest.fixture
def token(content: None, settings: Any) -> str:  # noqa: F811 (the fixtures)
    """The token of Lan's phone, in a house that has content to hand out."""
    settings.QUOTA_OF_PROGRAMS = 1_000_000
    world = settle()
    publish()
    return phone_of(world, world.lan_id).token


@pytest.fixture
def program(token: str) -> str:
    """The token of a program that was granted everything in the province."""
    found = let_in()
    secret = tokens.proven(str(found.id), found.secret)
    assert secret
    return tokens.give(secret, ()).token


@pytest.fixture
def one_connection(token: str) -> Iterator[None]:
    """Keep the test's own connection open between requests, as Django's test client does while it asks."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("one_connection")
@schema.parametrize()
@LONG
def test_every_answer_is_one_that_the_description_allows(case: Any, token: str, program: str) -> None:
    headers = {"Accept-Encoding": "identity"}
    asked = case.operation.definition.raw
    if asked.get("security"):
        headers["Authorization"] = f"Bearer {program if FOR_PROGRAMS in asked['tags'] else token}"
    left_out = LEFT_OUT.get((case.method, case.path), "")
    case.call_and_validate(headers=headers, excluded_checks=CHECKS.get_by_names([left_out]) if left_out else [])


@pytest.mark.parametrize("sent_at", [0, 1.5, "0", "1793000000", None, True, [], "2026-11-20T02:06:00"])
def test_a_batch_says_when_it_was_sent_as_it_is_described_or_is_refused(sent_at: Any, token: str) -> None:
    answer = post(PUSH, {"sent_at": sent_at, "letters": []}, headers={"authorization": f"Bearer {token}"})
    assert answer.status_code in {400, 422}, answer.content
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_no_door_of_the_api_is_left_out() -> None:
    described = {(method.upper(), path) for path, doors in json.loads(description())["paths"].items() for method in doors}
    tried = {(one.ok().method.upper(), one.ok().path) for one in schema.get_all_operations()}
    assert tried == described
    assert set(LEFT_OUT) <= described
