"""Counting as deltas, in the transaction of the command that tells; and counting it all again."""

from collections.abc import Iterable, Sequence

from django.db import connection, transaction

from nhipcau.insight.models import Touch
from nhipcau.insight.rollups import refreshing
from nhipcau.kernel import registry
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.facts import Count, Told
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.registry import Traces
from nhipcau.kernel.scope import commune_of
from nhipcau.kernel.statements import Order, rows

_Slot = tuple[str, str, str, str]  # place, day, measure, key
_Meeting = tuple[str, str, str, str]  # place, month, measure, subject

_ADD = Order("""
    WITH met AS (
        INSERT INTO insight_touch (place, commune, month, measure, subject)
        SELECT place, commune, month, measure, subject FROM json_populate_recordset(NULL::insight_touch, %(touches)s::json)
        ON CONFLICT DO NOTHING
    ), dirty AS (
        INSERT INTO insight_dirty (place, month)
        SELECT place, month FROM json_populate_recordset(NULL::insight_dirty, %(dirty)s::json)
    )
    INSERT INTO insight_tally (place, commune, day, measure, key, value)
    SELECT place, commune, day, measure, key, value FROM json_populate_recordset(NULL::insight_tally, %(tallies)s::json)
    ON CONFLICT (place, day, measure, key) DO UPDATE SET value = insight_tally.value + excluded.value
""")


# The same arithmetic over the whole ledger: `commune_of`, `local_date`, and the first day of its month.
_TOLD = """
    FROM kernel_entry entry
    CROSS JOIN jsonb_to_recordset(entry.counts) AS told (measure text, value bigint, subject uuid, key text)
    WHERE entry.verdict = 'done'
"""
_DAY = "(entry.happened_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date"
# Into tables of this transaction first: PostgreSQL reads by several workers for those, and by one alone for an INSERT.
_ALL_SUMS = f"""
    CREATE TEMPORARY TABLE counted_sums AS
    SELECT entry.place, split_part(entry.place, '.', 3) AS commune, {_DAY} AS day, told.measure, told.key, sum(told.value)::bigint AS value
    {_TOLD} AND told.measure <> ALL (%s) GROUP BY 1, 2, 3, 4, 5
"""
_STRAYS = "SELECT measure FROM counted_sums WHERE measure <> ALL (%s) LIMIT 1"
_ALL_MET = f"""
    CREATE TEMPORARY TABLE counted_met AS
    SELECT DISTINCT entry.place, split_part(entry.place, '.', 3) AS commune, date_trunc('month', {_DAY})::date AS month, told.measure, told.subject
    {_TOLD} AND told.measure = ANY (%s)
"""
# Only what differs is written, by commune and month: each is compared as a whole, since to look up millions of rows one by one
# takes a slow disk an hour. A wrong row has all rows of its commune's month written again.
_DIFFERING = """
    CREATE TEMPORARY TABLE differing AS
    SELECT commune, month FROM (
        SELECT commune, {month} AS month, count(*) AS many, sum(hash_record_extended(ROW(place, {columns}), 0)) AS mark FROM {fresh} AS fresh GROUP BY 1, 2
    ) AS fresh FULL JOIN (
        SELECT commune, {month} AS month, count(*) AS many, sum(hash_record_extended(ROW(place, {columns}), 0)) AS mark FROM {kept} AS kept GROUP BY 1, 2
    ) AS kept USING (commune, month) WHERE (fresh.many, fresh.mark) IS DISTINCT FROM (kept.many, kept.mark)
"""
_AWAY = "DELETE FROM {kept} AS kept WHERE (commune, {month}) IN (SELECT commune, month FROM differing)"
_IN = """
    INSERT INTO {kept} (place, commune, {columns}) SELECT place, commune, {columns} FROM {fresh} AS fresh
    WHERE (commune, {month}) IN (SELECT commune, month FROM differing)
"""


def _taken_in(fresh: str, kept: str, columns: str, month: str) -> Iterable[str]:
    """Yield the statements that make a table say what was counted."""
    yield f"ANALYZE {fresh}"
    yield _DIFFERING.format(fresh=fresh, kept=kept, columns=columns, month=month)
    yield _AWAY.format(kept=kept, month=month)
    yield _IN.format(fresh=fresh, kept=kept, columns=columns, month=month)
    yield f"DROP TABLE differing, {fresh}"


_TAKE_IN = (
    *_taken_in("counted_sums", "insight_tally", "day, measure, key, value", "date_trunc('month', day)::date"),
    *_taken_in("counted_met", "insight_touch", "month, measure, subject", "month"),
)
_ROOM = "SET LOCAL work_mem = '128MB'"  # for the two together


def write(told: Sequence[Told]) -> None:
    """Add what accepted commands tell, and which months are to be added up again; one statement, however many commands.

    Rows go in sorted order, so that two writers wait for each other instead of locking each other out.

    Raises:
        LookupError: a count names a measure that nobody registered, or a distinct one has no subject.
    """
    tallies, meetings = _added_up(told)
    if tallies or meetings:
        dirty = {(place, f"{day[:7]}-01") for place, day, _measure, _key in (*tallies, *meetings)}
        touches = rows([_touch(*meeting) for meeting in sorted(meetings)])
        added = rows([_tally(*slot, value) for slot, value in sorted(tallies.items())])
        _ADD.run(touches=touches, tallies=added, dirty=rows([{"place": place, "month": month} for place, month in dirty]))


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


def forget(traces: Traces) -> None:
    """Put an id of no meaning where somebody who was erased was counted: figures stay, nobody is found behind them."""
    with transaction.atomic():
        for subject in traces.met:
            nobody = new_id()
            Touch.objects.filter(subject=subject).update(subject=nobody)
            refreshing.rename(subject, nobody)


def rebuild() -> int:
    """Count everything again from the ledger, and return how many commands were counted; writers wait meanwhile.

    The tables are locked first and the ledger is read afterwards, so that a command counted here is not counted
    again by its own transaction, and none is left out.

    Raises:
        LookupError: the ledger tells of a measure that nobody registered.
    """
    kinds = {name: measure.kind for name, measure in registry.measures.items()}
    known = {kind: [name for name in kinds if kinds[name] == kind] for kind in ("sum", "distinct")}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE insight_tally, insight_touch IN EXCLUSIVE MODE")
        cursor.execute(_ROOM)
        cursor.execute(_ALL_SUMS, [known["distinct"]])
        cursor.execute(_STRAYS, [known["sum"]])
        if stray := cursor.fetchone():
            raise LookupError(f"{stray[0]}: no such measure is registered")
        cursor.execute(_ALL_MET, [known["distinct"]])
        for statement in _TAKE_IN:
            cursor.execute(statement)
        refreshing.rebuild()
        cursor.execute("SELECT count(*) FROM kernel_entry WHERE verdict = 'done'")
        return int(cursor.fetchone()[0])
