"""The rules of independence for a whole commune, worked out where the helpings lie: a province's are too many to be carried here.

It says what `rules.counted` and `rules.habits` say; a test holds the two together. What was worked out is kept by `kept`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple
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
    """A month of a village; ``one``, ``three``, ``twelve``: how many people's steps counted there in so many latest months."""

    place: str
    month: date
    alone: int
    prompted: int
    done_for: int
    visits: int
    repeats: int
    pace: int
    own: int
    one: int = 0
    three: int = 0
    twelve: int = 0


class _Back(NamedTuple):
    """How many people of a village came back in which way."""

    place: str
    state: str
    people: int


def _row(place: str, month: date | None, state: str, *figures: int) -> _Month | _Back:
    return _Month(place, month, *figures) if month else _Back(place, state, figures[0])


_TOLD = Statement(
    """
    WITH seen AS MATERIALIZED (
        SELECT it.id, it.place, it.resident_id AS person, it.member_id AS helper, it.household_id AS home,
            it.procedure, it.happened_at AS at, it.happened_at AT TIME ZONE 'Asia/Ho_Chi_Minh' AS local, it.steps, coalesce(asked.came, false) AS confirmed
        FROM support_assist it LEFT JOIN support_callback AS asked ON asked.assist_id = it.id
        WHERE it.place ~>=~ %(low)s AND it.place ~<~ %(high)s AND it.happened_at >= %(since)s
            AND it.household_id <> ALL (%(uncounted)s::uuid[])
    ), judged AS MATERIALIZED (
        SELECT seen.*, count(*) OVER (PARTITION BY helper, date_trunc('hour', local)) > %(an_hour)s AS pace, own.home IS NOT NULL AS own
        FROM seen LEFT JOIN unnest(%(own_helpers)s::uuid[], %(own_homes)s::uuid[]) AS own (who, home) ON own.who = seen.helper AND own.home = seen.home
    ), step AS MATERIALIZED (
        SELECT judged.id, place, person, helper, procedure, at, local::date AS day, date_trunc('month', local)::date AS month,
            least((extract(day FROM local)::int - 1) / 7, 3) AS quarter, told.step,
            array_position(ARRAY['alone', 'prompted', 'done_for'], told.mode) AS went, pace, own, confirmed
        FROM judged CROSS JOIN jsonb_to_recordset(judged.steps) AS told (step text, mode text)
    ), believed AS (
        SELECT * FROM step WHERE went > 1 OR NOT (pace OR own)
    ), once AS MATERIALIZED (
        SELECT place, month, person, quarter, procedure, step, max(went) AS went, count(*) - 1 AS repeats
        FROM believed GROUP BY 1, 2, 3, 4, 5, 6
    ), met AS (
        SELECT place, count(*) FILTER (WHERE last >= %(one)s) AS one, count(*) FILTER (WHERE last >= %(three)s) AS three,
            count(*) FILTER (WHERE last >= %(twelve)s) AS twelve
        FROM (SELECT place, person, max(month) AS last FROM once GROUP BY 1, 2) AS each GROUP BY 1
    ), modes AS (
        SELECT place, month, count(*) FILTER (WHERE went = 1) AS alone, count(*) FILTER (WHERE went = 2) AS prompted,
            count(*) FILTER (WHERE went = 3) AS done_for, sum(repeats)::bigint AS repeats
        FROM once GROUP BY 1, 2
    ), visits AS (
        SELECT place, month, count(*) AS visits FROM (SELECT DISTINCT place, month, person, day FROM believed) AS one GROUP BY 1, 2
    ), struck AS (
        SELECT place, month, count(*) FILTER (WHERE NOT own) AS pace, count(*) FILTER (WHERE own) AS own
        FROM step WHERE went = 1 AND (pace OR own) GROUP BY 1, 2
    ), helped AS MATERIALIZED (
        SELECT DISTINCT ON (person) person, id AS first, at AS first_at, helper AS first_helper FROM step WHERE went > 1 ORDER BY person, at, id
    ), taught AS (
        SELECT DISTINCT person, step.step FROM step JOIN helped USING (person) WHERE id = first AND went > 1
    ), back AS (
        SELECT person, bool_or(helper <> first_helper OR confirmed) AS witnessed
        FROM step JOIN helped USING (person) JOIN taught USING (person, step)
        WHERE went = 1 AND NOT (pace OR own) AND at - first_at BETWEEN %(soonest)s AND %(latest)s GROUP BY 1
    ), said AS (
        SELECT place, CASE WHEN %(today)s <= ((first_at + %(latest)s) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date THEN 'open'
            WHEN witnessed THEN 'kept' WHEN NOT witnessed THEN 'unseen' ELSE 'not_back' END AS state
        FROM helped JOIN (SELECT person, min(place) AS place FROM step GROUP BY 1) AS lives USING (person) LEFT JOIN back USING (person)
    )
    SELECT place, month, '', coalesce(alone, 0), coalesce(prompted, 0), coalesce(done_for, 0), coalesce(visits, 0), coalesce(repeats, 0), coalesce(pace, 0),
        coalesce(own, 0), coalesce(one, 0), coalesce(three, 0), coalesce(twelve, 0)
    FROM modes JOIN visits USING (place, month) FULL JOIN struck USING (place, month) LEFT JOIN met USING (place)
    UNION ALL SELECT place, NULL, state, count(*), 0, 0, 0, 0, 0, 0, 0, 0, 0 FROM said GROUP BY place, state
    ORDER BY 1, 2, 3
    """,
    _row,
)


