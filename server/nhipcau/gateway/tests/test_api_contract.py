"""The open doors against their own description: made-up requests, good and bad."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings

from nhipcau.gateway.openapi import description
from nhipcau.guides.tests.files import content, loaded  # noqa: F401 (fixtures)

schema = schemathesis.openapi.from_dict(json.loads(description()))
schema.app = get_wsgi_application()
public = schema.include(tag=["procedures", "voices"])


@pytest.fixture
def one_connection() -> Iterator[None]:
    """Keep the test's own connection open between requests, as Django's test client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("content", "one_connection")
@public.parametrize()
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_one_that_the_description_allows(case: Any):
    case.call_and_validate(headers={"Accept-Encoding": "identity"})
