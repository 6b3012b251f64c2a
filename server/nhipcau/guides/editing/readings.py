"""Conditions in plain Vietnamese: “khi ‘Cháu sinh ở đâu?’ là ‘Ở nhà’”."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from nhipcau.guides.conditions import ConditionFault, check_condition
from nhipcau.guides.replay import is_day
from nhipcau.guides.values import NAMED, UNITS

_ORDER: Final = {"<": "dưới {}", "<=": "từ {} trở xuống", ">": "trên {}", ">=": "từ {} trở lên"}
_DAY_ORDER: Final = {"<": "trước {}", "<=": "đến hết {}", ">": "sau {}", ">=": "từ {} trở đi"}
_MIRRORED: Final = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_JOINS: Final = {"and": ", và ", "or": ", hoặc "}


def read_condition(when: object, body: Mapping[str, Any]) -> str:
    """Say when a line is listed; a condition that cannot be read is said to be so."""
    if not when:
        return "luôn luôn"
    try:
        check_condition(when)
    except ConditionFault:
        return "điều kiện chưa đọc được"
    return "khi " + _Reader(body).read(when)


def say_day(day: object) -> str:
    """Say a day as people write it, 1/7/2026; what is no day stays as it is."""
    if not is_day(day):
        return str(day)
    year, month, date = str(day).split("-")
    return f"{int(date)}/{int(month)}/{year}"


def name_values(text: str, body: Mapping[str, Any]) -> str:
    """Name the dated values in a text by their labels: “Quá (hạn khai sinh)”."""
    labels = {line.get("id"): line.get("label") for line in body.get("values", [])}
    return NAMED.sub(lambda name: f"({labels.get(name[1]) or name[1]})", text)


def _either(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} hoặc {words[-1]}" if len(words) > 1 else words[0]


class _Reader:
    """Reads conditions with the words of one guide."""

    def __init__(self, body: Mapping[str, Any]) -> None:
        self._body = body
        self._questions = {line.get("id"): line for line in body.get("questions", [])}
        self._values = {line.get("id"): line for line in body.get("values", [])}

    def read(self, when: Any, *, inside: bool = False) -> str:  # noqa: ANN401 (a condition that was checked)
        name, args = next(iter(when.items()))
        if name in _JOINS:
            text = _JOINS[name].join(self.read(arg, inside=len(args) > 1) for arg in args)
            return f"({text})" if inside and len(args) > 1 else text
        if name == "!":
            return self._negated(args[0])
        left, right = args
        if not isinstance(left, Mapping) or "var" not in left:
            if isinstance(right, Mapping) and "var" in right and name in {*_MIRRORED, "==", "!="}:
                return self._leaf(_MIRRORED.get(name, name), right["var"], left)
            return f"{self._said('', left)} {name} {self._said('', right)}"
        return self._leaf(name, left["var"], right)

    def _negated(self, when: Any) -> str:  # noqa: ANN401 (as above)
        name, args = next(iter(when.items()))
        if name in {"in", "has", "within"}:
            return self._leaf(f"!{name}", args[0]["var"], args[1])
        return f"không phải ({self.read(when)})"

    def _leaf(self, name: str, question: str, right: Any) -> str:  # noqa: ANN401 (as above)
        found = self._questions.get(question, {})
        asked = f"‘{name_values(found.get('ask') or question, self._body)}’"
        if right is None:
            return f"{asked} {'chưa có trả lời' if name == '==' else 'đã có trả lời'}"
        if name in _ORDER:
            said = _DAY_ORDER if found.get("kind") == "date" else _ORDER
            return f"{asked} {said[name].format(self._said(question, right))}"
        words = {
            "==": "là", "in": "là", "!=": "không là", "!in": "không là", "has": "có", "!has": "không có",
            "within": "thuộc", "!within": "không thuộc",
        }[name]  # fmt: skip
        options = right if isinstance(right, list) else [right]
        return f"{asked} {words} {_either([self._said(question, option) for option in options])}"

    def _said(self, question: str, value: Any) -> str:  # noqa: ANN401 (as above)
        if isinstance(value, Mapping):
            name = value.get("value") or value.get("var")
            shelf = self._values if "value" in value else self._questions
            found = shelf.get(name, {})
            return f"‘{found.get('label') or found.get('ask') or name}’"
        found = self._questions.get(question, {})
        for option in found.get("options", []):
            if option.get("id") == value:
                return f"‘{name_values(option.get('label', ''), self._body)}’"
        if found.get("kind") == "place":
            return f"nơi có mã {value}"
        if isinstance(value, int) and found.get("unit"):
            return UNITS.get(found["unit"], f"{{}} {found['unit']}").format(value)
        return say_day(value) if is_day(value) else str(value)
