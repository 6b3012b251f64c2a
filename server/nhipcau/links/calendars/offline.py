"""Officers' own calendars on the bus."""

from nhipcau.kernel.actor import COMMUNE_LEAD, DESK
from nhipcau.kernel.purposes import RUNNING
from nhipcau.kernel.registry import command
from nhipcau.links.calendars import bodies, commands

OFFICE = frozenset({DESK, COMMUNE_LEAD})

command("links.open_calendar", bodies.OpenCalendar, roles=OFFICE, purpose=RUNNING)(commands.open_calendar)
command("links.end_calendar", bodies.EndCalendar, roles=OFFICE, purpose=RUNNING, ends=True)(commands.end_calendar)
