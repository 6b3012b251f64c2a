"""What people wish about being watched over: no more reminders of a kind, and what of the citizen's list they have.

The later word counts, by the clock of the moment it was said: a phone that comes back late undoes nothing.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.facts import Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import reaching
from nhipcau.people import bodies
from nhipcau.people.models import Resident
from nhipcau.people.moves import RESIDENTS
from nhipcau.people.problems import KEEPING_NOT_AGREED, UNKNOWN_RESIDENT
from nhipcau.people.queries import People, home_at, household_of


def stop_reminding(actor: Actor, body: bodies.StopReminding, *, when: When) -> Facts:
    """Note that a person wants no more reminders of a kind; it needs no consent, for it asks for less.

    Raises:
        Refusal: 404.31 the person is not in the actor's places; 409.31 they had moved away.
    """
    return _note(actor, body.resident_id, "reminders", body.kind, False, when)


def remind_again(actor: Actor, body: bodies.RemindAgain, *, when: When) -> Facts:
    """Note that a person wants reminders of a kind again.

    Raises:
        Refusal: 404.31 the person is not in the actor's places; 409.31 they had moved away.
    """
    return _note(actor, body.resident_id, "reminders", body.kind, True, when)


def note_item(actor: Actor, body: bodies.NoteItem, *, when: When) -> Facts:
    """Keep that a person has an item of the digital citizen's list, or has it no more.

    Raises:
        Refusal: 404.31 the person is not in the actor's places; 409.31 they had moved away; 422.33 they have not
            agreed that the team keeps anything.
    """
    person = People(actor, [body.resident_id], "follow_up")
    helped = person.get(household_of(body.resident_id), body.resident_id, when.happened_at)
    if body.there and not helped.agreed(when.happened_at):
        raise Refusal(KEEPING_NOT_AGREED)
    return _note(actor, body.resident_id, "citizen", body.item, body.there, when)


def _note(actor: Actor, resident_id: UUID, field: str, key: str, value: bool, when: When) -> Facts:
    home = home_at(actor, household_of(resident_id), when.happened_at, UNKNOWN_RESIDENT)
    with reaching(actor, home.place):
        resident = Resident.objects.select_for_update().get(id=resident_id)
        setattr(resident, field, _later(getattr(resident, field), key, value, when.happened_at))
        resident.save(update_fields=[field])
    return Facts(home.stood, changes=home.told(RESIDENTS, resident_id))


def _later(known: dict[str, Any], key: str, value: bool, at: datetime) -> dict[str, Any]:
    """Return what is known with one more word, unless a later one is there."""
    said = at.isoformat()
    before = known.get(key)
    return known if before and before[1] > said else {**known, key: [value, said]}
