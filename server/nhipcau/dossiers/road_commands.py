"""The verbs of a dossier's road: opening it, and what the desk tells of it afterwards."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID, uuid5

from nhipcau.dossiers import bodies, messages
from nhipcau.dossiers.clocks import apologise_by, may_ask, whole_clock
from nhipcau.dossiers.codes import attach, belongs_to
from nhipcau.dossiers.entries import PROGRESS, Written, write
from nhipcau.dossiers.models import Dossier, Petitioner, Preparation
from nhipcau.dossiers.problems import SLIP_MISTYPED, UNKNOWN_SLIP
from nhipcau.dossiers.queries import dossiers_visible_to, preparations_visible_to
from nhipcau.dossiers.register import enter
from nhipcau.dossiers.road_problems import (
    ASKED_ONCE,
    CODE_TAKEN,
    DOSSIER_ENDED,
    DOSSIER_THERE,
    NO_NEW_DATE,
    NOT_THERE_YET,
    NOTHING_ASKED,
    ROAD_MOVED,
    SORRY_ONCE,
    TOO_LATE_TO_ASK,
    TOO_LATE_TO_SORRY,
    UNKNOWN_DOSSIER,
    UNKNOWN_REASON,
)
from nhipcau.dossiers.road_rules import (
    ASKED,
    ENDED,
    HANDED_OUT,
    NAMES,
    NEW,
    STOPPED,
    TAKEN_IN,
    WITHDRAWN,
    Stage,
    Told,
    case_of,
    mark_of,
    stages,
)
from nhipcau.dossiers.roads import PREPARED, term_of, told_of
from nhipcau.dossiers.rules import read_slip_code
from nhipcau.guides.queries import return_reason
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.calendars import Line, calendar
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.facts import Count, Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_path, reaching


def hand_in(actor: Actor, body: bodies.HandIn, *, when: When) -> Facts:
    """Open the dossier of papers that were taken in at the desk; it follows the family's list, if there is one.

    Raises:
        Refusal: 422.60 it is no slip code; 404.60 the list is not in the actor's places; 409.220 the slip has a dossier;
            409.221 the official code is another dossier's.
    """
    code = read_slip_code(body.slip_code)
    if code is None:
        raise Refusal(SLIP_MISTYPED)
    listed = preparations_visible_to(actor).filter(**({"id": body.preparation_id} if body.preparation_id else {"slip_code": code})).first()
    if body.preparation_id and listed is None:
        raise Refusal(UNKNOWN_SLIP)
    dossier = _open(actor, body.id, listed.slip_code if listed else code, body.procedure, body.channel, listed, when)
    if body.term:
        dossier.term, dossier.term_unit = body.term.many, body.term.unit
    if body.full_name and not dossier.given_name:
        dossier.given_name = body.full_name.rsplit(maxsplit=1)[-1][:40]
    dossier.save()
    if body.full_name or body.phone:
        Petitioner.objects.create(dossier=dossier, place=dossier.place, full_name=body.full_name, phone=body.phone)
    enter(dossier, when.happened_at)
    told = Told(TAKEN_IN, when.happened_at, promised=body.promised, holder=body.holder)
    return _opened(actor, dossier, told, body.official_code, when, "dossiers.handed_in")


def submit_online(actor: Actor, body: bodies.SubmitOnline, *, when: When) -> Facts:
    """Open the dossier that a family sent through the portal.

    Raises:
        Refusal: 404.60 the list is not in the actor's places; 409.220 it has a dossier; 409.221 the code is another's.
    """
    listed = preparations_visible_to(actor).filter(id=body.preparation_id).first()
    if listed is None:
        raise Refusal(UNKNOWN_SLIP)
    with reaching(actor, commune_path(listed.place)):
        dossier = _open(actor, body.id, listed.slip_code, listed.procedure_id, "online", listed, when)
        dossier.save()
        return _opened(actor, dossier, Told(NEW, when.happened_at), body.official_code, when, "dossiers.submitted_online")


def _open(actor: Actor, name: UUID, slip: str, procedure: str, channel: str, listed: Preparation | None, when: When) -> Dossier:
    if Dossier.objects.filter(slip_code=slip).exists():
        raise Refusal(DOSSIER_THERE)
    return Dossier(
        id=name,
        place=commune_path(listed.place if listed else actor.scope),
        slip_code=slip,
        preparation=listed.id if listed else None,
        resident=listed.resident_id if listed else None,
        given_name=listed.given_name if listed else "",
        procedure=procedure,
        channel=channel,
        opened_by=actor.id,
        opened_at=when.happened_at,
    )


def _opened(actor: Actor, dossier: Dossier, told: Told, code: str, when: When, measure: str) -> Facts:
    named = [told]
    if code:
        if belongs_to(dossier.place, code):
            raise Refusal(CODE_TAKEN)
        named += attach(dossier, code, uuid5(dossier.id, code), when)
    written = write(actor, {dossier.id: named}, [dossier], when)
    return _facts(dossier, written, Count(measure))


def attach_code(actor: Actor, body: bodies.AttachCode, *, when: When) -> Facts:
    """Give a dossier the code of an official system; what waited under that code becomes part of its road.

    Raises:
        Refusal: 404.220 there is no such dossier; 409.221 the code is another dossier's.
    """
    dossier = _found(actor, body.dossier_id)
    owner = belongs_to(dossier.place, body.code)
    if owner == dossier.id:
        return Facts(dossier.place)
    if owner:
        raise Refusal(CODE_TAKEN)
    waited = attach(dossier, body.code, body.id, when)
    return _facts(dossier, write(actor, {dossier.id: waited}, [dossier], when), Count("dossiers.codes_attached"))


def tell_state(actor: Actor, body: bodies.TellState, *, when: When) -> Facts:
    """Tell of a state that a dossier came into.

    Raises:
        Refusal: 404.220 there is no such dossier; 409.222 it has ended; 409.236 it has moved on; 422.229 a reason that nobody knows.
    """
    dossier, _ = _standing(actor, body)
    _check_reasons(body.reasons)
    if body.state == TAKEN_IN:
        enter(dossier, when.happened_at)
    more = {"until": body.until, "promised": body.promised, "holder": body.holder, "reasons": tuple(body.reasons)}
    return _step(actor, dossier, body, Told(body.state, when.happened_at, note=body.note, **more), when)  # type: ignore[arg-type]


def ask_supplement(actor: Actor, body: bodies.AskSupplement, *, when: When) -> Facts:
    """Ask for all that is missing: once, and in the days that the law gives.

    Raises:
        Refusal: 404.220 there is no such dossier; 409.222 it has ended; 409.236 it has moved on; 409.223 papers were asked for before; 422.224 it
            is too late; 422.229 a reason that nobody knows.
    """
    dossier, road = _standing(actor, body)
    _check_reasons(body.reasons)
    if any(stage.state == ASKED for stage in road):
        raise Refusal(ASKED_ONCE)
    case = case_of(told_of(dossier), road, None)
    if case.received:
        today = local_date(when.happened_at)
        last = may_ask(case.received, today, calendar(), whole_day=case.whole_day)
        if today > last:
            raise Refusal(TOO_LATE_TO_ASK, day=f"{last:%d/%m/%Y}")
    return _step(actor, dossier, body, Told(ASKED, when.happened_at, note=body.note, reasons=tuple(body.reasons)), when)


def supplement_received(actor: Actor, body: bodies.SupplementReceived, *, when: When) -> Facts:
    """Take in what was missing; the term begins anew.

    Raises:
        Refusal: 404.220 there is no such dossier; 409.222 it has ended; 409.236 it has moved on; 409.225 nothing is awaited.
    """
    dossier, road = _standing(actor, body)
    if not road or road[-1].state != ASKED:
        raise Refusal(NOTHING_ASKED)
    return _step(actor, dossier, body, Told(TAKEN_IN, when.happened_at, note=body.note, promised=body.promised), when)


def apologise(actor: Actor, body: bodies.Apologise, *, when: When) -> Facts:
    """Apologise that a date cannot be kept, and give a new one: in time, and once.

    Raises:
        Refusal: 404.220 there is no such dossier; 409.222 it has ended; 409.236 it has moved on; 409.226 it was done before; 409.230 there is no
            date; 422.227 it is too late; 422.228 the new date is no later working day.
    """
    dossier, road = _standing(actor, body)
    told = told_of(dossier)
    if any(one.act == "apology" for one in told):
        raise Refusal(SORRY_ONCE)
    today = local_date(when.happened_at)
    due = whole_clock(case_of(told, road, term_of(dossier)), calendar(), today).due
    if due is None:
        raise Refusal(NOT_THERE_YET)
    last = apologise_by(due, calendar())
    if today > last:
        raise Refusal(TOO_LATE_TO_SORRY, day=f"{last:%d/%m/%Y}")
    if body.new_date <= due or not calendar().works(body.new_date):
        raise Refusal(NO_NEW_DATE)
    said = Told(road[-1].state, when.happened_at, act="apology", promised=body.new_date, note=body.note)
    written = write(actor, {dossier.id: [said]}, [dossier], when, body.id)
    phone = Petitioner.objects.filter(dossier=dossier).values_list("phone", flat=True).first() or ""
    written = replace(written, messages=messages.of_apology(dossier, phone, body.new_date))
    return _facts(dossier, written, Count("dossiers.apologies"))


def withdraw(actor: Actor, body: bodies.Withdraw, *, when: When) -> Facts:
    """Close a dossier that the person takes back.

    Raises:
        Refusal: 404.220 there is no such dossier; 409.222 it has ended; 409.236 it has moved on.
    """
    return _close(actor, body, WITHDRAWN, when)


def stop(actor: Actor, body: bodies.Stop, *, when: When) -> Facts:
    """Close a dossier that the office stops working on.

    Raises:
        Refusal: 404.220 there is no such dossier; 409.222 it has ended; 409.236 it has moved on.
    """
    return _close(actor, body, STOPPED, when)


def hand_out(actor: Actor, body: bodies.HandOut, *, when: When) -> Facts:
    """Close a dossier whose result was handed out.

    Raises:
        Refusal: 404.220 there is no such dossier; 409.222 it has ended; 409.236 it has moved on.
    """
    return _close(actor, body, HANDED_OUT, when)


def _close(actor: Actor, body: bodies.Step, state: int, when: When) -> Facts:
    dossier, _ = _standing(actor, body)
    return _step(actor, dossier, body, Told(state, when.happened_at, note=body.note), when)


def _step(actor: Actor, dossier: Dossier, body: bodies.Step, told: Told, when: When) -> Facts:
    written = write(actor, {dossier.id: [told]}, [dossier], when, body.id)
    returned = [Count("dossiers.return_reasons", key=reason) for reason in told.reasons]
    return _facts(dossier, written, Count("dossiers.states", key=str(told.state)), *returned)


def _found(actor: Actor, name: UUID) -> Dossier:
    dossier = dossiers_visible_to(actor).filter(id=name).first()
    if dossier is None:
        raise Refusal(UNKNOWN_DOSSIER)
    return dossier


def _standing(actor: Actor, body: bodies.Step) -> tuple[Dossier, list[Stage]]:
    """Return a dossier that goes on, and its road; it is the road that the officer saw, if they say which."""
    dossier = _found(actor, body.dossier_id)
    told = told_of(dossier)
    road = stages(told)
    now = mark_of(told, road)
    if body.saw and body.saw != now:
        raise Refusal(ROAD_MOVED, saw=_said(body.saw).vi, now=_said(now).vi, saw_en=_said(body.saw).en, now_en=_said(now).en)
    if road and road[-1].state in ENDED:
        raise Refusal(DOSSIER_ENDED)
    return dossier, road


def _said(mark: str) -> Line:
    state, _, told = mark.partition(".")
    name = NAMES.get(int(state), PREPARED)
    return Line(f"“{name.vi}” ({told} dòng ghi)", f"“{name.en}” ({told} entries)")


def _check_reasons(keys: Iterable[str]) -> None:
    for key in keys:
        if return_reason(key) is None:
            raise Refusal(UNKNOWN_REASON, reason=key)


def _facts(dossier: Dossier, written: Written, *counts: Count) -> Facts:
    changes = [one for one in written.changes if one.collection == PROGRESS]
    return Facts(dossier.place, tuple(changes), (*counts, *written.counts), written.messages, written.news)
