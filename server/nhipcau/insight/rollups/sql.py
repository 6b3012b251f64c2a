# ruff: noqa: S608 (nothing but constants of this file; values go beside)
"""Adding months up, as PostgreSQL does it: for some places and months, or for everything.

``area`` is the commune that a place lies in; a place above communes is its own. Nothing is ever added to a row: rows of
what changed are thrown away and made anew from the counters, so that doing it twice changes nothing.
"""

from typing import Final

SPANS: Final = (1, 3, 6, 12)  # months, each beginning with the calendar's
_SPANS: Final = "unnest(ARRAY[1, 3, 6, 12]::smallint[]) AS length (span)"

_AREA = "CASE WHEN {0}commune = '' THEN {0}place ELSE 'vn.' || split_part({0}place, '.', 2) || '.' || {0}commune || '.' END"
_START = "make_date(extract(year FROM {0})::int, (extract(month FROM {0})::int - 1) / length.span * length.span + 1, 1)"
_END = "({0} + make_interval(months => {1}))::date"
_COLUMNS = "place, level, span, month, measure, key, commune, province, met, value, latest"

# What is to be done: which places and months, and what of theirs changes with them.
TAKE = """
    WITH gone AS (DELETE FROM insight_dirty WHERE place = ANY (%(places)s) AND month BETWEEN %(first)s AND %(last)s RETURNING place, month)
    SELECT DISTINCT place, month, array_to_string((string_to_array(rtrim(place, '.'), '.'))[1:3], '.') || '.', split_part(place, '.', 2) FROM gone
"""
_TODO = "unnest(%(places)s::text[], %(areas)s::text[], %(provinces)s::text[], %(months)s::date[]) AS todo (place, area, province, month)"
_PLACES = f"(SELECT DISTINCT todo.place, length.span, {_START.format('todo.month')} AS start FROM {_TODO}, {_SPANS}) AS part"
_AREAS = f"(SELECT DISTINCT todo.area, length.span, {_START.format('todo.month')} AS start FROM {_TODO}, {_SPANS}) AS part"
_PROVINCES = f"(SELECT DISTINCT todo.province, length.span, {_START.format('todo.month')} AS start FROM {_TODO}, {_SPANS}) AS part"
_IN_AREA = "{0}.place ~>=~ part.area AND {0}.place ~<~ CASE WHEN split_part(part.area, '.', 3) = '' THEN part.area || '!' ELSE left(part.area, -1) || '/' END"
_IN_SPAN = f"touch.month >= part.start AND touch.month < {_END.format('part.start', 'part.span')}"

_INTO = f"INSERT INTO insight_month ({_COLUMNS})"
_PROVINCE_PLACE = "CASE WHEN {0} = '' THEN 'vn.' ELSE 'vn.' || {0} || '.' END"
_SHARES = f"""
    LEFT JOIN (
        SELECT measure, province, span, start, sum(communes - 1) AS doubled
        FROM (
            SELECT touch.measure, split_part(touch.place, '.', 2) AS province, length.span, {_START.format("touch.month")} AS start,
                   touch.subject, count(DISTINCT touch.commune) AS communes
            FROM insight_shared shared JOIN insight_touch touch USING (subject), {_SPANS}
            GROUP BY 1, 2, 3, 4, 5
        ) AS each GROUP BY 1, 2, 3, 4
    ) AS shared ON shared.measure = kept.measure AND shared.province = kept.province AND shared.span = kept.span AND shared.start = kept.month
"""

REFRESH: Final = (
    # villages
    f"DELETE FROM insight_month kept USING {_PLACES} WHERE kept.place = part.place AND kept.level = 'place' AND kept.span = part.span AND kept.month = part.start",
    f"""{_INTO} SELECT tally.place, 'place', 1, todo.month, tally.measure, tally.key, max(tally.commune), max(todo.province), false,
            sum(tally.value), max(tally.day)
        FROM {_TODO} JOIN insight_tally tally ON tally.place = todo.place AND tally.day >= todo.month AND tally.day < {_END.format("todo.month", 1)}
        GROUP BY tally.place, todo.month, tally.measure, tally.key""",
    f"""{_INTO} SELECT touch.place, 'place', part.span, part.start, touch.measure, '', max(touch.commune), split_part(touch.place, '.', 2), true,
            count(DISTINCT touch.subject), max(touch.month)
        FROM {_PLACES} JOIN insight_touch touch ON touch.place = part.place AND {_IN_SPAN}
        GROUP BY touch.place, part.span, part.start, touch.measure""",
    # communes
    f"DELETE FROM insight_month kept USING {_AREAS} WHERE kept.place = part.area AND kept.level = 'commune' AND kept.span = part.span AND kept.month = part.start",
    f"""{_INTO} SELECT part.area, 'commune', 1, part.start, kept.measure, kept.key, max(kept.commune), max(kept.province), false,
            sum(kept.value), max(kept.latest)
        FROM {_AREAS} JOIN insight_month kept ON kept.level = 'place' AND kept.span = 1 AND kept.month = part.start AND {_IN_AREA.format("kept")}
        WHERE part.span = 1 AND NOT kept.met GROUP BY part.area, part.start, kept.measure, kept.key""",
    f"""{_INTO} SELECT part.area, 'commune', part.span, part.start, touch.measure, '', max(touch.commune), split_part(part.area, '.', 2), true,
            count(DISTINCT touch.subject), max(touch.month)
        FROM {_AREAS} JOIN insight_touch touch ON {_IN_AREA.format("touch")} AND {_IN_SPAN}
        GROUP BY part.area, part.span, part.start, touch.measure""",
    # whoever was met in two communes
    f"""INSERT INTO insight_shared (subject)
        SELECT DISTINCT touch.subject FROM {_TODO} JOIN insight_touch touch ON touch.place = todo.place AND touch.month = todo.month
        WHERE EXISTS (SELECT 1 FROM insight_touch other WHERE other.subject = touch.subject AND other.measure = touch.measure
            AND (other.commune <> touch.commune OR split_part(other.place, '.', 2) <> todo.province))
        ON CONFLICT DO NOTHING""",
    # provinces
    f"""DELETE FROM insight_month kept USING {_PROVINCES}
        WHERE kept.place = {_PROVINCE_PLACE.format("part.province")} AND kept.level = 'province' AND kept.span = part.span AND kept.month = part.start""",
    f"""{_INTO} SELECT {_PROVINCE_PLACE.format("kept.province")}, 'province', kept.span, kept.month, kept.measure, kept.key, '', kept.province, kept.met,
            sum(kept.value) - coalesce(max(shared.doubled), 0) * kept.met::int, max(kept.latest)
        FROM {_PROVINCES} JOIN insight_month kept ON kept.level = 'commune' AND kept.span = part.span AND kept.month = part.start
            AND kept.province = part.province {_SHARES}
        GROUP BY kept.province, kept.span, kept.month, kept.measure, kept.key, kept.met""",
)  # fmt: skip



