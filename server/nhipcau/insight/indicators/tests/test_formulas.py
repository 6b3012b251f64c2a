"""The language of figures: what it reads, what it refuses, and that nothing in it ever runs."""

from decimal import Decimal

import pytest

from nhipcau.insight.indicators.formulas import ANY, FormulaError, Number, Pair, Ref, Term, leaves, parsed


def test_a_formula_is_read_into_a_tree_and_times_binds_more_tightly() -> None:
    tree = parsed("a.b[x, y] + 2 * (c.d - @e.f)")
    inner = Pair("-", Term("c.d"), Ref("e.f"))
    assert tree == Pair("+", Term("a.b", ("x", "y")), Pair("*", Number(Decimal(2)), inner))
    assert list(leaves(tree)) == [Term("a.b", ("x", "y")), Term("c.d"), Ref("e.f")]
    assert parsed("a.b[*]") == Term("a.b", ANY)


@pytest.mark.parametrize(
    ("text", "at"),
    [("a.b +", 6), ("a.b c.d", 5), ("a.b * c.d", 5), ("(a.b", 5), ("__import__('os')", 1), ("a.b[x;y]", 4), ("a", 1)],
)
def test_what_is_no_formula_is_refused_with_the_letter_where_it_stops(text: str, at: int) -> None:
    with pytest.raises(FormulaError) as caught:
        parsed(text)
    assert caught.value.at == at


def test_brackets_have_a_bottom() -> None:
    with pytest.raises(FormulaError):
        parsed("(" * 50 + "a.b" + ")" * 50)
