"""The rules of independence for a whole province, worked out where the helpings lie: they are too many to be carried here.

It says what `rules.counted` and `rules.habits` say, commune by commune; a test holds the two together.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

from django.db import connection

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import start_of
from nhipcau.kernel.scope import within
from nhipcau.kernel.statements import Statement, ids
from nhipcau.people.models import Household
from nhipcau.support.independence.queries import Board, months_to, own_homes
from nhipcau.support.independence.rules import AN_HOUR, LATEST, OWN, PACE, REPEAT, SOONEST, Figure, Habit
from nhipcau.support.models import Assist


class _Month(NamedTuple):
    """A commune's month; without a month, who was met in all the months asked for."""

    commune: str
    month: date | None
    alone: int
    prompted: int
    done_for: int
    visits: int
    people: int
    repeats: int
    pace: int
    own: int


class _Back(NamedTuple):
    """How many people of a commune came back in which way."""

    commune: str
    state: str
    people: int


_STEPS: Final = """
    WITH seen AS MATERIALIZED (
        SELECT it.id, split_part(it.place, '.', 3) AS commune, it.resident_id AS person, it.member_id AS helper, it.household_id AS home,
            it.procedure, it.happened_at AS at, it.happened_at AT TIME ZONE 'Asia/Ho_Chi_Minh' AS local, it.steps, coalesce(asked.came, false) AS confirmed
        FROM support_assist it LEFT JOIN support_callback AS asked ON asked.assist_id = it.id
        WHERE it.place ~>=~ %(low)s AND it.place ~<~ %(high)s AND it.happened_at >= %(since)s
            AND it.household_id <> ALL (%(uncounted)s::uuid[])
    ), judged AS MATERIALIZED (
        SELECT seen.*, count(*) OVER (PARTITION BY commune, helper, date_trunc('hour', local)) > %(an_hour)s AS pace, own.home IS NOT NULL AS own
        FROM seen LEFT JOIN unnest(%(own_helpers)s::uuid[], %(own_homes)s::uuid[]) AS own (who, home) ON own.who = seen.helper AND own.home = seen.home
    ), step AS MATERIALIZED (
        SELECT judged.id, commune, person, helper, procedure, at, local::date AS day, date_trunc('month', local)::date AS month,
            least((extract(day FROM local)::int - 1) / 7, 3) AS quarter, told.step,
            array_position(ARRAY['alone', 'prompted', 'done_for'], told.mode) AS went, pace, own, confirmed
        FROM judged CROSS JOIN jsonb_to_recordset(judged.steps) AS told (step text, mode text)
    )
"""
_MONTHS = Statement(
    _STEPS  # noqa: S608 # nosec B608 (literals of ours)
    + """
    , believed AS (
        SELECT * FROM step WHERE went > 1 OR NOT (pace OR own)
    ), once AS (
        SELECT commune, month, person, quarter, procedure, step, max(went) AS went, count(*) - 1 AS repeats
        FROM believed GROUP BY 1, 2, 3, 4, 5, 6
    ), modes AS (
        SELECT commune, month, count(*) FILTER (WHERE went = 1) AS alone, count(*) FILTER (WHERE went = 2) AS prompted,
            count(*) FILTER (WHERE went = 3) AS done_for, sum(repeats)::bigint AS repeats
        FROM once GROUP BY 1, 2
    ), visits AS (
        SELECT commune, month, count(*) AS visits FROM (SELECT DISTINCT commune, month, person, day FROM believed) AS one GROUP BY 1, 2
    ), struck AS (
        SELECT commune, month, count(*) FILTER (WHERE NOT own) AS pace, count(*) FILTER (WHERE own) AS own
        FROM step WHERE went = 1 AND (pace OR own) GROUP BY 1, 2
    )
    SELECT commune, month, coalesce(alone, 0), coalesce(prompted, 0), coalesce(done_for, 0), coalesce(visits, 0), 0,
        coalesce(repeats, 0), coalesce(pace, 0), coalesce(own, 0)
    FROM modes JOIN visits USING (commune, month) FULL JOIN struck USING (commune, month)
    UNION ALL
    SELECT commune, NULL, 0, 0, 0, 0, count(DISTINCT person), 0, 0, 0 FROM once WHERE month >= %(lately)s GROUP BY 1
    """,
    _Month,
)
_BACK = Statement(
    _STEPS  # noqa: S608 # nosec B608 (literals of ours)
    + """
    , ranked AS (
        SELECT step.*, first_value(id) OVER mine AS first, first_value(at) OVER mine AS first_at, first_value(helper) OVER mine AS first_helper,
            first_value(went) OVER mine > 1 AS helped
        FROM step WINDOW mine AS (PARTITION BY commune, person ORDER BY went > 1 DESC, at, id)
    ), again AS (
        SELECT ranked.*, went = 1 AND NOT (pace OR own) AND at - first_at BETWEEN %(soonest)s AND %(latest)s
            AND bool_or(id = first AND went > 1) OVER (PARTITION BY commune, person, step) AS back
        FROM ranked WHERE helped
    ), said AS (
        SELECT commune, CASE
            WHEN %(today)s <= ((min(first_at) + %(latest)s) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date THEN 'open'
            WHEN bool_or(back AND (helper <> first_helper OR confirmed)) THEN 'kept' WHEN bool_or(back) THEN 'unseen' ELSE 'not_back' END AS state
        FROM again GROUP BY commune, person
    )
    SELECT commune, state, count(*) FROM said GROUP BY 1, 2
    """,
    _Back,
)


