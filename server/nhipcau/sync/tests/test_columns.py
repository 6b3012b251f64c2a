"""Rows told by columns are the same rows."""

import json
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.sync.columns import ROWS_A_LINE, Columns, packed
from nhipcau.sync.tests.opened import opened

NAMES = st.uuids().map(str)
WORDS = st.text(st.characters(codec="utf-8"), max_size=12)


@st.composite
def villages(draw: st.DrawFn) -> dict[str, list[dict[str, Any]]]:
    homes = draw(st.lists(NAMES, unique=True, max_size=12))
    people = draw(st.lists(NAMES, unique=True, max_size=12))
    whose = st.one_of(st.none(), st.sampled_from(homes or [None]), NAMES)  # a home that is told, or is not, or none
    notes = st.one_of(st.none(), WORDS, st.integers(), st.lists(WORDS, max_size=2), NAMES)
    return {
        "homes": [{"id": one, "note": draw(notes)} for one in homes],
        "people": [{"home": draw(whose), "id": one, "friend": draw(st.sampled_from(people))} for one in people],
    }


@given(villages())
def test_whatever_was_packed_is_opened_again(told: dict[str, list[dict[str, Any]]]) -> None:
    columns = Columns()
    lines = [line for name, rows in told.items() for line in columns.lines(name, rows)]
    head, rows = opened(packed({"rows": columns.rows}, lines))
    assert rows == {(name, row["id"]): row for name, some in told.items() for row in some}
    assert head == {"rows": sum(map(len, told.values()))}


def test_a_line_holds_so_many_rows_and_no_more() -> None:
    lines = list(Columns().lines("homes", ({"id": str(number)} for number in range(2 * ROWS_A_LINE + 1))))
    assert [len(json.loads(line)["columns"][0]) for line in lines] == [ROWS_A_LINE, ROWS_A_LINE, 1]


def test_the_same_rows_give_the_same_bytes() -> None:
    assert packed({}, ["x"]) == packed({}, ["x"])


def test_rows_are_told_as_the_phones_know_to_read_them() -> None:
    vectors = json.loads((settings.CONTENT_DIR.parent / "contract" / "vectors" / "snapshot.json").read_text())
    columns = Columns()
    told = groupby(vectors["rows"], key=itemgetter("collection"))
    assert vectors["lines"] == [
        line for name, rows in told for line in columns.lines(name, (one["row"] for one in rows))
    ]
