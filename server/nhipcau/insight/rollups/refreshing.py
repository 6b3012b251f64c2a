"""Adding up again what something was told of: on reading, by a round, and altogether."""

from collections import defaultdict
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

from django.db import connection, transaction

from nhipcau.insight.atlas import names
from nhipcau.insight.models import Dirty, Heard, MonthSum, MonthWhole, Source
from nhipcau.insight.rollups import sql
from nhipcau.kernel import registry
from nhipcau.kernel.actor import SYSTEM, Actor
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.scope import COUNTRY, acting

EVERY: Final = 60  # seconds
WHOLES_EVERY: Final = 900  # seconds
_LOCK: Final = 4017  # the first half of the lock's name; the second is the province
_BITE: Final = 200  # places and months at once, so that nobody who reads waits long
_LEVELS: Final = {2: "province", 3: "commune", 4: "place"}
_SINCE, _UNTIL = date(1900, 1, 1), date(9999, 12, 1)


class Todo(NamedTuple):
    """A place and a month to be added up again, the commune and the province it lies in."""

    place: str
    month: date
    area: str
    province: str


def refresh(path: str, first: date, last: date) -> bool:
    """Add up again what was told under a place in these months; False where another is at it just now.

    Nobody waits for the lock: whoever does not get it reads the counters. A delta cannot be lost: its dirty row commits
    with it, so what a deletion of dirty rows does not see yet stays dirty.
    """
    dirty = Dirty.objects.filter(place__under=path, month__range=(first.replace(day=1), last))
    waiting: dict[str, list[str]] = defaultdict(list)
    for place in dirty.values_list("place", flat=True).distinct().order_by("place"):
        waiting[place.split(".")[1]].append(place)
    return all(_refresh_province(province, places, first.replace(day=1), last) for province, places in waiting.items())


def sweep() -> None:
    """Add up all that is dirty, a bite at a time; then say up to when it holds."""
    if Source.objects.exists():
        return
    began = now()
    while places := [*Dirty.objects.order_by("place").values_list("place", flat=True).distinct()[:_BITE]]:
        province = places[0].split(".")[1]
        mine = [place for place in places if place.split(".")[1] == province]
        if not _refresh_province(province, mine, _SINCE, _UNTIL):
            return
    for province in provinces():
        Heard.objects.update_or_create(province=province, defaults={"at": began})


def rebuild() -> None:
    """Add everything up from the counters; the caller has locked them."""
    with transaction.atomic(), connection.cursor() as cursor:
        for province in {"", *provinces()}:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_LOCK, _number(province)])
        for statement in sql.REBUILD:
            cursor.execute(statement)


def rename(subject: UUID, to: UUID) -> None:
    """Let a subject who was erased be known by another id, if it is known here at all."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE insight_shared SET subject = %s WHERE subject = %s", [to, subject])


def keep_wholes() -> None:
    """Keep, for this month, every registered total of the provinces that have told something, and of what lies in them."""
    if Source.objects.exists():
        return
    month = local_today().replace(day=1)
    for province in provinces():
        path = f"{COUNTRY}{province}."
        with acting(Actor(UUID(int=1), SYSTEM, path, "system")):
            communes = [spot.path for spot in names().below(path)]
            worked = communes_heard_of(path)
            villages = [spot.path for commune in communes if commune in worked for spot in names().below(commune)]
            wholes = [
                MonthWhole(place=place, level=_LEVELS[parts], name=name, month=month, value=counted.get(place, 0))
                for name, one in registry.denominators.items()
                for parts, places in ((2, [path]), (3, communes), (4, villages))
                for counted in [one.counts(path, parts)]
                for place in places
            ]
            MonthWhole.objects.bulk_create(
                wholes, batch_size=2000, update_conflicts=True, unique_fields=["place", "name", "month"], update_fields=["value"]
            )


def _refresh_province(province: str, places: list[str], first: date, last: date) -> bool:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [_LOCK, _number(province)])
        if cursor.fetchone() != (True,):
            return False
        cursor.execute(sql.TAKE, {"places": places, "first": first, "last": last})
        todo = [Todo(*line) for line in cursor.fetchall()]
        if todo:
            columns = {f"{name}s": [getattr(one, name) for one in todo] for name in Todo._fields}
            for statement in sql.REFRESH:
                cursor.execute(statement, columns)
    return True


def provinces() -> list[str]:
    """Return the codes of the provinces that have told something."""
    told = MonthSum.objects.filter(level="province").exclude(province="").values_list("province", flat=True)
    return [*told.distinct().order_by("province")]


def communes_heard_of(path: str) -> set[str]:
    """Return the paths of the communes of a province that have told something."""
    return set(MonthSum.objects.order_by().filter(level="commune", place__under=path).values_list("place", flat=True).distinct())


def _number(province: str) -> int:
    return int(province) if province.isdigit() else 0
