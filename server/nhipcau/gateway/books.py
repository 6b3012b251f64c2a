"""The address book of those who work here, for the machine that sends messages."""

from uuid import UUID

from nhipcau.kernel.clock import now
from nhipcau.kernel.gsm import home_number
from nhipcau.kernel.outgoing import Address
from nhipcau.people.models import Member
from nhipcau.people.queries import working_at


def member(key: str) -> Address | None:
    """Return where somebody of the teams is reached; nobody who has left."""
    found = Member.objects.filter(id=UUID(key)).exclude(left_at__lte=now()).exclude(phone="").first()
    return Address("sms", home_number(found.phone)) if found else None


def works_here(address: str) -> bool:
    """Say whether an address is that of somebody who works here now, however their number is spelled."""
    return bool(working_at(address))