def wide_board(actor: Actor, path: str, today: date, span: int) -> Board:
    """Return the figures of a province, its communes by their codes."""
    months = months_to(today)
    asked = {**_under(actor, path, months[0]), "since": start_of(months[0]), "an_hour": AN_HOUR}
    with _joining_by_hash():
        told = _MONTHS.ask(**asked, lately=months[-span])
        found = _BACK.ask(**asked, today=today, soonest=SOONEST, latest=LATEST)
    people = {one.commune: one.people for one in told if one.month is None}
    by_month: dict[date, Figure] = defaultdict(Figure)
    parts: dict[str, Figure] = defaultdict(Figure)
    for one in told:
        if one.month:
            by_month[one.month] = _plus(by_month[one.month], one)
            parts[one.commune] = _plus(parts[one.commune], one, people.get(one.commune, 0)) if one.month >= months[-span] else parts[one.commune]
    total = Figure()
    for one in told:
        total = _plus(total, one, sum(people.values())) if one.month and one.month >= months[-span] else total
    return Board({month: by_month[month] for month in months}, total, parts, *_habits(found))


@contextmanager
def _joining_by_hash() -> Iterator[None]:
    """Keep the planner from comparing each step with each: it cannot know how many come out of the helpings. And give them room."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off; SET LOCAL work_mem = '64MB'")
        yield
        cursor.execute("SET LOCAL enable_nestloop TO DEFAULT; SET LOCAL work_mem TO DEFAULT")


def _plus(sum_of: Figure, one: _Month, people: int = 0) -> Figure:
    left = {REPEAT: one.repeats, PACE: one.pace, OWN: one.own}
    added = {why: sum_of.left.get(why, 0) + many for why, many in left.items()}
    return Figure(
        sum_of.alone + one.alone,
        sum_of.prompted + one.prompted,
        sum_of.done_for + one.done_for,
        sum_of.visits + one.visits,
        people,
        {why: many for why, many in added.items() if many},
    )


def _habits(found: list[_Back]) -> tuple[Habit, dict[str, Habit]]:
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    whole: dict[str, int] = defaultdict(int)
    for one in found:
        counts[one.commune][one.state] = one.people
        whole[one.state] += one.people
    return Habit(**whole), {commune: Habit(**states) for commune, states in counts.items()}


def _under(actor: Actor, path: str, since: date) -> dict[str, object]:
    """Return where to look, whose homes not to count, and which helpers have the name of somebody of which home."""
    helpers = set(Assist.objects.filter(within(actor), place__under=path, happened_at__gte=start_of(since)).values_list("member_id", flat=True).distinct())
    own: list[tuple[UUID, UUID]] = sorted(own_homes(actor, path, helpers))
    uncounted = Household.objects.filter(within(actor), place__under=path, uncounted=True).values_list("id", flat=True)
    return {
        "low": path,
        "high": path[:-1] + "/",
        "uncounted": ids(uncounted),
        "own_helpers": ids(helper for helper, _ in own),
        "own_homes": ids(home for _, home in own),
    }
