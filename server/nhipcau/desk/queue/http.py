"""The officer's pages of the queue: give numbers, call them, close visits; set up services and screens."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from nhipcau.desk.models import DONE, Screen, Service, Ticket
from nhipcau.desk.queue import bodies, queries, rules
from nhipcau.desk.queue.pages import (
    COUNTERS,
    KINDS,
    MODES,
    OUTCOMES,
    PRIORITY,
    commune_name,
    id_in,
    named,
    page,
    place_of,
    press,
    several,
)
from nhipcau.desk.queue.problems import NOTHING_CHOSEN, OUTCOME_MISSING, SERVICE_UNNAMED, UNKNOWN_APPOINTMENT
from nhipcau.dossiers.models import Preparation
from nhipcau.dossiers.queries import Brief, brief, find_brought, preparations_visible_to
from nhipcau.guides.queries import fields
from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, Actor
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import HELP, RUNNING
from nhipcau.kernel.slip_codes import new_slip_code, read_slip_code, spell_slip_code

HERE: Final = "/ban/hang"
Act = Callable[[Actor, QueryDict, int], str]


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, purpose=HELP)
def board(request: OfficeRequest) -> HttpResponse:
    """Show the queue and the visit at this counter; do what ``viec`` says, and say what was refused."""
    if request.method != "POST":
        return _board(request)
    act = ACTS.get(request.POST.get("viec", ""))
    try:
        if request.POST.get("viec") == "quay":
            _sit_down(request)
        return redirect(HERE + (act(request.officer.actor, request.POST, _counter(request)) if act else ""))
    except Refusal as refusal:
        return _board(request, refusal)


def _take(actor: Actor, sent: QueryDict, counter: int) -> str:  # noqa: ARG001 (the shape of every act)
    chosen = several(sent, "dv")
    if not chosen:
        raise Refusal(NOTHING_CHOSEN)
    preparation = id_in(sent.get("phieu_id", ""))
    body = {"id": press(sent), "services": chosen, "quick": sent.get("uu_tien") == "1", "preparation_id": preparation}
    bus.do(actor, "desk.take_number", bodies.TakeNumber.model_validate(body))
    return f"?moi={body['id']}"


def _arrive(actor: Actor, sent: QueryDict, counter: int) -> str:  # noqa: ARG001 (as above)
    code = read_slip_code(sent.get("ma", "")[:40])
    if code is None:
        raise Refusal(UNKNOWN_APPOINTMENT)
    body = bodies.Arrive(id=press(sent), code=code, quick=sent.get("uu_tien") == "1")
    bus.do(actor, "desk.arrive", body)
    return f"?moi={body.id}"


def _call_next(actor: Actor, sent: QueryDict, counter: int) -> str:
    body = bodies.CallNext(id=press(sent), counter=counter, services=several(sent, "dv")[:40])
    bus.do(actor, "desk.call_next", body)
    return ""


def _call_number(actor: Actor, sent: QueryDict, counter: int) -> str:
    body = bodies.CallNumber(id=press(sent), counter=counter, ticket_id=named(sent, "so"))
    bus.do(actor, "desk.call_number", body)
    return ""


def _of(verb: str) -> Act:
    """Return the act that says a verb about one number."""

    def act(actor: Actor, sent: QueryDict, counter: int) -> str:  # noqa: ARG001 (as above)
        bus.do(actor, verb, bodies.OfNumber(id=press(sent), ticket_id=named(sent, "so")))
        return ""

    return act


def _add(actor: Actor, sent: QueryDict, counter: int) -> str:  # noqa: ARG001 (as above)
    body = bodies.AddHelp(id=press(sent), ticket_id=named(sent, "so"), service_id=named(sent, "sang"))
    bus.do(actor, "desk.add_help", body)
    return ""


def _move(actor: Actor, sent: QueryDict, counter: int) -> str:  # noqa: ARG001 (as above)
    to, instead = named(sent, "sang"), named(sent, "thay")
    body = bodies.MoveOn(id=press(sent), ticket_id=named(sent, "so"), service_id=to, instead_of=instead)
    bus.do(actor, "desk.move_on", body)
    return ""


def _finish(actor: Actor, sent: QueryDict, counter: int) -> str:  # noqa: ARG001 (as above)
    """Close the helps that have an outcome; those that wait for another counter have none."""
    said, waits = [], False
    for one in several(sent, "dv"):
        outcome, mode = sent.get(f"kq-{one}", ""), sent.get(f"ai-{one}", "alone")
        waits = waits or outcome == "wait"
        if outcome != "wait":
            if outcome not in OUTCOMES or mode not in MODES:
                raise Refusal(OUTCOME_MISSING)
            said.append({"service_id": one, "outcome": outcome, "mode": mode})
    body = {"id": press(sent), "ticket_id": named(sent, "so"), "helps": said, "waits": waits}
    bus.do(actor, "desk.finish", bodies.Finish.model_validate(body))
    return f"?xong={body['ticket_id']}"


ACTS: Final[dict[str, Act]] = {
    "lay-so": _take,
    "den-hen": _arrive,
    "goi": _call_next,
    "goi-so": _call_number,
    "goi-lai": _of("desk.call_again"),
    "giu": _of("desk.hold"),
    "quay-lai": _of("desk.come_back"),
    "vang": _of("desk.no_show"),
    "them": _add,
    "chuyen": _move,
    "xong": _finish,
}


def _sit_down(request: OfficeRequest) -> None:
    """Note at which counter this officer sits, and which services it does."""
    typed = request.POST.get("so", "")
    counter = int(typed) if typed.isdecimal() and int(typed) in COUNTERS else 1
    request.session["quay"] = {"so": counter, "dv": [str(one) for one in several(request.POST, "dv")]}


def _counter(request: OfficeRequest) -> int:
    return int(request.session.get("quay", {}).get("so", 1))


def _board(request: OfficeRequest, refusal: Refusal | None = None) -> HttpResponse:
    place, moment = place_of(request.officer.actor), now()
    kept, offered, counter = request.session.get("quay", {}), queries.services(place), _counter(request)
    does = {one for one in map(id_in, kept.get("dv", ())) if one}
    serving, line = queries.at_counter(place, counter, moment), queries.queue(place, moment)
    shown = {
        "commune": commune_name(place),
        "here": HERE,
        "queue": line,
        "waiting": [(one, new_id()) for one in line.waiting],
        "aside": [(one, new_id()) for one in (*line.held, *line.gone)],
        "services": offered,
        "does": does & {one.id for one in offered},
        "counter": counter,
        "counters": COUNTERS,
        "sits": bool(kept),
        "appointments": queries.appointments_on(place, local_today()),
        "press": [new_id() for _ in range(8)],
        "new": _given(place, request.GET.get("moi", "")),
        "ended": _given(place, request.GET.get("xong", "")),
        "priority": PRIORITY,
        "outcomes": OUTCOMES,
        "modes": MODES,
    }
    return page(request, "desk/queue.html", refusal, {**shown, **_visit(request.officer.actor, serving), **_brought(request)})


def _visit(actor: Actor, serving: Ticket | None) -> dict[str, Any]:
    """Return what is shown of the visit at the counter: its helps, and the slip that it was tied to."""
    if serving is None:
        return {"serving": None}
    slip = preparations_visible_to(actor).filter(id=serving.preparation).first() if serving.preparation else None
    return {
        "serving": serving,
        "label": queries.label_of(serving),
        "open_helps": queries.open_helps(serving),
        "closed_helps": [(one, OUTCOMES.get(one.outcome, "")) for one in queries.closed_helps(serving)],
        "slip": spell_slip_code(slip.slip_code) if slip else "",
    }


def _brought(request: OfficeRequest) -> dict[str, Any]:
    """Return what a slip in ``phieu`` proposes: its services, and whether a paper is missing; nothing of the family."""
    actor, typed = request.officer.actor, request.GET.get("phieu", "").strip()
    if not typed:
        return {"typed": "", "proposed": set()}
    try:
        found: Preparation = find_brought(actor, typed.rstrip("/").rsplit("/", 1)[-1][:80])
    except Refusal as refusal:
        return {"typed": typed[:80], "proposed": set(), "no_slip": refusal.problem.vi.filled(refusal.details)}
    line: Brief = brief(found)
    return {"typed": line.spelled, "proposed": set(queries.services_for(place_of(actor), found)), "brief": line, "brought": found.id}


def _given(place: str, name: str) -> dict[str, Any] | None:
    """Return a number that was just given or closed, as the page says it."""
    wanted = id_in(name)
    ticket = Ticket.objects.filter(place=place, id=wanted).first() if wanted else None
    return {"id": ticket.id, "label": queries.label_of(ticket), "done": ticket.state == DONE} if ticket else None


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, purpose=RUNNING)
def services(request: OfficeRequest) -> HttpResponse:
    """Show what the desk offers; change one service, add one, or begin with the proposed list (``viec=goi-y``)."""
    actor, sent = request.officer.actor, request.POST
    if request.method != "POST":
        return _services(request)
    try:
        if sent.get("viec") == "goi-y":
            _begin(actor)
        elif sent.get("viec") == "ghi":
            bus.do(actor, "desk.set_service", _service(sent))
    except Refusal as refusal:
        return _services(request, refusal)
    return redirect(f"{HERE}/dich-vu?xong=1")


def _begin(actor: Actor) -> None:
    """Set up the proposed services, if the desk has none."""
    if not queries.services(place_of(actor), resting=True):
        for rank, (name, kind, groups, limit) in enumerate(rules.DEFAULTS):
            body = {"id": new_id(), "name": name, "kind": kind, "fields": groups, "slot_limit": limit, "rank": rank}
            bus.do(actor, "desk.set_service", bodies.SetService.model_validate(body))


def _service(sent: QueryDict) -> bodies.SetService:
    """Return what a form says of a service; what it leaves out is as small as can be."""
    name = " ".join(sent.get("ten", "").split())[:80]
    if len(name) < 2:  # noqa: PLR2004 (letters of the shortest name)
        raise Refusal(SERVICE_UNNAMED)
    limit, rank = sent.get("cho", ""), sent.get("thu_tu", "")
    body = {
        "id": id_in(sent.get("id", "")) or new_id(),
        "name": name,
        "kind": sent.get("loai") if sent.get("loai") in KINDS else "process",
        "fields": [one for one in sent.getlist("nhom") if one in {group["key"] for group in fields()}],
        "slot_limit": min(int(limit), 20) if limit.isdecimal() else 0,
        "open": sent.get("mo") == "1",
        "rank": min(int(rank), 999) if rank.isdecimal() else 0,
    }
    return bodies.SetService.model_validate(body)


def _services(request: OfficeRequest, refusal: Refusal | None = None) -> HttpResponse:
    place = place_of(request.officer.actor)
    rows: list[Service] = queries.services(place, resting=True)
    shown = {
        "commune": commune_name(place),
        "here": HERE,
        "rows": rows,
        "groups": [(one["key"], one["title"]) for one in fields()],
        "kinds": KINDS,
        "fresh": new_id(),
        "next_rank": max((one.rank for one in rows), default=-1) + 1,
        "done": request.GET.get("xong") == "1",
    }
    return page(request, "desk/services.html", refusal, shown)


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, purpose=RUNNING)
def screens(request: OfficeRequest) -> HttpResponse:
    """Show the screens in the hall; open one (``loai``), or close one (``bo``)."""
    actor, sent = request.officer.actor, request.POST
    if request.method != "POST":
        return _screens(request)
    try:
        _set_screen(actor, sent)
    except Refusal as refusal:
        return _screens(request, refusal)
    return redirect(f"{HERE}/man-hinh")


def _set_screen(actor: Actor, sent: QueryDict) -> None:
    closed: UUID | None = id_in(sent.get("bo", ""))
    if closed:
        bus.do(actor, "desk.close_screen", bodies.CloseScreen(id=new_id(), screen_id=closed))
    elif sent.get("loai") in {Screen.DISPLAY, Screen.KIOSK}:
        body = {"id": press(sent), "code": new_slip_code(), "kind": sent.get("loai")}
        bus.do(actor, "desk.open_screen", bodies.OpenScreen.model_validate(body))


def _screens(request: OfficeRequest, refusal: Refusal | None = None) -> HttpResponse:
    place = place_of(request.officer.actor)
    rows = [(one, f"/quay/{'man-hinh' if one.kind == Screen.DISPLAY else 'lay-so'}/{spell_slip_code(one.code)}") for one in queries.screens(place)]
    shown = {"commune": commune_name(place), "here": HERE, "rows": rows, "press": [new_id(), new_id()]}
    return page(request, "desk/screens.html", refusal, {**shown, "address": request.build_absolute_uri("/")[:-1]})
