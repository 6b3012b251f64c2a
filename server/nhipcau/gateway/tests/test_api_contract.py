"""The open doors against their own description: made-up requests, good and bad."""

import json
from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, settings

from nhipcau.gateway.openapi import description
from nhipcau.guides.tests.files import content, loaded  # noqa: F401 (fixtures)

schema = schemathesis.openapi.from_dict(json.loads(description()))
schema.app = get_wsgi_application()
public = schema.include(tag="procedures")


@pytest.mark.usefixtures("content")
@public.parametrize()
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_one_that_the_description_allows(case: Any):
    case.call_and_validate()
