"""Counting as deltas, in the transaction of the command that tells; and counting it all again."""

from collections.abc import Iterable, Sequence
from itertools import islice

from django.db import connection, transaction

from nhipcau.kernel import registry
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.facts import Count, Told
from nhipcau.kernel.scope import commune_of
from nhipcau.kernel.statements import Order, rows

_BATCH = 1000
_Slot = tuple[str, str, str, str]  # place, day, measure, key
_Meeting = tuple[str, str, str, str]  # place, month, measure, subject

_ADD = Order("""
    WITH met AS (
        INSERT INTO insight_touch (place, commune, month, measure, subject)
        SELECT place, commune, month, measure, subject FROM json_populate_recordset(NULL::insight_touch, %(touches)s::json)
        ON CONFLICT DO NOTHING
    )
    INSERT INTO insight_tally (place, commune, day, measure, key, value)
    SELECT place, commune, day, measure, key, value FROM json_populate_recordset(NULL::insight_tally, %(tallies)s::json)
    ON CONFLICT (place, day, measure, key) DO UPDATE SET value = insight_tally.value + excluded.value
""")


def write(told: Sequence[Told]) -> None:
    """Add what accepted commands tell; one statement, however many commands.

    Rows go in sorted order, so that two writers wait for each other instead of locking each other out.

    Raises:
        LookupError: a count names a measure that nobody registered, or a distinct one has no subject.
    """
    tallies, meetings = _added_up(told)
    if tallies or meetings:
        touches = rows([_touch(*meeting) for meeting in sorted(meetings)])
        _ADD.run(touches=touches, tallies=rows([_tally(*slot, value) for slot, value in sorted(tallies.items())]))


def _added_up(told: Iterable[Told]) -> tuple[dict[_Slot, int], set[_Meeting]]:
    """Return how much was told of each place, day, measure and key, and who was met in each place and month."""
    tallies: dict[_Slot, int] = {}
    meetings: set[_Meeting] = set()
    for place, happened_at, counts in told:
        day = local_date(happened_at).isoformat()
        for count in counts:
            if _is_sum(count):
                slot = (place, day, count.measure, count.key)
                tallies[slot] = tallies.get(slot, 0) + count.value
            else:
                meetings.add((place, f"{day[:7]}-01", count.measure, str(count.subject)))
    return tallies, meetings


def _tally(place: str, day: str, measure: str, key: str, value: int) -> dict[str, object]:
    commune = commune_of(place) or ""
    return {"place": place, "commune": commune, "day": day, "measure": measure, "key": key, "value": value}


def _touch(place: str, month: str, measure: str, subject: str) -> dict[str, object]:
    commune = commune_of(place) or ""
    return {"place": place, "commune": commune, "month": month, "measure": measure, "subject": subject}


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
