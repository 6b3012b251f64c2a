"""What a lesson may say, what passing one means, and that far is far whatever the order in which it was told."""

import json
from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.learning.lessons.pack import written
from nhipcau.learning.lessons.rules import Step, faults, is_passed, is_possible_pace, pack_faults, proves, summaries
from nhipcau.learning.lessons.tests.people import OTP, spoiled
from nhipcau.settings.places import CHECKOUT

ONCE = datetime(2026, 3, 1, 2, tzinfo=UTC)
VECTORS: list[dict[str, Any]] = json.loads((CHECKOUT / "contract/vectors/progress.json").read_text())
LONG = "Một câu dài quá mười lăm chữ thì bà Tư nghe xong đã quên mất đoạn đầu của nó rồi."
WRONG = {
    "another name": ("id", "ma-otp-2", "the id is"),
    "a key nobody knows": ("colour", "red", "Extra inputs"),
    "eleven minutes": ("minutes", 11, "less than or equal to 10"),
    "minutes as a word": ("minutes", "8", "valid integer"),
    "for nobody": ("for", [], "at least 1"),
    "a skill that has no such name": ("skills", ["Z9"], "should match"),
    "a skill named twice": ("skills", ["B4", "B4"], "named twice"),
    "a pictogram nobody drew": ("cards.0.pictogram", "rocket", "is not drawn"),
    "a card used twice": ("cards.1.id", "c1", "stands there twice"),
    "a card of four sentences": ("cards.0.text", "Một. Hai. Ba. Bốn.", "more than 3 sentences"),
    "a long sentence on a card": ("cards.0.text", LONG, "words in a sentence"),
    "a long answer": ("quiz.0.options.0.text", LONG, "words in a sentence"),
    "a long note": ("notes.0", LONG, "words in a sentence"),
    "an order to the reader": ("cards.0.text", "Bạn phải giữ mã.", "not that they must"),
    "four questions": ("quiz", [], "at least 5"),
    "two right answers": ("quiz.0.options.0.right", True, "only one"),
    "right that is not true": ("quiz.0.options.0.right", False, "Input should be True"),
    "two answers alike": ("quiz.0.options.0.text", "Để cán bộ biết tên mình", "say the same"),
    "no reason": ("quiz.0.why", "", "at least 1"),
    "somebody's real address": ("tries.0.text", "Ma OTP 482913, xem tai ngan-hang.com", "real address"),
    "a code the message does not show": ("tries.0.code", "111111", "does not show the code"),
    "a code that may be given away": ("tries.0.right", "give", "Input should be 'refuse'"),
    "a kind of screen nobody made": ("tries.0.kind", "puzzle", "does not match any"),
    "two spaces": ("cards.0.text", "Mã OTP  giống chìa khoá.", "two spaces"),
}
TRIES: dict[str, tuple[dict[str, Any], str]] = {
    "a form asks what the slip does not say": (
        {"kind": "form", "slip": "Tên: Lò Văn Tập", "fields": [{"id": "a", "label": "Tên", "kind": "text", "want": "Lò Thị Tập"}]}, "the slip does not say",
    ),
    "a number that is none": ({"kind": "form", "slip": "Số nhà: 12A", "fields": [{"id": "a", "label": "Số nhà", "kind": "number", "want": "12A"}]}, "is no number"),
    "a day that is none": ({"kind": "form", "slip": "Sinh 1958", "fields": [{"id": "a", "label": "Ngày sinh", "kind": "date", "want": "1958"}]}, "is no date"),
    "a file that is not there": (
        {"kind": "match", "files": [{"id": "a", "name": "x.jpg"}, {"id": "b", "name": "y.jpg"}], "lines": [{"id": "a", "label": "Ảnh", "file": "c"}]}, "is not there",
    ),
    "a file for two lines": (
        {"kind": "match", "files": [{"id": "a", "name": "x.jpg"}, {"id": "b", "name": "y.jpg"}], "lines": [{"id": "a", "label": "Một", "file": "a"}, {"id": "b", "label": "Hai", "file": "a"}]},
        "two lines",
    ),
    "paying somebody else": (
        {"kind": "pay", "payee": "Xã Tập", "amount": 8000, "legal": 8000, "shown": {"payee": "Trần Lạ", "amount": 8000}, "right": "pay", "why": "Sai."}, "contradict",
    ),
    "paying more than the law asks": (
        {"kind": "pay", "payee": "Xã Tập", "amount": 9000, "legal": 8000, "shown": {"payee": "Xã Tập", "amount": 9000}, "right": "pay", "why": "Sai."}, "contradict",
    ),
    "refusing what is owed": (
        {"kind": "pay", "payee": "Xã Tập", "amount": 8000, "legal": 8000, "shown": {"payee": "Xã Tập", "amount": 8000}, "right": "refuse", "why": "Sai."}, "contradict",
    ),
    "finding what is not listed": ({"kind": "find", "entries": [{"id": one, "words": one} for one in "abc"], "right": "d"}, "is not there"),
    "a blurred photograph as the right one": (
        {"kind": "photo", "looks": [{"id": "a", "look": "blurred", "right": True}, {"id": "b", "look": "sharp"}, {"id": "c", "look": "dark"}]}, "it is sharp",
    ),
    "an act without what it leads to": (
        {"kind": "choose", "screen": {"kind": "call", "from": "Lạ", "text": "Alo"}, "options": [{"id": "a", "text": "Tắt", "right": True}, {"id": "b", "text": "Nghe"}]}, "Field required",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(written()))
def test_every_lesson_of_the_pack_is_without_fault(name: str) -> None:
    assert [*faults(name, written()[name])] == []


@pytest.mark.parametrize(("path", "value", "told"), WRONG.values(), ids=list(WRONG))
def test_a_spoiled_lesson_is_found_out(path: str, value: Any, told: str) -> None:
    assert told in "; ".join(faults(OTP, spoiled(path, value)))


def test_a_quiz_that_can_be_guessed_without_reading_is_found_out() -> None:
    always = [{"id": f"q{at}", "ask": "Sao?", "why": "Vì thế.", "options": [{"id": "a", "text": "Đúng", "right": True}, {"id": "b", "text": "Sai hẳn"}]} for at in range(5)]
    longest = [{**one, "options": [{"id": "a", "text": "Dài nhất nhà", "right": True}, {"id": "b", "text": "Sai"}][:: 1 if at % 2 else -1]} for at, one in enumerate(always)]
    assert [*faults(OTP, spoiled("quiz", always))] == [f"{OTP}: quiz: the right answer always stands in the same place"]
    assert [*faults(OTP, spoiled("quiz", longest))] == [f"{OTP}: quiz: the longest answer is right nearly every time"]


@pytest.mark.parametrize(("screen", "told"), TRIES.values(), ids=list(TRIES))
def test_a_screen_that_contradicts_itself_is_found_out(screen: dict[str, Any], told: str) -> None:
    assert told in "; ".join(faults(OTP, spoiled("tries.0", {"id": "t1", "ask": "Thử xem.", **screen})))


def test_a_pack_that_forgets_a_skill_or_invents_one_is_found_out() -> None:
    pack = {"a": {"skills": ["A1"]}, "b": {"skills": ["B9"]}}
    assert [*pack_faults(pack, ["A1", "A2"])] == ["no lesson serves skill A2", "skill B9 is not in the catalogue"]


@pytest.mark.parametrize(("right", "of", "passed"), [(0, 0, False), (5, 5, True), (4, 5, False), (5, 6, False), (6, 7, True), (5, 7, False), (17, 20, True)])
def test_a_quiz_is_passed_with_85_in_a_hundred(right: int, of: int, passed: bool) -> None:
    assert is_passed(right, of) is passed


@pytest.mark.parametrize(
    ("told", "proven"),
    [
        (("quiz", True, 7, 7, 120), True),
        (("quiz", True, 6, 7, 21), True),
        (("quiz", True, 7, 7, 20), False),  # nobody reads seven questions in twenty seconds
        (("quiz", True, 5, 7, 120), False),
        (("quiz", False, 7, 7, 120), False),
        (("tries", True, 2, 2, 30), True),
        (("tries", True, 1, 2, 30), False),
        (("tries", True, 0, 0, 30), False),
        (("cards", True, 6, 6, 300), False),
    ],
)
def test_only_a_passed_quiz_and_screens_that_came_right_prove_anything(told: tuple[str, bool, int, int, int], proven: bool) -> None:
    assert proves(*told) is proven


def test_a_pace_at_which_nobody_reads_is_impossible() -> None:
    assert [is_possible_pace(seconds, 5) for seconds in (14, 15)] == [False, True]


steps = st.builds(
    Step,
    id=st.uuids(version=4),
    lesson=st.sampled_from(["a", "b"]),
    part=st.sampled_from(["cards", "tries", "quiz"]),
    done=st.booleans(),
    right=st.integers(0, 7),
    of=st.just(7),
    seconds=st.integers(0, 200),
    happened_at=st.integers(0, 90).map(lambda day: ONCE + timedelta(days=day)),
)


@given(st.lists(steps, max_size=12, unique_by=lambda step: step.id), st.randoms())
def test_told_twice_in_any_order_from_two_phones_it_is_one_summary(told: list[Step], random: Any) -> None:
    first, second = told[: len(told) // 2 + 1], told[len(told) // 3 :]  # two phones that share a part
    mixed = [*first, *second, *told]
    random.shuffle(mixed)
    assert summaries(mixed) == summaries(told)


@given(st.lists(steps, max_size=8, unique_by=lambda step: step.id), steps)
def test_whoever_goes_on_learning_never_falls_back(told: list[Step], one: Step) -> None:
    before, after = summaries(told).get(one.lesson), summaries([*told, one])[one.lesson]
    if before:
        assert (after.read, after.tried) >= (before.read, before.tried)
        assert after.goes >= before.goes
        assert after.last_at >= before.last_at
        assert before.passed_at is None or (after.passed_at or after.last_at) <= before.passed_at


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: case["says"])
def test_the_server_and_the_phone_say_the_same_of_how_far_somebody_is(case: dict[str, Any]) -> None:
    told = [Step(**{**row, "id": UUID(row["id"]), "happened_at": datetime.fromisoformat(row["happened_at"])}) for row in case["rows"]]
    found = {
        lesson: {"read": one.read, "tried": one.tried, "best": list(one.best) if one.goes else None, "passed": one.passed_at is not None}
        for lesson, one in summaries(told).items()
    }
    assert found == case["summaries"]


def test_a_quiz_failed_first_and_passed_later_was_passed_later_in_every_order() -> None:
    failed = Step(UUID(int=1), "a", "quiz", True, 3, 7, 90, ONCE)
    passed = Step(UUID(int=2), "a", "quiz", True, 7, 7, 90, ONCE + timedelta(days=2))
    read = Step(UUID(int=3), "a", "cards", True, 0, 0, 60, ONCE)
    found = {tuple(summaries(order)["a"]) for order in permutations([failed, passed, read])}
    assert found == {(True, False, 2, (7, 7), ONCE + timedelta(days=2), ONCE + timedelta(days=2))}
