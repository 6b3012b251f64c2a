"""The shield of whoever raised something: who it was is sealed here, and this file alone opens it.

The wall of its table lets nobody through but the house with a key of its own (``SHUT``): no place path begins like that.
"""

from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Final, NamedTuple
from uuid import UUID

from nhipcau.feedback.petitions.models import Identity
from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.gsm import home_number
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.kernel.sealing import marked, seal, unseal

SHUT: Final = "shut.feedback."
_WHO: Final = "feedback: who raised it"
_NUMBERS: Final = "feedback: marks of numbers"
_PEOPLE: Final = "feedback: marks of people"
_CODES: Final = "feedback: marks of codes"
_SENDERS: Final = "feedback: marks of senders"


class Who(NamedTuple):
    """Who a voice is, as far as they said: a name and an id of ours, a telephone, and the code that they hold."""

    code: str
    name: str = ""
    number: str = ""
    person: str = ""
    household: str = ""


def behind(actor: Actor | None = None) -> AbstractContextManager[None]:
    """Open a transaction that sees this table, and what this actor sees besides."""
    seen = actor or system(COUNTRY)
    return acting(replace(seen, also=(*seen.also, SHUT)))


def keep(actor: Actor, voice: UUID, who: Who) -> None:
    """Seal who a voice is."""
    number, person = home_number(who.number), who.person
    with behind(actor):
        Identity.objects.create(
            voice_id=voice,
            place=SHUT,
            sealed=seal(_WHO, list(who._replace(number=number))),
            number_mark=number_mark(number) if number else None,
            person_mark=person_mark(person) if person else None,
        )


def known(voices: list[UUID]) -> dict[UUID, Who]:
    """Return who these voices are: for the relay, and for an opening that two people agreed to."""
    with behind():
        found = Identity.objects.filter(voice_id__in=voices)
        told = {one.voice_id: unseal(_WHO, one.sealed) for one in found}
    return {voice: Who(*who) for voice, who in told.items() if who}


def voices_of_number(number: str) -> list[UUID]:
    """Return the voices that a telephone raised or joined with."""
    with behind():
        return list(Identity.objects.filter(number_mark=number_mark(number)).values_list("voice_id", flat=True))


def voices_of_person(person: UUID) -> list[UUID]:
    """Return the voices of a resident."""
    with behind():
        return list(Identity.objects.filter(person_mark=person_mark(str(person))).values_list("voice_id", flat=True))


def forget(voices: list[UUID]) -> int:
    """Forget for good who these voices are."""
    with behind():
        return Identity.objects.filter(voice_id__in=voices).delete()[0]


def code_mark(code: str) -> bytes:
    """Return by what a code is known."""
    return marked(_CODES, code)


def number_mark(number: str) -> bytes:
    """Return by what a telephone is known."""
    return marked(_NUMBERS, home_number(number))


def person_mark(person: str) -> bytes:
    """Return by what a person is known."""
    return marked(_PEOPLE, person)


def sender_mark(member: UUID) -> bytes:
    """Return by what a phone's member is known to the photos that they announced."""
    return marked(_SENDERS, str(member))
