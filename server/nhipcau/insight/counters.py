"""Counting as deltas, in the transaction of the command that tells; and counting it all again."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple
from uuid import UUID

from django.db import connection, transaction

from nhipcau.kernel import registry
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.facts import Count, Told
from nhipcau.kernel.scope import commune_of
from nhipcau.kernel.statements import Order, rows

_BATCH = 1000

_ADD = Order("""
    INSERT INTO insight_tally (place, commune, day, measure, key, value)
    SELECT place, commune, day, measure, key, value FROM json_populate_recordset(NULL::insight_tally, %(rows)s::json)
    ON CONFLICT (place, day, measure, key) DO UPDATE SET value = insight_tally.value + excluded.value
""")
_MEET = Order("""
    INSERT INTO insight_touch (place, commune, month, measure, subject)
    SELECT place, commune, month, measure, subject FROM json_populate_recordset(NULL::insight_touch, %(rows)s::json)
    ON CONFLICT DO NOTHING
""")


class _Slot(NamedTuple):
    place: str
    commune: str
    day: date
    measure: str
    key: str


class _Meeting(NamedTuple):
    place: str
    commune: str
    month: date
    measure: str
    subject: UUID


def write(told: Sequence[Told]) -> None:
    """Add what accepted commands tell; a few statements, however many commands.

    Rows go in sorted order, so that two writers wait for each other instead of locking each other out.

    Raises:
        LookupError: a count names a measure that nobody registered, or a distinct one has no subject.
    """
    tallies: Counter[_Slot] = Counter()
    meetings: set[_Meeting] = set()
    for one in told:
        day, commune = local_date(one.happened_at), commune_of(one.place) or ""
        for count in one.counts:
            if _is_sum(count):
                tallies[_Slot(one.place, commune, day, count.measure, count.key)] += count.value
            elif count.subject is not None:
                meetings.add(_Meeting(one.place, commune, day.replace(day=1), count.measure, count.subject))
    if tallies:
        _ADD.run(rows=rows([{**slot._asdict(), "value": value} for slot, value in sorted(tallies.items())]))
    if meetings:
        _MEET.run(rows=rows([meeting._asdict() for meeting in sorted(meetings)]))


def _is_sum(count: Count) -> bool:
    measure = registry.measures.get(count.measure)
    if measure is None:
        raise LookupError(f"{count.measure}: no such measure is registered")
    if measure.kind == "distinct" and count.subject is None:
        raise LookupError(f"{count.measure}: counted once a subject, but the subject is missing")
    return measure.kind == "sum"


def rebuild(entries: Iterable[Told]) -> None:
    """Count everything again from the beginning; writers wait until it is done.

    ``entries`` must be read while it is walked, not before: the tables are locked first, so that a
    command counted here is not counted again by its own transaction, and none is left out.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE insight_tally, insight_touch IN EXCLUSIVE MODE")
            cursor.execute("DELETE FROM insight_tally")
            cursor.execute("DELETE FROM insight_touch")
        walking = iter(entries)
        while some := list(islice(walking, _BATCH)):
            write(some)
