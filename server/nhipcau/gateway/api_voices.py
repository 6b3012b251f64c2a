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

router = Router(tags=["voices"])
HASH: Final = re.compile(r"[0-9a-f]{64}")
KEY: Final = re.compile(r"[0-9a-f]{32}")
MEDIA: Final = "audio/ogg; codecs=opus"
_SOUND: Final = {MEDIA: {"schema": {"type": "string", "format": "binary"}}}
_LEADS: Final = {
    "responses": {
        303: {
            "description": "The sound is at this address, now and later",
            "headers": {"Location": {"schema": {"type": "string", "pattern": r"^/api/v1/voices/[0-9a-f]{64}\.opus$"}}},
        }
    }
}
_PLAYS: Final = {
    "responses": {
        200: {"description": "The whole sound: Ogg Opus, one channel", "content": _SOUND},
        206: {
            "description": "The one range of it that was asked for",
            "headers": {"Content-Range": {"schema": {"type": "string"}}},
            "content": _SOUND,
        },
    }
}


@router.get(
    "/voices/of/{key}",
    response={303: None},
    summary="Find the voice of a text",
    operation_id="find_voice",
    openapi_extra=_LEADS,
)
def voice_of(request: HttpRequest, key: str) -> HttpResponse:  # noqa: ARG001 (ninja's signature)
    """Lead to the sound of a piece of our guides, made when it is first asked for. No other text is ever said.

    The key is the first 32 hex digits of the hash of the very text; where no voice is installed, this is 503.136.
    """
    if not KEY.fullmatch(key):
        raise Refusal(UNKNOWN_VOICE)
    answer = HttpResponseRedirect(f"/api/v1/voices/{made_voice(key).hash}.opus", status=HTTPStatus.SEE_OTHER)
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@router.get("/voices/{digest}.opus", summary="Hear a voice", operation_id="get_voice", openapi_extra=_PLAYS)
def voice(request: HttpRequest, digest: str) -> HttpResponse:
    """Return a sound by its SHA-256, whole, or in part where a ``Range`` is asked for; it never changes."""
    if not HASH.fullmatch(digest):
        raise Refusal(UNKNOWN_VOICE)
    answer = in_part(request, sound(digest), f'"{digest}"')
    if answer.status_code < HTTPStatus.BAD_REQUEST:
        answer.headers["Content-Type"] = MEDIA
        answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return answer
