"""The verbs that record support."""

from collections.abc import Sequence
from uuid import UUID

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.facts import Asked, Count, Facts
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.registry import each
from nhipcau.kernel.statements import adding, rows
from nhipcau.learning.commands import LEVELS
from nhipcau.people.commands import mark_reached
from nhipcau.people.queries import Helped, People, following
from nhipcau.support.bodies import RecordAssist
from nhipcau.support.problems import NO_CONSENT
from nhipcau.support.rules import check_next_date, check_steps, modes
from nhipcau.support.shown import keep_shown

ASSISTS, HOUSEHOLDS = "support.assists", "people.households"
NOT_ASKED = "safety_"  # how the reasons begin for which the safety question was not asked
_ADD_ASSISTS = adding(
    "support_assist",
    *("id", "place", "household_id", "resident_id", "consent_id", "member_id", "preparation", "procedure", "steps"),
    *("safety_card", "safety_answered", "difficulties", "next_date", "fee", "happened_at", "received_at"),
)


def record_assist(actor: Actor, asked: Sequence[Asked[RecordAssist]]) -> list[Facts | Refusal]:
    """Record helpings: honest steps, the safety card, the next date; the homes now count as reached.

    Work done in a home before it moved away is credited to the place of then, and found where the home is now.

    Refused, each for itself: 404.31 the person is not in the actor's places; 409.31 they had moved away; 422.50 no standing consent to help
    now; 422.51–53 the record contradicts a rule of `rules`.
    """
    people = People(actor, [one.body.resident_id for one in asked], "help_now")
    helped = each(asked, lambda one: _may_help(one, people))
    recorded = [(one, person) for one, person in zip(asked, helped, strict=True) if isinstance(person, Helped)]
    fresh: set[UUID] = set()
    shown: set[UUID] = set()
    if recorded:
        with following(actor, [person for _, person in recorded]):
            _ADD_ASSISTS.run(rows=rows([_line(actor, one, person) for one, person in recorded]))
            fresh = mark_reached(person for _, person in recorded)
            shown = keep_shown(actor, recorded)
    return [
        person if isinstance(person, Refusal) else _facts(one.body, person, fresh, shown)
        for one, person in zip(asked, helped, strict=True)
    ]


def _may_help(one: Asked[RecordAssist], people: People) -> Helped:
    check_steps(one.body.steps)
    check_next_date(one.body.next_date, local_date(one.when.happened_at))
    person = people.get(one.body.household_id, one.body.resident_id, one.when.happened_at)
    if not person.agreed(one.when.happened_at, one.body.consent_id):
        raise Refusal(NO_CONSENT)
    return person


def _line(actor: Actor, one: Asked[RecordAssist], person: Helped) -> dict[str, object]:
    body = one.body
    return {
        "id": body.id,
        "place": person.place,
        "household_id": person.household_id,
        "resident_id": person.id,
        "consent_id": body.consent_id,
        "member_id": actor.id,
        "preparation": body.preparation_id,
        "procedure": body.procedure,
        "steps": body.steps,
        "safety_card": body.safety_card,
        "safety_answered": body.safety_answered,
        "difficulties": body.difficulties,
        "next_date": body.next_date,
        "fee": 0,
        "happened_at": one.when.happened_at,
        "received_at": one.when.received_at,
    }


def _facts(body: RecordAssist, person: Helped, fresh: set[UUID], shown: set[UUID]) -> Facts:
    """Tell of one helping; a newly reached home and a passport are told of once, by the first letter about them."""
    changes = person.told(ASSISTS, body.id)
    if person.household_id in fresh:
        fresh.remove(person.household_id)
        changes += person.told(HOUSEHOLDS, person.household_id)
    if person.id in shown:
        shown.remove(person.id)
        changes += person.told(LEVELS, person.id)
    return Facts(person.stood, changes, _counts(body, person))


def _counts(body: RecordAssist, person: Helped) -> tuple[Count, ...]:
    """Count the help; the home only if nobody there took back that it is counted."""
    counts = [Count("support.assists")]
    if not person.uncounted:
        counts.append(Count("support.households_reached", subject=body.household_id))
    counts.append(Count("support.villages_covered", subject=person.village_id))
    counts += [Count("support.steps", value, key=mode) for mode, value in sorted(modes(body.steps).items())]
    said = sorted(set(body.difficulties))
    counts += [Count("support.difficulties", key=code) for code in said if not code.startswith(NOT_ASKED)]
    counts.append(Count("support.safety", key=body.safety_answered))
    counts += [Count("support.safety", key=code) for code in said if code.startswith(NOT_ASKED)]
    return tuple(counts)
