"""The yearly register of a commune's desk: a number for each dossier that was taken in, without a gap and for ever.

The number is given inside the transaction of the verb that takes a dossier in, so it is there exactly if the dossier
is. The year is that of Vietnam's calendar when it was taken in, and not when word of it came.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import connection
from django.db.models import QuerySet

from nhipcau.dossiers.models import Dossier, Petitioner, RegisterLine
from nhipcau.dossiers.road_rules import ENDED, HANDED_OUT
from nhipcau.dossiers.roads import Road, roads_of, titles, with_road
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.scope import commune_path, within

_NEXT = """
    INSERT INTO dossiers_book AS book (place, year, last) VALUES (%s, %s, 1)
    ON CONFLICT (place, year) DO UPDATE SET last = book.last + 1 RETURNING last
"""


@dataclass(frozen=True)
class Registered:
    """A line of the register in words. Without a road, the person was forgotten, and nothing more is known."""

    number: int
    year: int
    taken_in_on: date
    title: str
    procedure: str
    channel: str
    road: Road | None = None
    petitioner: Petitioner | None = None
    resident: UUID | None = None

    @property
    def handed_out_on(self) -> date | None:
        """The day on which the result was handed out."""
        now = self.road.now if self.road else None
        return now.on if now and now.state == HANDED_OUT else None

    @property
    def note(self) -> str:
        """What the last column says: how it ended, if not with a result."""
        if self.road is None:
            return "Đã xóa theo yêu cầu"
        now = self.road.now
        return now.name.vi if now and now.state in ENDED and now.state != HANDED_OUT else ""


def enter(dossier: Dossier, at: datetime) -> RegisterLine:
    """Give a dossier the next number of its commune's year, unless it has one; others wait until this is committed."""
    known = RegisterLine.objects.filter(dossier=dossier.id).first()
    if known:
        return known
    year = local_date(at).year
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [dossier.place, year])
        (number,) = cursor.fetchone()
    return RegisterLine.objects.create(
        id=uuid5(dossier.id, "register"),
        place=dossier.place,
        year=year,
        number=number,
        dossier=dossier.id,
        procedure=dossier.procedure,
        channel=dossier.channel,
        taken_in_at=at,
    )


def line_of(dossier: UUID) -> RegisterLine | None:
    """Return the line of a dossier, if it was taken in at the desk."""
    return RegisterLine.objects.filter(dossier=dossier).first()


def lines_visible_to(actor: Actor, year: int) -> QuerySet[RegisterLine]:
    """Return the register of the actor's commune in a year, by number."""
    return RegisterLine.objects.filter(within(actor), place=commune_path(actor.scope), year=year).order_by("number")


def years_of(actor: Actor) -> list[int]:
    """Return the years that the commune has a register of, newest first."""
    found = RegisterLine.objects.filter(within(actor), place=commune_path(actor.scope))
    return list(found.order_by("-year").values_list("year", flat=True).distinct())


def in_words(lines: QuerySet[RegisterLine], *, named: bool) -> list[Registered]:
    """Return lines with the roads of their dossiers; ``named``: with who handed them in, which the caller notes."""
    rows = list(lines)
    dossiers = list(with_road(Dossier.objects.filter(id__in=[row.dossier for row in rows if row.dossier])))
    roads, residents = roads_of(dossiers), {one.id: one.resident for one in dossiers}
    people = {one.dossier_id: one for one in Petitioner.objects.filter(dossier__in=dossiers)} if named else {}
    known = titles(row.procedure for row in rows)
    return [
        Registered(
            row.number,
            row.year,
            local_date(row.taken_in_at),
            known.get(row.procedure, row.procedure),
            row.procedure,
            row.channel,
            roads.get(row.dossier) if row.dossier else None,
            people.get(row.dossier) if row.dossier else None,
            residents.get(row.dossier) if row.dossier else None,
        )
        for row in rows
    ]
