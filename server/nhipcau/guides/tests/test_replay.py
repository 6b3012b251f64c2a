"""From answers to a family's own list."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.guides.replay import AnswerFault, check_answers, is_day, is_stale, replay, version_of, whole_guide
from nhipcau.guides.tests.files import small_guide

GUIDE = whole_guide(small_guide())
DAY = "2026-11-21"
FULL = {"where": "home", "witness": "yes", "age": 0, "have": ["card"]}
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "where": st.sampled_from(["clinic", "home", "moon"]),
        "witness": st.sampled_from(["yes", "no"]),
        "age": st.integers(-2, 20),
        "have": st.lists(st.sampled_from(["card", "book", "none"])),
    },
)


def ids(answers: dict[str, Any], on: str = DAY) -> dict[str, Any]:
    return replay(GUIDE, answers, on).ids()


def test_before_any_answer_only_what_everybody_needs_is_listed():
    assert ids({})["items"] == ["form", "old_form"]
    assert ids({})["open"] == ["where", "age", "have"]
    assert ids({})["complete"] is False


def test_an_answer_opens_the_question_that_follows_from_it():
    assert "witness" in ids({"where": "home"})["open"]
    assert "witness" not in ids({"where": "clinic"})["open"]


def test_a_paper_waits_until_its_question_is_answered():
    assert not {"witness_note", "promise"} & set(ids({"where": "home"})["items"])
    assert "promise" in ids({"where": "home", "witness": "no"})["items"]


def test_a_full_set_of_answers_gives_a_complete_list():
    assert ids(FULL)["complete"] is True
    assert ids(FULL)["items"] == ["form", "witness_note", "card", "old_form"]


def test_an_answer_to_a_question_no_longer_asked_is_kept_but_not_counted():
    changed = {**FULL, "where": "clinic"}
    assert "witness_note" not in ids(changed)["items"]
    assert ids({**changed, "where": "home"})["items"] == ids(FULL)["items"]


def test_an_answer_the_guide_cannot_take_leaves_its_question_open():
    assert "where" in ids({**FULL, "where": "moon"})["open"]


def test_a_paper_is_listed_on_its_last_day_and_not_after():
    assert "old_form" in ids(FULL, "2026-12-31")["items"]
    assert "old_form" not in ids(FULL, "2027-01-01")["items"]


def test_answers_that_cannot_both_be_true_are_named():
    assert ids({**FULL, "age": 17, "have": ["none"]})["conflicts"] == ["grown_newborn"]
    assert ids(FULL)["conflicts"] == []


def test_a_warning_says_where_to_go_instead():
    (warning,) = replay(GUIDE, {**FULL, "age": 16}, DAY).warnings
    assert (warning["goto"], warning["stop"]) == ("1.004884", True)


@pytest.mark.parametrize(
    ("answers", "fault"),
    [
        ({"colour": "red"}, AnswerFault("colour", "unknown_question")),
        ({"where": "moon"}, AnswerFault("where", "unknown_option")),
        ({"where": ["home"]}, AnswerFault("where", "wrong_type")),
        ({"where": None}, AnswerFault("where", "wrong_type")),
        ({"age": "3"}, AnswerFault("age", "wrong_type")),
        ({"age": True}, AnswerFault("age", "wrong_type")),
        ({"age": 1.5}, AnswerFault("age", "wrong_type")),
        ({"age": float("inf")}, AnswerFault("age", "wrong_type")),
        ({"age": 18}, AnswerFault("age", "out_of_range")),
        ({"age": -1}, AnswerFault("age", "out_of_range")),
        ({"have": []}, AnswerFault("have", "wrong_type")),
        ({"have": "card"}, AnswerFault("have", "wrong_type")),
        ({"have": ["card", "card"]}, AnswerFault("have", "wrong_type")),
        ({"have": ["card", "boat"]}, AnswerFault("have", "unknown_option")),
        ({"have": ["card", "none"]}, AnswerFault("have", "exclusive")),
    ],
)
def test_an_answer_that_cannot_be_taken_is_named_with_its_reason(answers: dict[str, Any], fault: AnswerFault):
    assert check_answers(GUIDE, answers) == [fault]


def test_good_answers_have_no_faults():
    assert check_answers(GUIDE, FULL) == []


@given(ANSWERS)
def test_the_same_answers_give_the_same_list_in_any_order(answers: dict[str, Any]):
    turned = dict(reversed(answers.items()))
    assert ids(answers) == ids(turned)


@given(ANSWERS)
def test_a_list_is_complete_exactly_when_nothing_is_open(answers: dict[str, Any]):
    assert ids(answers)["complete"] is (ids(answers)["open"] == [])


@given(ANSWERS, st.sampled_from(["where", "witness", "age", "have"]))
def test_a_line_once_listed_stays_when_more_is_answered(answers: dict[str, Any], name: str):
    fewer = {key: value for key, value in answers.items() if key != name}
    assert set(ids(fewer)["items"]) <= set(ids(answers)["items"])


def test_the_version_names_the_content_and_nothing_else():
    assert GUIDE["version"] == version_of(GUIDE) == whole_guide(small_guide())["version"]
    assert len(GUIDE["version"]) == 16
    assert whole_guide(small_guide(title="Khác"))["version"] != GUIDE["version"]


def test_a_guide_past_its_review_or_out_of_force_is_stale():
    assert not is_stale(GUIDE, "2027-01-18")
    assert is_stale(GUIDE, "2027-01-19")
    assert is_stale(GUIDE, "2026-07-17")


@pytest.mark.parametrize("text", ["2026-02-30", "2026-7-1", "20260701", "hôm qua", "", None, 20260701, "2026-W01-1"])
def test_only_a_real_day_is_a_day(text: object):
    assert not is_day(text)
    assert is_day("2028-02-29")