def _put(table: str, columns: str, select: str) -> tuple[str, ...]:
    """Return the statements that write what was selected: several workers read for a table of the transaction, one alone for an INSERT."""
    return (
        f"CREATE TEMPORARY TABLE gathered ({columns}) AS {select}",
        f"INSERT INTO {table} ({columns}) SELECT {columns} FROM gathered",
        "DROP TABLE gathered",
    )


def _met(place: str, level: str) -> str:
    """Return how to count subjects once in each span: where they were not met before in it. One look at them for all spans."""
    return f"""
        SELECT met.place, '{level}', length.span, {_START.format("met.month")} AS start, measure, '', max(met.commune), split_part(met.place, '.', 2), true,
            count(*) FILTER (WHERE before IS NULL OR before < {_START.format("met.month")}), max(met.month)
        FROM (
            SELECT {place} AS place, touch.commune, touch.month, touch.measure,
                lag(touch.month) OVER (PARTITION BY {place}, touch.measure, touch.subject ORDER BY touch.month) AS before
            FROM insight_touch touch
        ) AS met, {_SPANS} GROUP BY met.place, length.span, start, measure
    """


REBUILD: Final = (
    "DELETE FROM insight_dirty",
    "DELETE FROM insight_month",
    "DELETE FROM insight_shared",
    *_put("insight_shared", "subject", """
        SELECT subject FROM insight_touch GROUP BY subject
        HAVING min(commune) <> max(commune) OR min(split_part(place, '.', 2)) <> max(split_part(place, '.', 2))"""),
    *_put("insight_month", _COLUMNS, """
        SELECT tally.place, 'place', 1, date_trunc('month', tally.day)::date, tally.measure, tally.key, max(tally.commune),
            split_part(tally.place, '.', 2), false, sum(tally.value), max(tally.day)
        FROM insight_tally tally GROUP BY tally.place, date_trunc('month', tally.day), tally.measure, tally.key"""),
    *_put("insight_month", _COLUMNS, _met("touch.place", "place")),
    f"""{_INTO} SELECT {_AREA.format("kept.")}, 'commune', 1, kept.month, kept.measure, kept.key, kept.commune, kept.province, false, sum(kept.value), max(kept.latest)
        FROM insight_month kept WHERE kept.level = 'place' AND kept.span = 1 AND NOT kept.met
        GROUP BY {_AREA.format("kept.")}, kept.month, kept.measure, kept.key, kept.commune, kept.province""",
    *_put("insight_month", _COLUMNS, _met(_AREA.format("touch."), "commune")),
    f"""{_INTO} SELECT {_PROVINCE_PLACE.format("kept.province")}, 'province', kept.span, kept.month, kept.measure, kept.key, '', kept.province, kept.met,
            sum(kept.value) - coalesce(max(shared.doubled), 0) * kept.met::int, max(kept.latest)
        FROM insight_month kept {_SHARES} WHERE kept.level = 'commune'
        GROUP BY kept.province, kept.span, kept.month, kept.measure, kept.key, kept.met""",
)  # fmt: skip

# Subjects that more than one province of this house met: the country counts them once.
TWICE: Final = """
    SELECT measure, sum(provinces - 1)::bigint FROM (
        SELECT touch.measure, touch.subject, count(DISTINCT split_part(touch.place, '.', 2)) AS provinces
        FROM insight_shared shared JOIN insight_touch touch USING (subject)
        WHERE touch.month BETWEEN %(first)s AND %(last)s GROUP BY 1, 2
    ) AS each GROUP BY 1
"""
