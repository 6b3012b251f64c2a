"""The verbs about calls for the team: asked, given to somebody, answered; duty and neighbours written down."""

from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from uuid import UUID

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.facts import Change, Count, Facts, When
from nhipcau.kernel.outgoing import Message
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_of, commune_path, covers, reaching
from nhipcau.people.models import Member
from nhipcau.places.models import Village
from nhipcau.support.calls import messages
from nhipcau.support.calls.bodies import AnswerCall, CallTeam, GiveCall, SetDuty, SetNear
from nhipcau.support.calls.models import Duty, Near, TeamCall
from nhipcau.support.calls.problems import STRANGE_VILLAGE, UNFIT_HELPER
from nhipcau.support.calls.queries import get_call, in_time, team_of, who_fits
from nhipcau.support.calls.rules import PATIENCE, due_after

CALLS = "support.team_calls"
ENDS = frozenset({"helped", "not_needed"})
UNNAMED = "xã"


def call_team(actor: Actor, body: CallTeam, *, when: When) -> Facts:
    """Put a call on the commune's list and propose who fits best; whoever is on the list already stays where they are.

    Raises:
        Refusal: 422.57 the village is not in the commune.
    """
    commune = commune_of(actor.scope) or ""
    if body.village_id:
        _village(commune, body.village_id)
    mark = bytes.fromhex(body.mark)
    if TeamCall.objects.filter(mark=mark, commune=commune, ended_at=None).exists():
        return Facts(actor.scope)
    asked_at = when.received_at
    call = TeamCall(
        **body.model_dump(include={"id", "village_id", "how", "wish", "about", "tongue", "part", "wording"}),
        place=commune_path(actor.scope),
        commune=commune,
        mark=mark,
        sealed=bytes.fromhex(body.sealed),
        asked_at=asked_at,
        due_on=due_after(asked_at),
    )
    said = _propose(call, asked_at)
    call.save(force_insert=True)
    return Facts(call.place, (Change(CALLS, call.id),), (Count("support.team_calls", key=body.how),), said)


def give_call(actor: Actor, body: GiveCall, *, when: When) -> Facts:
    """Give a call to a helper, who sees it at once.

    Raises:
        Refusal: 404.56 the call does not wait here; 422.56 nobody of the commune's teams has this id.
    """
    call = get_call(actor, body.call_id)
    helper = team_of(commune_path(actor.scope)).filter(id=body.member_id).first()
    if helper is None:
        raise Refusal(UNFIT_HELPER)
    before, why = call.place, next((one.why for one in who_fits(call) if one.candidate.id == helper.id), ())
    _give(call, helper, list(why), when.received_at)
    call.given_by = actor.id
    call.save()
    return Facts(call.place, _told(call, before), messages=(_message(call, None),))


def answer_call(actor: Actor, body: AnswerCall, *, when: When) -> Facts:
    """Say what became of a call. Who cannot go passes it on to whoever fits next; with its end, the number is let go of.

    Raises:
        Refusal: 404.56 the call does not wait here, or is another's.
    """
    call = get_call(actor, body.call_id)
    before, first, answer = call.place, call.answered_at is None, body.answer
    if answer == "passed":
        with _whole_commune(actor):
            said = _pass_on(call, when.received_at)
            return Facts(before, _told(call, before), messages=said)
    call.taken_at = call.taken_at or when.happened_at
    if answer != "taken":
        call.answered_at, call.outcome = call.answered_at or when.happened_at, answer
    if answer in ENDS:
        call.ended_at, call.sealed = when.received_at, None
    call.save()
    counts = _counted(call) if first and call.answered_at and call.how != "office" else ()
    return Facts(before, _told(call, before), counts)


def set_duty(actor: Actor, body: SetDuty, *, when: When) -> Facts:
    """Write down when somebody of a team can be called.

    Raises:
        Refusal: 422.56 nobody of the commune's teams has this id.
    """
    if not team_of(commune_path(actor.scope)).filter(id=body.member_id).exists():
        raise Refusal(UNFIT_HELPER)
    known = {"days": sorted(set(body.days)), "away_until": body.away_until, "said_at": when.received_at}
    place = commune_path(actor.scope)
    Duty.objects.update_or_create(member_id=body.member_id, defaults=known, create_defaults={**known, "place": place})
    return Facts(place)


def set_near(actor: Actor, body: SetNear, *, when: When) -> Facts:  # noqa: ARG001 (the shape of every verb)
    """Write down which villages lie next to one; those that are not named are so no more.

    Raises:
        Refusal: 422.57 one of them is not in the commune.
    """
    place = commune_path(actor.scope)
    commune, others = commune_of(place) or "", set(body.near) - {body.village_id}
    for village in (body.village_id, *others):
        _village(commune, village)
    Near.objects.filter(one=body.village_id).delete()
    Near.objects.filter(other=body.village_id).delete()
    pairs = [sorted((body.village_id, other), key=str) for other in others]
    Near.objects.bulk_create([Near(place=place, one=one, other=other) for one, other in sorted(pairs, key=str)])
    return Facts(place)


def _propose(call: TeamCall, at: datetime) -> tuple[Message, ...]:
    """Propose who fits best: their phone shows it after a while, unless an officer gives it to another before."""
    best = next(iter(who_fits(call)), None)
    if best is None:
        call.place, call.helper_id, call.why, call.shown_from = _commune_of(call), None, [], None
        return ()
    _give(call, Member.objects.get(id=best.candidate.id), list(best.why), at + PATIENCE)
    return (_message(call, call.shown_from),)


def _give(call: TeamCall, helper: Member, why: list[str], shown_from: datetime) -> None:
    call.place, call.helper_id, call.why, call.shown_from, call.taken_at = helper.scope, helper.id, why, shown_from, None


def _pass_on(call: TeamCall, at: datetime) -> tuple[Message, ...]:
    call.passed = [*call.passed, str(call.helper_id)]
    call.taken_at = call.given_by = None
    said = _propose(call, at)
    if call.shown_from:
        call.shown_from = at  # the officer's while is over
    call.save()
    return tuple(one._replace(not_before=None) for one in said)


def _whole_commune(actor: Actor) -> AbstractContextManager[None]:
    """Let a call leave a helper's village for another of the commune."""
    commune = commune_path(actor.scope)
    return nullcontext() if any(covers(scope, commune) for scope in actor.scopes) else reaching(actor, commune)


def _told(call: TeamCall, before: str) -> tuple[Change, ...]:
    return tuple(Change(CALLS, call.id, place) for place in dict.fromkeys((before, call.place)))


def _counted(call: TeamCall) -> tuple[Count, ...]:
    quick = call.answered_at is not None and in_time(call.answered_at, call.due_on)
    return (Count("support.team_answers", key="in_time" if quick else "late"),)


def _message(call: TeamCall, not_before: datetime | None) -> Message:
    village = Village.objects.filter(id=call.village_id).first() if call.village_id else None
    where = f"{village.kind} {village.name}" if village else UNNAMED
    helper = call.helper_id or UUID(int=0)
    return messages.offered(call.id, helper, where, not_before)


def _village(commune: str, village: UUID) -> Village:
    found = Village.objects.filter(id=village, commune=commune, valid_to=None).first()
    if found is None:
        raise Refusal(STRANGE_VILLAGE)
    return found


def _commune_of(call: TeamCall) -> str:
    return commune_path(call.place)
