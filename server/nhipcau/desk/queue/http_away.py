"""The counter while the network is away: a page that the browser keeps, and the door where it hands in what it did."""

import json
from pathlib import Path
from typing import Any, Final

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe
from pydantic import ValidationError

from nhipcau.desk.queue import queries
from nhipcau.desk.queue.bodies import Away
from nhipcau.desk.queue.pages import COUNTERS, MODES, OUTCOMES, PRIORITY, commune_name, id_in, place_of
from nhipcau.kernel import bus
from nhipcau.kernel.actor import DESK
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.letters import Letter, Verdict
from nhipcau.kernel.purposes import HELP

MAY_SAY: Final = frozenset(
    f"desk.{verb}" for verb in ("lend_series", "take_reserved", "call_number", "hold", "come_back", "no_show", "finish")
)
SAID: Final = {  # what the page's script says
    "online": "Có mạng. Việc vừa làm đã nộp.",
    "away": "Mất mạng. Cứ làm tiếp, máy giữ lại.",
    "guest": "Có mạng, nhưng chưa đăng nhập nên chưa nộp được.",
    "waits": "{n} việc chờ nộp.",
    "none": "Không có việc nào chờ nộp.",
    "series": "Máy này giữ dãy số {x}.",
    "noSeries": "Máy này chưa có dãy số. Mở trang một lần khi có mạng và đã đăng nhập.",
    "call": "Gọi",
    "back": "Gọi lại",
    "outcome": "kết quả",
    "mode": "ai làm",
    "other": "Việc khác",
    "outcomes": OUTCOMES,
    "modes": MODES,
}
WORKER: Final = Path(__file__).parents[1] / "static" / "desk" / "worker.js"


@require_safe
def away(request: HttpRequest) -> HttpResponse:
    """Show the counter's page for days without a network: the same for everybody, with no data in it."""
    return render(request, "desk/away.html", {"priority": PRIORITY, "counters": COUNTERS, "said": json.dumps(SAID, ensure_ascii=False)})


@require_safe
def worker(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """Give the script that keeps that page in the browser; it lies here so that it may answer for it."""
    return HttpResponse(WORKER.read_bytes(), content_type="text/javascript", headers={"Cache-Control": "no-cache"})


@require_safe
@office(DESK, purpose=HELP)
def state(request: OfficeRequest) -> HttpResponse:
    """Tell a counter what it needs when the network goes: services, who waits (numbers only), the series lent to it."""
    place, moment, name = place_of(request.officer.actor), now(), id_in(request.GET.get("may", ""))
    series = queries.series_of(place, name, moment) if name else None
    line = queries.queue(place, moment)
    told: dict[str, Any] = {
        "token": get_token(request),
        "commune": commune_name(place),
        "day": local_today().isoformat(),
        "services": [{"id": str(one.id), "name": one.name} for one in queries.services(place)],
        "series": series and {"letter": series.letter, "last": queries.highest(place, local_today(), series.letter)},
        "numbers": [_told(one) for one in (*line.waiting, *line.held, *line.called)],
    }
    return JsonResponse(told)


@require_POST
@office(DESK, purpose=HELP)
def hand_in(request: OfficeRequest) -> HttpResponse:
    """Take what a counter did, letter by letter; what is handed in twice is done once."""
    try:
        sent = Away.model_validate_json(request.body)
    except ValidationError as error:
        raise BadRequest("no letters of a counter") from error
    known = [one for one in sent.letters if one.verb in MAY_SAY]
    letters = [Letter(one.id, one.verb, one.body, one.happened_at) for one in known]
    answer = bus.obey(request.officer.actor, letters, sent_at=sent.sent_at)
    return JsonResponse({"verdicts": [_verdict(one) for one in answer.verdicts]})


def _told(one: queries.Line) -> dict[str, Any]:
    return {
        "id": str(one.id),
        "label": one.label,
        "quick": one.quick,
        "state": one.state,
        "counter": one.counter,
        "services": list(one.service_ids),
    }


def _verdict(one: Verdict) -> dict[str, Any]:
    problem = one.problem
    words = problem.vi.filled(one.details) if problem else None
    return {"id": str(one.id), "state": one.state, "words": f"{words.what} {words.todo}" if words else "", "number": problem.number if problem else ""}
