"""What a question offers to choose from, the same on the web and by text message.

A place is asked only as far as the guide tells places apart: the communes and provinces that its conditions
name, and "elsewhere". Nothing more would change the list, so nothing more is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from nhipcau.guides.conditions import leaves
from nhipcau.guides.shapes import LISTED, Guide, Question, lines_of

ELSEWHERE: Final = "00"  # a province that no guide can name
OTHER_PROVINCE: Final = "Tỉnh khác"


@dataclass(frozen=True)
class Choice:
    """One answer to choose; `alone` excludes the others."""

    id: str
    label: str
    alone: bool = False


def choices(guide: Guide, question: Question, names: Mapping[str, str]) -> list[Choice]:
    """Return what can be chosen; nothing for a number and a date. `names` are those of places, by code."""
    if question["kind"] == "place":
        return _places(guide, question, names)
    return [Choice(one["id"], one["label"], one.get("exclusive", False)) for one in question["options"]]


def places_named(guide: Guide) -> list[str]:
    """Return the codes of all places that a guide tells apart, provinces of communes included."""
    codes = [code for question in guide["questions"] if question["kind"] == "place" for code in _named(guide, question)]
    return sorted({part for code in codes for part in (code, code[:2])})


def nearest(offered: list[Choice], answer: str) -> str:
    """Return the offered place in which another one lies."""
    within = [choice.id for choice in offered if f"{answer}.".startswith(f"{choice.id}.")]
    return max(within, key=len, default=ELSEWHERE)


def _places(guide: Guide, question: Question, names: Mapping[str, str]) -> list[Choice]:
    named = _named(guide, question)
    provinces = sorted({code[:2] for code in named})
    offered = []
    for province in provinces:
        communes = sorted(code for code in named if code.startswith(f"{province}."))
        offered += [Choice(code, names.get(code, code)) for code in communes]
        name = names.get(province, province)
        offered.append(Choice(province, f"Xã khác ở {name}" if communes else name))
    return [*offered, Choice(ELSEWHERE, OTHER_PROVINCE)]


def _named(guide: Guide, question: Question) -> set[str]:
    found: set[str] = set()
    for kind in ("questions", *LISTED):
        for line in lines_of(guide, kind):
            found |= _literals(line.get("when"), question["id"])
    return found


def _literals(when: Mapping[str, Any] | None, name: str) -> set[str]:
    if not when:
        return set()
    return {str(code) for _, asked, codes in leaves(when) if asked == name for code in codes if code}
