"""Amounts that law may change: said on their day, and loud on a day that has none."""

from typing import Any

import pytest

from nhipcau.guides.replay import Checklist, check_answers, replay, whole_guide
from nhipcau.guides.tests.files import options, paper, small_guide
from nhipcau.guides.values import UNKNOWN, amounts_on, said_on, say_amount

CUT = {"from": "2026-01-01", "to": "2026-12-31", "amount": 25_000}
FULL = {"from": "2027-02-01", "to": "", "amount": 50_000}


def dated(**changes: Any) -> dict[str, Any]:
    """A guide whose fee changes, with a month in between for which nothing is known."""
    fee = {"id": "card_fee", "label": "Lệ phí thẻ", "unit": "dong", "law": ["64/2025/TT-BTC"], "periods": [CUT, FULL]}
    old = {"id": "old", "label": "Tuổi hưởng", "unit": "age", "law": ["x"], "periods": [{**CUT, "amount": 16}]}
    base = {
        "valid_from": "2026-07-18",
        "values": [fee, old],
        "fees": [{"id": "card", "text": "Lệ phí {card_fee}.", "value": "card_fee", "law": ["64/2025/TT-BTC"]}],
        "papers": [
            paper("form", why="Phí {card_fee}."),
            paper("grown", when={">=": [{"var": "age"}, {"value": "old"}]}),
        ],
    }
    return small_guide(**{**base, **changes})


def on(day: str, guide: dict[str, Any] | None = None, **answers: Any) -> Checklist:
    return replay(whole_guide(guide or dated()), {"where": "clinic", "have": ["card"], "age": 3, **answers}, day)


@pytest.mark.parametrize(
    ("unit", "amount", "said"),
    [
        ("dong", 0, "0 đ"), ("dong", 8_000, "8.000 đ"), ("dong", 1_250_000, "1.250.000 đ"), ("age", 14, "14 tuổi"),
        ("day", 60, "60 ngày"), ("working_day", 3, "3 ngày làm việc"), ("month", 36, "36 tháng"),
        ("year", 5, "5 năm"), ("percent", 50, "50%"), ("count", 2, "2"), ("dong", None, UNKNOWN),
    ],
)  # fmt: skip
def test_an_amount_is_said_with_its_unit(unit: Any, amount: int | None, said: str):
    assert say_amount({"id": "x", "label": "", "unit": unit, "law": [], "periods": []}, amount) == said


@pytest.mark.parametrize(
    ("day", "amount"),
    [("2025-12-31", None), ("2026-01-01", 25_000), ("2026-12-31", 25_000), ("2027-01-01", None), ("2027-02-01", 50_000)],
)
def test_an_amount_holds_on_both_its_days_and_on_no_other(day: str, amount: int | None):
    assert amounts_on(whole_guide(dated()), day).get("card_fee") == amount


def test_the_texts_of_the_day_say_the_amount_of_the_day():
    found = on("2026-12-31")
    assert found.items[0]["why"] == "Phí 25.000 đ."
    assert (found.fees[0]["text"], found.fees[0].get("amount")) == ("Lệ phí 25.000 đ.", 25_000)
    assert on("2027-02-01").fees[0].get("amount") == 50_000
    assert found.lapsed == ()


def test_a_day_without_an_amount_is_loud_and_shows_no_old_number():
    found = on("2027-01-15")
    assert [value["id"] for value in found.lapsed] == ["card_fee", "old"]
    assert found.fees[0]["text"] == f"Lệ phí {UNKNOWN}."
    assert "amount" not in found.fees[0]
    assert "25.000" not in str(found)


def test_a_line_whose_condition_has_no_amount_is_not_decided():
    assert {line["id"] for line in on("2026-12-31", age=16).items} == {"form", "grown"}
    assert {line["id"] for line in on("2026-12-31", age=15).items} == {"form"}
    assert {line["id"] for line in on("2027-02-01", age=16).items} == {"form"}
    assert [value["id"] for value in on("2027-02-01", age=16).lapsed] == ["old"]


def test_a_question_may_name_an_amount_and_hang_on_one():
    asked = [
        *small_guide()["questions"],
        {"id": "paid", "kind": "one", "ask": "Đã nộp {card_fee} chưa?", "options": options("yes", "no"),
         "when": {">=": [{"var": "age"}, {"value": "old"}]}},
    ]  # fmt: skip
    guide = dated(questions=asked)
    assert [question["ask"] for question in on("2026-12-31", guide, age=16).open] == ["Đã nộp 25.000 đ chưa?"]
    assert on("2026-12-31", guide, age=15).open == ()
    assert on("2027-02-01", guide, age=16).open == ()


def test_a_whole_guide_is_said_on_its_day_and_stays_itself_to_be_replayed():
    guide = whole_guide(dated(title="Thẻ"))
    for day, amount in (("2026-12-31", "25.000 đ"), ("2027-02-01", "50.000 đ"), ("2027-01-15", UNKNOWN)):
        told = said_on(guide, day)
        assert told["papers"][0]["why"] == f"Phí {amount}."
        assert told["fees"][0]["text"] == f"Lệ phí {amount}."
        assert (told["version"], told["questions"]) == (guide["version"], guide["questions"])
    assert guide["papers"][0]["why"] == "Phí {card_fee}."


def test_a_version_of_before_amounts_is_said_as_it_was_written():
    old = {key: value for key, value in whole_guide(small_guide()).items() if key not in {"values", "mistakes"}}
    told = said_on(old, "2026-08-01")  # type: ignore[arg-type]  # as it lies in the database
    assert told["papers"] == old["papers"]
    assert (told["values"], told["mistakes"]) == ([], [])


def test_a_version_of_before_amounts_is_still_replayed():
    old = {key: value for key, value in whole_guide(small_guide()).items() if key not in {"values", "mistakes"}}
    assert replay(old, {}, "2026-08-01").lapsed == ()  # type: ignore[arg-type]  # as it lies in the database


@pytest.mark.parametrize(
    ("answer", "fault"),
    [("40", None), ("40.16933", None), ("4", "wrong_type"), ("40.", "wrong_type"), (40, "wrong_type"), ("vn.40", "wrong_type")],
)
def test_a_place_is_a_province_or_a_commune_in_it(answer: object, fault: str | None):
    guide = whole_guide(small_guide(questions=[{"id": "where", "kind": "place", "ask": "Ở đâu?"}]))
    assert [found.kind for found in check_answers(guide, {"where": answer})] == ([fault] if fault else [])
