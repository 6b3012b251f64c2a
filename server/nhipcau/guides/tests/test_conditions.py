"""The strict subset of JSON Logic, held to the cases that the phone runs too."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.guides.conditions import ConditionFault, check_condition, evaluate, leaves, variables
from nhipcau.guides.tests.files import vectors

CASES = vectors("conditions.json")["cases"]
NAMES = st.sampled_from(["a", "b", "m", "n"])
SCALARS = st.none() | st.booleans() | st.integers(-9, 9) | st.sampled_from(["x", "y", "2026-07-01"])
VALUES = st.builds(lambda name: {"var": name}, NAMES) | SCALARS
ANSWERS = st.dictionaries(NAMES, st.integers(-9, 9) | st.sampled_from(["x", "y"]) | st.lists(st.sampled_from("xy")))
LEAVES = st.builds(lambda op, pair: {op: pair}, st.sampled_from(["==", "!="]), st.lists(VALUES, min_size=2, max_size=2))
CONDITIONS = st.recursive(
    LEAVES,
    lambda inner: st.builds(lambda op, parts: {op: parts}, st.sampled_from(["and", "or"]), st.lists(inner, min_size=1))
    | st.builds(lambda part: {"!": [part]}, inner),
    max_leaves=8,
)
ANYTHING = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=3), inner), max_leaves=9)


@pytest.mark.parametrize("case", [case for case in CASES if "result" in case], ids=lambda case: case["name"])
def test_a_condition_holds_as_agreed_with_the_phone(case: dict[str, Any]):
    check_condition(case["condition"])
    assert evaluate(case["condition"], case["answers"], case.get("amounts", {})) is case["result"]


@pytest.mark.parametrize("case", [case for case in CASES if case.get("error")], ids=lambda case: case["name"])
def test_a_shape_outside_the_subset_is_refused(case: dict[str, Any]):
    with pytest.raises(ConditionFault):
        check_condition(case["condition"])


def test_there_are_enough_shared_cases_and_no_name_twice():
    names = [case["name"] for case in CASES]
    assert len(names) == len(set(names)) >= 80


@given(CONDITIONS, ANSWERS)
def test_not_turns_every_condition_around(condition: Any, answers: Any):
    check_condition(condition)
    assert evaluate({"!": [condition]}, answers) is not evaluate(condition, answers)


@given(CONDITIONS, CONDITIONS, ANSWERS)
def test_and_and_or_are_each_other_turned_around(left: Any, right: Any, answers: Any):
    neither = {"and": [{"!": [left]}, {"!": [right]}]}
    assert evaluate({"!": [{"or": [left, right]}]}, answers) is evaluate(neither, answers)


@given(ANYTHING)
def test_whatever_stands_in_a_file_is_judged_or_refused_but_never_a_crash(junk: Any):
    try:
        check_condition(junk)
    except ConditionFault:
        return
    assert evaluate(junk, {}) in {True, False}


@given(CONDITIONS, ANSWERS)
def test_only_the_questions_it_names_matter(condition: Any, answers: Any):
    read = set(variables(condition))
    kept = {name: value for name, value in answers.items() if name in read}
    assert evaluate(condition, kept) is evaluate(condition, answers)


def test_leaves_name_each_question_with_what_it_is_compared_to():
    condition = {"and": [{"in": [{"var": "a"}, ["x", "y"]]}, {"!": [{"<": [{"var": "n"}, 6]}]}]}
    assert list(leaves(condition)) == [("in", "a", ["x", "y"]), ("<", "n", [6])]
    assert json.dumps(list(variables(condition))) == '["a", "n"]'
