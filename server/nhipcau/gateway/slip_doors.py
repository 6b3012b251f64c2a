"""Doors beside the slip's page: its road read aloud, a recorded step, and being told in this browser when something happens.

Whoever holds the slip opens them. Nothing is read aloud but the sentences of that slip.
"""

import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, Final, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe
from pydantic import ValidationError

from nhipcau.dossiers.heard import aloud, hearing, place_of
from nhipcau.dossiers.problems import TOO_MANY_GUESSES
from nhipcau.dossiers.queries import get_slip, road_of_slip, roads
from nhipcau.dossiers.road_problems import UNKNOWN_DOSSIER
from nhipcau.dossiers.roads import Road
from nhipcau.dossiers.slips import explained
from nhipcau.gateway.api_snapshots import in_part
from nhipcau.gateway.api_voices import MEDIA
from nhipcau.guides.queries import known_sound, say
from nhipcau.guides.voices.problems import UNKNOWN_VOICE
from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import now
from nhipcau.kernel.pace import Pace, address_of, waiting
from nhipcau.kernel.problems import Refusal, as_json
from nhipcau.kernel.scope import COUNTRY, commune_path
from nhipcau.messaging import watching
from nhipcau.messaging.problems import NO_BROWSER
from nhipcau.sync.keeping import look_up

MOST_BYTES: Final = 4_000  # of a browser's subscription
KEPT: Final = timedelta(days=30)  # after a dossier's end nothing more comes
P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def held(view: View[P]) -> View[P]:
    """Slow down guessing of codes, and keep what is told out of caches."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        caller = address_of(request)
        guesses = Pace.of("slip")
        if seconds := guesses.wait(caller):
            raise Refusal(TOO_MANY_GUESSES, **waiting(seconds))
        try:
            response = view(request, *args, **kwargs)
        except Refusal as refusal:
            if refusal.problem.status in {HTTPStatus.NOT_FOUND, HTTPStatus.UNPROCESSABLE_ENTITY}:
                guesses.take(caller)
            raise
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    return guarded


@require_safe
@held
def hear(request: HttpRequest, code: str) -> HttpResponse:
    """Return the slip's sentences as sound: Ogg Opus, made when it is first asked for.

    Raises:
        Refusal: 422.60, 404.60 as the page; 429.60 made anew again and again; 503.136 there is no synthesiser.
    """
    road = road_of_slip(code)
    text = aloud(road, explained(get_slip(code)) if road.prepared else None)
    content = known_sound(text)
    if content is None:
        if seconds := Pace.of("slip aloud").take(road.slip):
            raise Refusal(TOO_MANY_GUESSES, **waiting(seconds))
        content = say(text)
    response = in_part(request, content, f'"{hashlib.sha256(content).hexdigest()[:32]}"')
    if response.status_code < HTTPStatus.BAD_REQUEST:
        response.headers["Content-Type"] = MEDIA
    return response


@require_safe
@held
def recording(request: HttpRequest, code: str, digest: str) -> HttpResponse:
    """Return a step of this slip as somebody of the commune recorded it and a second speaker signed it.

    Raises:
        Refusal: 422.60, 404.60 as the page; 404.134 no step of this slip has it.
    """
    preparation = get_slip(code)
    told = explained(preparation)
    tongues = [tongue for tongue, _ in hearing("", told, preparation).tongues]
    steps = (hearing(tongue, told, preparation).steps for tongue in tongues)
    if digest not in {known for one in steps for _, known in one if known}:
        raise Refusal(UNKNOWN_VOICE)
    found = look_up(system(commune_path(preparation.place)), digest)
    response = in_part(request, b"".join(found.part(0, found.size)), f'"{digest}"')
    if response.status_code < HTTPStatus.BAD_REQUEST:
        response.headers["Content-Type"] = found.media
    return response


@csrf_exempt  # no cookie is believed here: the slip's code is what opens it
@require_http_methods(["GET", "HEAD", "POST", "DELETE"])
@held
def watch(request: HttpRequest, code: str) -> HttpResponse:
    """Tell a browser our key; take its subscription, or let go of it.

    Raises:
        Refusal: 422.60, 404.60 as the page; 404.220 the papers are not handed in yet; 422.263 no subscription.
    """
    road = road_of_slip(code)
    if road.dossier is None:
        raise Refusal(UNKNOWN_DOSSIER)
    if request.method in {"GET", "HEAD"}:
        return JsonResponse({"key": watching.public_key()})
    try:
        return _taken(request, road)
    except Refusal as refusal:
        return JsonResponse(as_json(refusal.problem, **refusal.details), status=refusal.problem.status)


def _taken(request: HttpRequest, road: Road) -> HttpResponse:
    told, place = _browser(request), place_of(road)
    if request.method == "DELETE":
        watching.unwatch(road.dossier, place, told.endpoint)  # type: ignore[arg-type]
    else:
        watching.watch(road.dossier, place, told)  # type: ignore[arg-type]
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


def _browser(request: HttpRequest) -> watching.Browser:
    try:
        if int(request.headers.get("Content-Length") or 0) > MOST_BYTES:
            raise Refusal(NO_BROWSER)
        return watching.Browser.model_validate(json.loads(request.body))
    except (ValueError, ValidationError) as error:
        raise Refusal(NO_BROWSER) from error


def let_go() -> int:
    """Let go of browsers that watch what has ended a while ago, or is no more; the caller sees the whole country."""
    asked = watching.watched()
    known = roads(system(COUNTRY), asked)
    still = {name for name, road in known.items() if not (road.ended and road.now and road.now.since < now() - KEPT)}
    return watching.forget_all_but(still, asked)
