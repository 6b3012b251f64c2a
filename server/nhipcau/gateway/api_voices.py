"""The doors to the synthesised voice: public, like the guides whose words it says."""

import re
from http import HTTPStatus
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from ninja import Router

from nhipcau.gateway.api_snapshots import in_part
from nhipcau.guides.voices.problems import UNKNOWN_VOICE
from nhipcau.guides.voices.queries import made_voice, sound
from nhipcau.kernel.problems import Refusal

router = Router(tags=["procedures"])
HASH: Final = re.compile(r"[0-9a-f]{64}")
KEY: Final = re.compile(r"[0-9a-f]{32}")


@router.get("/voices/of/{key}", include_in_schema=False)
def voice_of(request: HttpRequest, key: str) -> HttpResponse:  # noqa: ARG001 (ninja's signature)
    """Lead to the sound of a piece of our guides, which is made when it is first asked for. No other text is ever said."""
    if not KEY.fullmatch(key):
        raise Refusal(UNKNOWN_VOICE)
    answer = HttpResponseRedirect(f"/api/v1/voices/{made_voice(key).hash}.opus", status=HTTPStatus.SEE_OTHER)
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@router.get("/voices/{digest}.opus", include_in_schema=False)
def voice(request: HttpRequest, digest: str) -> HttpResponse:
    """Return a sound, whole or in part; under its hash it never changes."""
    if not HASH.fullmatch(digest):
        raise Refusal(UNKNOWN_VOICE)
    answer = in_part(request, sound(digest), f'"{digest}"')
    if answer.status_code < HTTPStatus.BAD_REQUEST:
        answer.headers["Content-Type"] = "audio/ogg; codecs=opus"
        answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return answer
