"""The API's description as a file that is reviewed like code."""

import json
from pathlib import Path

from django.conf import settings

from nhipcau.gateway import urls_api  # noqa: F401 (plugs the routers in)
from nhipcau.gateway.api import api


def contract_file() -> Path:
    """Return where the description is committed, in a checkout."""
    return Path(settings.CONTENT_DIR).parent / "contract" / "openapi.json"


def description() -> str:
    """Return the whole description, sorted, so that a change shows as a change."""
    schema = json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/"), default=str))
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
