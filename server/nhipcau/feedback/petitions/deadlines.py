"""Until when a petition is answered: rules in layers, each with its source; working days; warned at three quarters. Pure."""

import math
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from nhipcau.feedback.petitions.catalogue import LAYERS
from nhipcau.kernel.calendars import Calendar
from nhipcau.kernel.say import day as said

WARN_AT: Final = 0.75  # of the working days
_NAMES: Final = {"house": "Chung", "province": "Tỉnh", "commune": "Xã", "category": "Loại việc"}
SKIPS: Final = {
    "citizen": "Chưa chuyển lên: đang chờ bà con trả lời.",
    "law": "Chưa chuyển lên: việc tạm dừng theo luật.",
    "joined": "Chưa chuyển lên: đã gộp vào một phản ánh khác.",
    "top": "Chưa chuyển lên: tỉnh đang trả lời, không còn cấp trên.",
    "calendar": "Chưa chuyển lên: lịch nghỉ của năm này chưa có.",
}


class Term(NamedTuple):
    """How many working days, by which rule, and every rule that was looked at."""

    days: int
    source: str
    law: bool
    sure: bool
    trace: tuple[str, ...]


def term_for(rules: Iterable[Mapping[str, Any]], category: str, commune: str, on: date) -> Term:
    """Return the term of a category in a commune (its path) on a day: the last layer that speaks of it holds."""
    fitting = [rule for rule in rules if rule["from"] <= on and _fits(rule, category, commune)]
    fitting.sort(key=lambda rule: (LAYERS.index(rule["layer"]), len(rule.get("place", "")), rule["from"]))
    held = fitting[-1]
    trace = tuple(f"{_NAMES[rule['layer']]}: {rule['days']} ngày làm việc. {rule['source']}." for rule in fitting)
    return Term(held["days"], held["source"], held["law"], held["sure"], trace)


def _fits(rule: Mapping[str, Any], category: str, commune: str) -> bool:
    for_category = not rule.get("category") or rule["category"] == category
    return for_category and commune.startswith(rule.get("place", ""))


class Span(NamedTuple):
    """The days of an answer: from when they count, when somebody is warned, and the last one."""

    begun: date
    warn_on: date
    due_on: date


def span(raised: date, days: int, calendar: Calendar, paused: int = 0) -> Span:
    """Return the span of so many working days from the day after; days of a pause do not count."""
    begun = calendar.on_or_after(raised)
    return Span(begun, calendar.after(begun, math.ceil(days * WARN_AT) + paused), calendar.after(begun, days + paused))


def in_words(days: int, due_on: date, today: date, calendar: Calendar) -> str:
    """Say how it stands, the same to whoever asked and to whoever answers: “hạn 10 ngày làm việc, còn 3”."""
    left = calendar.between(today, due_on)
    if today > due_on:
        over = -left
        return f"hạn {days} ngày làm việc, quá hạn{f' {over} ngày' if over else ''}"
    return f"hạn {days} ngày làm việc, {f'còn {left}' if left else 'hôm nay là ngày cuối'} ({said(due_on)})"


def skip(*, asked_back: bool, paused_until: date | None, joined: bool, top: bool, due_on: date, today: date, calendar: Calendar) -> str:
    """Return why something over its time is not given to the next level; nothing where it is."""
    if joined:
        return "joined"
    if asked_back:
        return "citizen"
    if paused_until and today <= paused_until:
        return "law"
    if due_on > calendar.until:
        return "calendar"
    return "top" if top else ""
