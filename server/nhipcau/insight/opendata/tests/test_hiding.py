"""Nobody works out a small figure from open data: an attacker with all that is shown, and the linear system it makes."""

from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.insight.opendata.hiding import SMALL, TOGETHER, Hidden, hide, small

Table = dict[str, tuple[int, ...]]
TABLES = st.integers(1, 4).flatmap(
    lambda wide: st.lists(st.tuples(*[st.integers(0, 14)] * wide), min_size=1, max_size=7).map(lambda rows: {f"x{n}": row for n, row in enumerate(rows)})
)


def known(table: Table, found: Hidden) -> tuple[list[str], list[int] | None]:
    """Return what an attacker is left with: who is hidden, and what all of them have together, where the total is shown."""
    hidden = sorted(found.communes)
    if found.total:
        return hidden, None
    wide = len(next(iter(table.values())))
    total = [sum(row[at] for row in table.values()) for at in range(wide)]
    shown = [sum(row[at] for code, row in table.items() if code not in found.communes) for at in range(wide)]
    return hidden, [all_of - seen for all_of, seen in zip(total, shown, strict=True)]


def determined(unknown: int, equations: list[list[int]]) -> set[int]:
    """Return which unknowns a linear system fixes, by Gauss over the rationals."""
    rows = [[Fraction(x) for x in row] for row in equations]
    pivots: list[int] = []
    for column in range(unknown):
        at = next((n for n in range(len(pivots), len(rows)) if rows[n][column]), None)
        if at is None:
            continue
        rows[len(pivots)], rows[at] = rows[at], rows[len(pivots)]
        top = rows[len(pivots)]
        top[:] = [x / top[column] for x in top]
        for n, row in enumerate(rows):
            if n != len(pivots) and row[column]:
                row[:] = [x - row[column] * y for x, y in zip(row, top, strict=True)]
        pivots.append(column)
    return {column for row, column in zip(rows, pivots, strict=False) if sum(1 for x in row[:unknown] if x) == 1}


@given(TABLES)
@settings(max_examples=120, deadline=None)
def test_no_small_part_is_shown_or_worked_out(table: Table) -> None:
    found = hide(table)
    shown = [row for code, row in table.items() if code not in found.communes]
    assert not any(small(cell) for row in shown for cell in row)
    hidden, left = known(table, found)
    if left is None:
        return
    assert len(hidden) == 0 or len(hidden) >= TOGETHER
    assert not any(small(part) for part in left)
    wide = len(left)
    equations = [[int(c % wide == at) for c in range(len(hidden) * wide)] for at in range(wide)]
    fixed = determined(len(hidden) * wide, equations) if hidden else set()
    assert fixed == set(), "a hidden cell follows from what is shown"


@given(TABLES)
@settings(max_examples=80, deadline=None)
def test_whoever_tries_every_whole_number_is_left_with_many(table: Table) -> None:
    """Brute force: every small hidden part may be any of at least five numbers, as far as the attacker can see."""
    found = hide(table)
    hidden, left = known(table, found)
    if left is None:
        return
    for at, together in enumerate(left):
        if not any(small(table[code][at]) for code in hidden) or len(hidden) > 3:
            continue
        ways = [way for way in product(range(together + 1), repeat=len(hidden)) if sum(way) == together]
        for n in range(len(hidden)):
            assert len({way[n] for way in ways}) >= SMALL


@given(TABLES)
@settings(max_examples=80, deadline=None)
def test_a_total_that_is_shown_is_not_small_and_large_tables_stay_whole(table: Table) -> None:
    found = hide(table)
    wide = len(next(iter(table.values())))
    totals = [sum(row[at] for row in table.values()) for at in range(wide)]
    assert found.total or not any(small(total) for total in totals)
    if not any(small(cell) for row in table.values() for cell in row):
        assert (found.communes, found.total) == (frozenset(), any(small(total) for total in totals))


def test_a_commune_alone_takes_the_smallest_others_with_it() -> None:
    found = hide({"a": (3, 40), "b": (10, 10), "c": (6, 9), "d": (90, 80)})
    assert found == Hidden(frozenset({"a", "b", "c"}), total=False)


def test_where_too_few_told_anything_the_province_is_hidden() -> None:
    assert hide({"a": (3, 40), "b": (10, 10)}) == Hidden(frozenset({"a"}), total=True)
    assert hide({"a": (2, 0), "b": (0, 0)}) == Hidden(frozenset({"a"}), total=True)


def test_an_attack_that_works_is_seen_by_these_tests() -> None:
    """Hiding the small cell alone is no protection: the system fixes it."""
    assert determined(1, [[1]]) == {0}
    assert determined(2, [[1, 1]]) == set()
    assert determined(3, [[1, 1, 0], [0, 1, 0]]) == {0, 1}
