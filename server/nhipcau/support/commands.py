"""The verbs that record support."""

from uuid import UUID

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.facts import Change, Count, Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.people.commands import mark_reached
from nhipcau.people.queries import consent_stands, get_resident
from nhipcau.support.bodies import RecordAssist
from nhipcau.support.models import Assist
from nhipcau.support.problems import NO_CONSENT
from nhipcau.support.rules import check_next_date, check_steps, modes

ASSISTS = "support.assists"


def record_assist(actor: Actor, body: RecordAssist, *, when: When) -> Facts:
    """Record one helping: honest steps, the safety card, the next date; the home now counts as reached.

    Raises:
        Refusal: 404.31 the person is not in the actor's places; 422.50 no standing consent to help now;
            422.51–53 the record contradicts a rule of `rules`.
    """
    check_steps(body.steps)
    check_next_date(body.next_date, local_date(when.happened_at))
    resident = get_resident(actor, body.household_id, body.resident_id)
    if not consent_stands(body.consent_id, resident.id, "help_now", when.happened_at):
        raise Refusal(NO_CONSENT)
    fields = body.model_dump(exclude={"preparation_id", "steps"})
    Assist.objects.create(
        place=resident.place,
        member_id=actor.id,
        preparation=body.preparation_id,
        steps=[step.model_dump() for step in body.steps],
        happened_at=when.happened_at,
        received_at=when.received_at,
        **fields,
    )
    reached = mark_reached(resident.household)
    return Facts(
        resident.place, changes=(Change(ASSISTS, body.id), reached), counts=_counts(body, resident.household.village_id)
    )


def _counts(body: RecordAssist, village_id: UUID) -> tuple[Count, ...]:
    counts = [
        Count("support.assists"),
        Count("support.households_reached", subject=body.household_id),
        Count("support.villages_covered", subject=village_id),
    ]
    counts += [Count("support.steps", value, key=mode) for mode, value in sorted(modes(body.steps).items())]
    counts += [Count("support.difficulties", key=code) for code in sorted(set(body.difficulties))]
    return tuple(counts)
