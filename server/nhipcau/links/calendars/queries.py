"""Which address an officer has, and whose an address is."""

import secrets
from typing import Final, NamedTuple
from uuid import UUID

from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.scope import COUNTRY, acting, within
from nhipcau.kernel.sealing import marked
from nhipcau.links.calendars.models import Calendar

ADDRESS: Final = "calendar address"  # what the key is for
LONGEST: Final = 80


class Whose(NamedTuple):
    """Whose calendar an address is, and at which place it was made."""

    member: UUID
    place: str


def new_token() -> tuple[str, str]:
    """Return a new token of 256 bits, and its keyed hash as the verb carries it."""
    made = secrets.token_urlsafe(32)
    return made, marked(ADDRESS, made).hex()


def whose(token: str) -> Whose | None:
    """Return whose calendar a token opens; nobody's where it is unknown or was ended."""
    if not token or len(token) > LONGEST:
        return None
    with acting(system(COUNTRY)):  # read before anybody is known
        found = Calendar.objects.filter(mark=marked(ADDRESS, token), ended_at=None).values_list("member_id", "place").first()
    return Whose(*found) if found else None


def calendar_of(actor: Actor) -> Calendar | None:
    """Return the address that an officer has now."""
    return Calendar.objects.filter(within(actor), member_id=actor.id, ended_at=None).first()
