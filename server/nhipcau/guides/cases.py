"""Made-up families for a guide: enough answers to reach every question, option, line and date.

Deterministic. The checks of a guide and the vectors shared with the phone are built from them.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import asdict
from itertools import islice, product
from typing import Any, Final

from nhipcau.guides.conditions import Answer, leaves, values_in, variables
from nhipcau.guides.replay import Checklist, check_answers, decided, replay, walk
from nhipcau.guides.shapes import LISTED, SPOKEN, Guide, Question, lines_of
from nhipcau.guides.values import NAMED, amounts_on, named_in

_MOST_WITNESSES: Final = 20_000
_WALKS: Final = 25
Answers = dict[str, Any]
Choose = Callable[[Question], Answer | None]


def build_cases(guide: Guide) -> list[dict[str, Any]]:
    """Return the cases of one guide: a name, the day, the answers, and what the replay says."""
    today = usual_day(guide)
    seen: set[str] = set()
    cases = []
    for name, on, answers in _families(guide, today):
        if (key := f"{on} {sorted(answers.items(), key=str)}") not in seen:
            seen.add(key)
            faults = [asdict(fault) for fault in check_answers(guide, answers)]
            found = replay(guide, answers, on)
            case = {"name": name, "on": on, "answers": answers, **found.ids(), "faults": faults}
            cases.append({**case, "told": told} if (told := _told(guide, found)) else case)
    return cases


def usual_day(guide: Guide) -> str:
    """Return the day on which a guide is tried when nothing says another: its first (ISO date)."""
    return guide["valid_from"] or guide["review"].get("legal_as_of", "2026-07-18")


def _told(guide: Guide, found: Checklist) -> list[str]:
    """Return the texts of a list that say a dated value, in the order of the list."""
    by_kind = {**{kind: getattr(found, kind) for kind in LISTED if kind != "papers"}, "papers": found.items}
    told = []
    for kind in LISTED:
        raw = {line["id"]: line for line in lines_of(guide, kind)}
        for line in by_kind[kind]:
            told += [line[part] for part in SPOKEN[kind] if NAMED.search(raw[line["id"]].get(part, ""))]
    return told


def samples(guide: Guide, question: Question) -> list[Answer]:
    """Return answers worth trying: each option, all together, both sides of every border."""
    options = [option["id"] for option in question["options"]]
    if question["kind"] == "one":
        return [*options]
    if question["kind"] == "many":
        together = [option["id"] for option in question["options"] if not option.get("exclusive")]
        pairs = [together] if len(together) > 1 else []
        return [*([option] for option in options), *pairs]
    if question["kind"] == "number":
        return [*_numbers(guide, question)]
    if question["kind"] == "place":
        return sorted({"40.16933", "37", *_literals(guide, question)})
    return [*_days(guide, question)]


def fill(guide: Guide, given: Answers, choose: Choose) -> Answers:
    """Answer every open question that `choose` has an answer for, until nothing new opens."""
    answers, left = dict(given), set[str]()
    while True:
        opened = [q for q in replay(guide, answers, usual_day(guide)).open if q["id"] not in left]
        if not opened:
            return answers
        answer = choose(opened[0])
        if answer is None:
            left.add(opened[0]["id"])
        else:
            answers[opened[0]["id"]] = answer


def witness(guide: Guide, wanted: str, kind: str) -> Answers | None:
    """Find answers under which a question is asked or a line is listed, or None if there are none."""
    line = next(entry for entry in lines_of(guide, kind) if entry["id"] == wanted)
    closure = [q for q in guide["questions"] if q["id"] in _needed(guide, line)]
    choices = [[None, *samples(guide, question)] for question in closure]
    amounts = amounts_on(guide, usual_day(guide))
    for values in islice(product(*choices), _MOST_WITNESSES):
        chosen = {q["id"]: value for q, value in zip(closure, values, strict=True) if value is not None}
        known, pending, _ = walk(closure, chosen, amounts)
        if decided(line, known, pending, amounts):
            return chosen
    return None


def _families(guide: Guide, today: str) -> Iterator[tuple[str, str, Answers]]:
    def first(question: Question) -> Answer:
        return samples(guide, question)[0]

    yield "nothing answered", today, {}
    base = fill(guide, {}, first)
    for count in range(1, len(base) + 1):
        yield f"the first {count} answered", today, dict(list(base.items())[:count])
    for question in guide["questions"]:
        way = witness(guide, question["id"], "questions") or {}
        for number, answer in enumerate(samples(guide, question), start=1):
            answers = fill(guide, {**way, question["id"]: answer}, first)
            yield f"{question['id']}: answer {number}", today, answers
    yield from _lines(guide, today, first)
    draw = _drawer(guide["procedure"])
    for number in range(1, _WALKS + 1):
        yield f"a family drawn by lot {number}", today, fill(guide, {}, _by_lot(guide, draw))
    yield from _wrong(guide, today, base)


def _lines(guide: Guide, today: str, first: Choose) -> Iterator[tuple[str, str, Answers]]:
    for kind in LISTED:
        for line in lines_of(guide, kind):
            found = witness(guide, line["id"], kind) if line.get("when") else {}
            answers = fill(guide, found or {}, first)
            if line.get("when"):
                yield f"{kind}: {line['id']}", today, answers
            for edge in filter(None, (line.get("valid_from"), line.get("valid_to"))):
                for shift in (-1, 0, 1):
                    yield f"{kind}: {line['id']} near {edge}, {shift:+d} day", _shift(edge, shift), answers
    yield from _periods(guide, first)


def _periods(guide: Guide, first: Choose) -> Iterator[tuple[str, str, Answers]]:
    """Try every dated value on both sides of each of its borders, with a family that needs it."""
    for value in lines_of(guide, "values"):
        answers = fill(guide, _needs(guide, value["id"]), first)
        for period in value["periods"]:
            for edge in filter(None, (period["from"], period["to"])):
                for shift in (-1, 0, 1):
                    yield f"values: {value['id']} near {edge}, {shift:+d} day", _shift(edge, shift), answers


def _needs(guide: Guide, value: str) -> Answers:
    for kind in LISTED:
        for line in lines_of(guide, kind):
            if value in named_in(kind, line) or (line.get("when") and value in values_in(line["when"])):
                return witness(guide, line["id"], kind) or {}
    return {}


def _wrong(guide: Guide, today: str, base: Answers) -> Iterator[tuple[str, str, Answers]]:
    yield "a question that does not exist", today, {**base, "no_such_question": "yes"}
    wrong: dict[str, list[Any]] = {
        "one": ["no_such_option", 1, ["no_such_option"], True],
        "many": [["no_such_option"], "no_such_option", [], [1]],
        "number": ["1", 1.5, True, -1_000_000, 1_000_000],
        "date": ["2026-02-30", "hôm qua", 20260718, "2026-7-1"],
        "place": ["4", "40.1693", "Nghệ An", 40, "40."],
    }
    for question in guide["questions"]:
        bad = list(wrong[question["kind"]])
        alone = [option["id"] for option in question["options"] if option.get("exclusive")]
        others = [option["id"] for option in question["options"] if not option.get("exclusive")]
        if question["kind"] == "many" and others:
            bad.append([others[0], others[0]])
            bad += [[others[0], alone[0]]] if alone else []
        for number, answer in enumerate(bad, start=1):
            yield f"{question['id']}: wrong answer {number}", today, {**base, question["id"]: answer}


def _needed(guide: Guide, line: Any) -> set[str]:  # noqa: ANN401 (any line of a guide)
    by_id = {question["id"]: question for question in guide["questions"]}
    needed: set[str] = set()
    waiting = list(variables(line["when"])) if line.get("when") else []
    while waiting:
        name = waiting.pop()
        if name in by_id and name not in needed:
            needed.add(name)
            waiting += variables(by_id[name]["when"]) if by_id[name].get("when") else []
    return needed


def _literals(guide: Guide, question: Question) -> list[Any]:
    found: list[Any] = []
    amounts = {value["id"]: [period["amount"] for period in value["periods"]] for value in lines_of(guide, "values")}
    for kind in ("questions", *LISTED):
        for line in lines_of(guide, kind):
            if line.get("when") and question["id"] in variables(line["when"]):
                found += [amount for name in values_in(line["when"]) for amount in amounts.get(name, ())]
            for _, name, literals in leaves(line["when"]) if line.get("when") else ():
                found += literals if name == question["id"] else []
    return found


def _numbers(guide: Guide, question: Question) -> list[int]:
    low, high = question.get("min", 0), question.get("max", 150)
    borders = [n for n in _literals(guide, question) if isinstance(n, int)]
    tried = {low, high, *(n + shift for n in borders for shift in (-1, 0, 1))}
    return sorted(n for n in tried if low <= n <= high)


def _days(guide: Guide, question: Question) -> list[str]:
    borders = [day for day in _literals(guide, question) if isinstance(day, str)]
    return sorted({_shift(day, shift) for day in borders for shift in (-1, 0, 1)}) or ["2026-01-15"]


def _shift(day: str, days: int) -> str:
    return (dt.date.fromisoformat(day) + dt.timedelta(days=days)).isoformat()


def _drawer(seed: str) -> Callable[[int], int]:
    state = int(hashlib.sha256(seed.encode()).hexdigest()[:12], 16)

    def draw(below: int) -> int:
        nonlocal state
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (state >> 33) % below

    return draw


def _by_lot(guide: Guide, draw: Callable[[int], int]) -> Choose:
    def choose(question: Question) -> Answer | None:
        tried = samples(guide, question)
        return None if draw(6) == 0 else tried[draw(len(tried))]

    return choose
