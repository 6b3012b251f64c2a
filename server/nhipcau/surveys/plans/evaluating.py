"""What an expression of a form comes to, for the answers so far. Its twin on phones is `field/src/features/surveys/evaluate.ts`.

Answers are texts, as XForms writes them, in groups (objects) and repeats (lists). A value is a text, a number, a truth, or the
list of answers that a path leads to. Dates are texts; where a number is wanted they are days since 1970, by the wall clock.
"""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from nhipcau.surveys.plans.expressions import Tree

Value = str | float | bool | list[str]
Data = dict[str, Any]
_NUMBER: Final = re.compile(r"[ \t\r\n]*-?(\d+(\.\d*)?|\.\d+)[ \t\r\n]*", re.ASCII)
_DATE: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_MOMENT: Final = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?(?:Z|[+-]\d\d:?\d\d)?", re.ASCII)
_SMALL: Final = 1e-6  # smaller ones are written with an exponent by every engine, but XPath has none


@dataclass(frozen=True)
class Around:
    """Where an expression is asked: the answers, the moment (as XForms writes it), its own path, its places in repeats, and a choice."""

    data: Data
    now: str
    here: Mapping[str, int]
    choice: Mapping[str, str] | None = None


def answers_at(data: Data, path: str, shared: int, here: Mapping[str, int]) -> list[Any]:
    """Return what lies at a path: of repeats within the shared steps the asker's own round, of others all rounds."""
    found: list[Any] = [data]
    gone: list[str] = []
    for at, step in enumerate(path.split("/")):
        gone.append(step)
        key, whole = "/".join(gone), list[Any]()
        for one in found:
            inner = one.get(step) if isinstance(one, dict) else None
            if not isinstance(inner, list):
                whole.append(inner)
            elif at < shared and key in here:
                whole += inner[here[key] : here[key] + 1]
            else:
                whole += inner
        found = whole
    return [one for one in found if one is not None]


