"""The very statement that computes a figure, as text that runs in PostgreSQL and gives the same number."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection

from nhipcau.insight.indicators.formulas import ANY, Number, Pair, Ref, Term, Tree, parsed
from nhipcau.insight.indicators.reading import whole
from nhipcau.insight.indicators.shapes import Definition
from nhipcau.insight.rules import Period
from nhipcau.kernel import registry

_PATH: Final = re.compile(r"vn\.([0-9a-f-]+\.){0,3}")
_DEPTH: Final = 8


@dataclass(frozen=True)
class _Place:
    path: str
    period: Period
    find: Callable[[str], Definition | None]

    def __post_init__(self) -> None:
        if not _PATH.fullmatch(self.path):
            raise ValueError(f"{self.path}: no place path")


def statement(one: Definition, path: str, period: Period, others: Mapping[str, Definition]) -> str:
    """Return the statement of a figure: columns part, whole and value; of one in points, part and whole are points.

    Names and keys in it come from formulas that were parsed, the place and the days are checked: nothing of it is anybody's text.
    """
    place = _Place(path, period, others.get)
    if not one.counted:
        return "SELECT NULL::bigint AS part, NULL::bigint AS whole, NULL::float AS value"
    if not one.scores:
        return _from(f"part, whole, {_value(one)} AS value", f"{_parts(one, place)}\n) AS counted")
    lines = "\nUNION ALL\n".join(_lines(one, place, 0))
    if not lines:
        return "SELECT NULL::bigint AS part, NULL::bigint AS whole, NULL::float AS value"
    return _from("sum(points) AS part, sum(most) FILTER (WHERE points IS NOT NULL) AS whole, sum(points) AS value", f"{lines}\n) AS scored")


def _from(columns: str, inner: str) -> str:
    return f"SELECT {columns} FROM (\n{inner}"  # noqa: S608 (parsed names, a checked place, days: see `statement`)


def _value(one: Definition) -> str:
    return "part::float / nullif(whole, 0)" if one.denominator else "part::float"


def _parts(one: Definition, place: _Place) -> str:
    part = _formula(parsed(one.numerator), place, 0) if one.numerator else "NULL::bigint"
    below = _formula(parsed(one.denominator), place, 0) if one.denominator else "NULL::bigint"
    return f"SELECT {part} AS part,\n{below} AS whole"


def _lines(one: Definition, place: _Place, depth: int) -> list[str]:
    found = []
    for score in one.scores:
        below = place.find(score.of) if score.of and depth < _DEPTH else None
        if below is None or not below.counted:
            continue
        if below.scores:
            found += _lines(below, place, depth + 1)
            continue
        name, most = below.code, f"{score.most:g}"
        value = _value(below)
        points = f"CASE WHEN {value} IS NOT NULL THEN least(greatest({value}, 0), 1) * {most} END"
        found.append(_from(f"'{name}' AS line, {points} AS points, {most}::float AS most", f"{_parts(below, place)}\n) AS counted"))
    return found


def _formula(tree: Tree, place: _Place, depth: int) -> str:
    if isinstance(tree, Number):
        return str(tree.value)
    if isinstance(tree, Term):
        return _term(tree, place)
    if isinstance(tree, Ref):
        below = place.find(tree.code)
        return "NULL::bigint" if below is None or depth >= _DEPTH else _formula(parsed(below.numerator), place, depth + 1)
    return _pair(tree, place, depth)


def _pair(tree: Pair, place: _Place, depth: int) -> str:
    return f"({_formula(tree.left, place, depth)} {tree.sign} {_formula(tree.right, place, depth)})"


def _term(term: Term, place: _Place) -> str:
    if term.name in registry.denominators:
        return _total(term.name, place)
    measure = registry.measures.get(term.name)
    where = f"place LIKE '{place.path}%' AND measure = '{term.name}'"
    first, last = place.period.first, place.period.last
    if measure is not None and measure.kind == "distinct":
        return _ask("count(DISTINCT subject)", "insight_touch", f"{where} AND month BETWEEN '{first.replace(day=1)}' AND '{last}'")
    keys = "" if term.keys == ANY else " AND key IN (" + ", ".join(f"'{key}'" for key in term.keys) + ")"
    return _ask("coalesce(sum(value), 0)", "insight_tally", f"{where}{keys} AND day BETWEEN '{first}' AND '{last}'")


def _ask(column: str, table: str, where: str) -> str:
    return f"(SELECT {column} FROM {table} WHERE {where})"  # noqa: S608 (as above)


def _total(name: str, place: _Place) -> str:
    """Return the statement that a registered total asks, as it asks it; its number, where it is not asked in one statement."""
    said: list[str] = []

    def listen(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:  # noqa: ANN401 (Django's)
        answer = execute(sql, params, many, context)
        said.append(connection.ops.last_executed_query(context["cursor"], sql, params))
        return answer

    with connection.execute_wrapper(listen):
        number = whole(name, place.path, place.period)
    if number is None:
        return "NULL::bigint"
    return f"({said[-1]})" if said and _gives(said[-1], number) else str(number)


def _gives(text: str, number: int) -> bool:
    """Say whether a statement that was just asked gives this number by itself; several may have been asked for it."""
    with connection.cursor() as cursor:
        cursor.execute(text)
        rows = cursor.fetchmany(2)
    return len(rows) == 1 and rows[0] == (number,)