def worked_out(actor: Actor, commune: str, today: date) -> dict[str, dict[str, Any]]:
    """Return the figures of the villages of a commune (all by their paths) as they are kept: of 13 months, of the people met, of who came back."""
    months = months_to(today)
    asked = {**_under(actor, commune, months[0]), "since": start_of(months[0]), "an_hour": AN_HOUR, "today": today, "soonest": SOONEST, "latest": LATEST}
    with _joining_by_hash():
        told = _TOLD.ask(**asked, one=months[-1], three=months[-3], twelve=months[-12])
    found: dict[str, dict[str, Any]] = defaultdict(lambda: {"months": {}, "people": {"1": 0, "3": 0, "12": 0}, "back": {}})
    for row in told:
        if isinstance(row, _Back):
            found[row.place]["back"][row.state] = row.people
        else:
            found[row.place]["months"][row.month.isoformat()] = list(row[2:9])
            found[row.place]["people"] = {"1": row.one, "3": row.three, "12": row.twelve}
    return dict(found)


def together(villages: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Add the figures of villages up to those of their commune: everybody lives in one of them."""
    months: dict[str, list[int]] = {}
    people, back = Counter({"1": 0, "3": 0, "12": 0}), Counter[str]()
    for told in villages:
        for name, figures in told["months"].items():
            months[name] = [one + other for one, other in zip(figures, months.get(name, [0] * len(figures)), strict=True)]
        people.update(told["people"])
        back.update(told["back"])
    return {"months": dict(sorted(months.items())), "people": dict(people), "back": dict(back)}


def assembled(communes: Mapping[str, dict[str, Any]], today: date, span: int) -> Board:
    """Put the figures of communes (by their codes) or villages (by their paths) together into a board of so many months."""
    months = months_to(today)
    by_month: dict[date, Figure] = defaultdict(Figure)
    parts: dict[str, Figure] = {}
    habits: dict[str, Habit] = {}
    for code, told in communes.items():
        own = Figure()
        for month, one in ((date.fromisoformat(name), _Month(code, date.fromisoformat(name), *rest)) for name, rest in told["months"].items()):
            by_month[month] = _plus(by_month[month], one)
            own = _plus(own, one) if month >= months[-span] else own
        if own != Figure():
            parts[code] = replace(own, people=told["people"][str(span)])
        if told["back"]:
            habits[code] = Habit(**told["back"])
    total = Figure()
    for own in parts.values():
        total = total + own
    return Board({month: by_month[month] for month in months}, total, parts, sum(habits.values(), Habit()), habits)


@contextmanager
def _joining_by_hash() -> Iterator[None]:
    """Keep the planner from comparing each step with each: it cannot know how many come out of the helpings. And give them room."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off; SET LOCAL work_mem = '64MB'")
        yield
        cursor.execute("SET LOCAL enable_nestloop TO DEFAULT; SET LOCAL work_mem TO DEFAULT")


def _plus(own: Figure, one: _Month) -> Figure:
    left = {why: many for why, many in ((REPEAT, one.repeats), (PACE, one.pace), (OWN, one.own)) if many}
    return own + Figure(one.alone, one.prompted, one.done_for, one.visits, 0, left)


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