def to_number(value: Value) -> float:
    """Return a value as a number; a date as days, what is none as NaN."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, float):
        return value
    if _NUMBER.fullmatch(value):
        return float(value)
    return _days(value.strip())


def _days(text: str) -> float:
    try:
        moment = _MOMENT.fullmatch(text)
        if moment:
            day, hour, minute, second = moment.group(1), int(moment.group(2)), int(moment.group(3)), float(moment.group(4) or 0)
            return (date.fromisoformat(day) - date(1970, 1, 1)).days + (hour * 3600 + minute * 60 + second) / 86400
        return float((date.fromisoformat(text) - date(1970, 1, 1)).days) if _DATE.fullmatch(text) else math.nan
    except ValueError:
        return math.nan


def to_text(value: Value) -> str:
    """Return a value as a text, numbers as XPath writes them."""
    if isinstance(value, list):
        return str(value[0]) if value else ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else _number_text(value)


def _number_text(value: float) -> str:
    if not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    if value == math.floor(value):
        return str(int(value))
    return f"{value:.20f}".rstrip("0") if abs(value) < _SMALL else format(Decimal(repr(value)), "f")


def to_truth(value: Value) -> bool:
    """Return whether a value holds: not empty, not zero, not nothing."""
    if isinstance(value, float):
        return not (value == 0 or math.isnan(value))
    return bool(value)


def work_out(tree: Tree, around: Around) -> Value:
    """Return what a tree comes to."""
    if not isinstance(tree, list):
        return float(tree)
    name, given = str(tree[0]), tree[1:]
    if name in _PLACES:
        return _PLACES[name](given, around)
    if name in _LAZY:
        return _LAZY[name](given, around)
    return _CALLS[name](*(work_out(one, around) for one in given))


def _column(given: list[Tree], around: Around) -> Value:
    return (around.choice or {}).get(given[0], "")


def _answers(given: list[Tree], around: Around) -> Value:
    return [one if isinstance(one, str) else "" for one in answers_at(around.data, given[0], int(given[1]), around.here)]


def _indexed(given: list[Tree], around: Around) -> Value:
    places = dict(around.here)
    for group, tree in zip(given[1::2], given[2::2], strict=True):
        at = to_number(work_out(tree, around))
        if not at >= 1:
            return ""
        places[group] = int(at) - 1
    found = answers_at(around.data, given[0], len(given[0].split("/")), places)
    return found[0] if found and isinstance(found[0], str) else ""


def _compare(sign: str, left: Value, right: Value) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        left, right = to_truth(left), to_truth(right)
    if isinstance(left, list):
        return any(_compare(sign, one, right) for one in left)
    if isinstance(right, list):
        return any(_compare(sign, left, one) for one in right)
    if sign in {"=", "!="} and isinstance(left, str) and isinstance(right, str):
        return (left == right) is (sign == "=")
    one, other = to_number(left), to_number(right)
    return {"=": one == other, "!=": one != other, "<": one < other, "<=": one <= other, ">": one > other, ">=": one >= other}[sign]


def _divided(left: float, right: float) -> float:
    if right == 0:
        return math.nan if left == 0 or math.isnan(left) else math.copysign(math.inf, left) * math.copysign(1, right)
    return left / right


def _rest(left: float, right: float) -> float:
    return math.nan if right == 0 or math.isnan(left) or math.isnan(right) or math.isinf(left) else math.fmod(left, right)


def _round(value: Value, digits: Value = 0.0) -> float:
    number, by = to_number(value), to_number(digits)
    if math.isnan(number) or math.isinf(number) or math.isnan(by):
        return number if by == 0 else math.nan
    scale = 10.0 ** min(12, max(-12, int(by)))
    scaled = number * scale
    return math.copysign(math.floor(abs(scaled) + 0.5), scaled) / scale if math.isfinite(scaled) else number  # halves go away from zero


def _whole(value: Value) -> float:
    number = to_number(value)
    return float(math.trunc(number)) if math.isfinite(number) else number


def _part(value: Value, first: Value, last: Value | None = None) -> str:
    text, start = to_text(value), _whole(first)
    end = float(len(text)) if last is None else _whole(last)
    return text[max(0, int(start)) : max(0, int(end))] if math.isfinite(start) and math.isfinite(end) else ""


def _substring(value: Value, first: Value, many: Value | None = None) -> str:
    text, start = to_text(value), _round(first)
    end = math.inf if many is None else start + _round(many)
    return "".join(sign for at, sign in enumerate(text, 1) if start <= at < end)


def _words(value: Value) -> list[str]:
    return to_text(value).split()


def _at(value: Value, place: Value) -> str:
    words, at = _words(value), to_number(place)
    return words[int(at)] if math.isfinite(at) and 0 <= at < len(words) else ""


def _all(values: tuple[Value, ...]) -> list[str]:
    return [one for value in values for one in (value if isinstance(value, list) else [to_text(value)])]


def _least(pick: Callable[[list[float]], float]) -> Callable[..., float]:
    def among(*values: Value) -> float:
        numbers = [to_number(one) for one in _all(values) if one]
        return math.nan if not numbers or any(math.isnan(one) for one in numbers) else pick(numbers)

    return among


def _date(value: Value) -> str:
    text = to_text(value).strip()
    if _DATE.fullmatch(text[:10]) and not math.isnan(_days(text)):
        return text[:10]
    days = to_number(value)
    if not math.isfinite(days) or abs(days) > 700_000:  # noqa: PLR2004 (the years that a calendar has)
        return ""
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=math.floor(days))).date().isoformat()


def _fits(value: Value, pattern: Value) -> bool:
    text = to_text(value)
    return len(text) <= 2000 and re.fullmatch(to_text(pattern), text, re.ASCII) is not None  # noqa: PLR2004 (signs of an answer)


def _plus(value: Value) -> float:
    return sum((to_number(one) for one in _all((value,)) if one), 0.0)


_PLACES: Final[dict[str, Callable[[list[Tree], Around], Value]]] = {
    "s": lambda given, _: str(given[0]),
    "c": _column,
    "r": _answers,
    "ir": _indexed,
    "pos": lambda given, around: float(around.here.get(given[0], 0) + 1),
    "today": lambda _, around: around.now[:10],
    "now": lambda _, around: around.now,
    "count": lambda given, around: float(len(answers_at(around.data, given[0][1], int(given[0][2]), around.here))),
}
_LAZY: Final[dict[str, Callable[[list[Tree], Around], Value]]] = {
    "or": lambda given, around: any(to_truth(work_out(one, around)) for one in given),
    "and": lambda given, around: all(to_truth(work_out(one, around)) for one in given),
    "if": lambda given, around: work_out(given[1] if to_truth(work_out(given[0], around)) else given[2], around),
    "coalesce": lambda given, around: to_text(work_out(given[0], around)) or to_text(work_out(given[1], around)),
}
_CALLS: Final[dict[str, Callable[..., Value]]] = {
    **{sign: (lambda left, right, sign=sign: _compare(sign, left, right)) for sign in ("=", "!=", "<", "<=", ">", ">=")},
    "+": lambda left, right: to_number(left) + to_number(right),
    "-": lambda left, right: to_number(left) - to_number(right),
    "*": lambda left, right: to_number(left) * to_number(right),
    "div": lambda left, right: _divided(to_number(left), to_number(right)),
    "mod": lambda left, right: _rest(to_number(left), to_number(right)),
    "neg": lambda one: -to_number(one),
    "true": lambda: True,
    "false": lambda: False,
    "not": lambda one: not to_truth(one),
    "boolean": to_truth,
    "number": to_number,
    "string": to_text,
    "int": _whole,
    "round": _round,
    "abs": lambda one: abs(to_number(one)),
    "concat": lambda *given: "".join(_all(given)),
    "contains": lambda text, part: to_text(part) in to_text(text),
    "starts-with": lambda text, part: to_text(text).startswith(to_text(part)),
    "ends-with": lambda text, part: to_text(text).endswith(to_text(part)),
    "substr": _part,
    "substring": _substring,
    "string-length": lambda one: float(len(to_text(one))),
    "normalize-space": lambda one: " ".join(to_text(one).split()),
    "join": lambda between, *given: to_text(between).join(_all(given)),
    "regex": _fits,
    "selected": lambda one, word: to_text(word).strip() in _words(one),
    "selected-at": _at,
    "count-selected": lambda one: float(len(_words(one))),
    "count-non-empty": lambda one: float(sum(bool(each) for each in _all((one,)))),
    "sum": _plus,
    "min": _least(min),
    "max": _least(max),
    "date": _date,
    "decimal-date-time": to_number,
}
