"""How long an answer may take (Decree 356/2025): pure arithmetic over working days, from dated content."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, Literal

from nhipcau.kernel.calendars import calendar
from nhipcau.kernel.content import content_dir, load_toml

Shape = Literal["ok", "wait", "part", "missing"]
SOON = 2  # days before a date on which it counts as near
_KINDS = ("see", "correct", "delete", "restrict", "who_looked")


@dataclass(frozen=True)
class Due:
    """A date by which something is to be done, and how near it is: as a word and as a shape."""

    on: date
    shape: Shape
    word: str


@cache
def written() -> dict[str, Any]:
    """Return the clocks as written; which days offices work is in `kernel.calendars`."""
    return load_toml(content_dir() / "rights" / "clocks.toml")


def rule_on(day: date, rules: Sequence[Mapping[str, Any]] | None = None) -> Mapping[str, Any]:
    """Return the rule in force on a day: the latest that had begun."""
    known = written()["rules"] if rules is None else rules
    begun = [rule for rule in known if rule["from"] <= day]
    return begun[-1] if begun else known[0]


def answer_by(asked: date) -> date:
    """Return until when a request is to be answered: in working days."""
    return calendar().after(asked, rule_on(asked)["answer_working_days"])


def done_by(asked: date, kind: str, *, third_parties: bool, extended: bool) -> date:
    """Return until when a request is to be carried out: in days; longer with third parties, and once extended."""
    rule = rule_on(asked)
    days = rule["with_third_parties" if third_parties else "done"][kind]
    return asked + timedelta(days=days + (rule["extension"] if extended else 0))


def due(on: date, today: date, *, met: bool = False) -> Due:
    """Say how near a date is."""
    if met:
        return Due(on, "ok", "đã xong")
    left = (on - today).days
    if left < 0:
        return Due(on, "missing", f"quá hạn {-left} ngày")
    if left == 0:
        return Due(on, "missing", "hạn hôm nay")
    return Due(on, "part" if left <= SOON else "wait", f"còn {left} ngày")


def faults(clocks: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the clocks, as a strict reader would find it."""
    starts = [rule["from"] for rule in clocks["rules"]]
    if not starts or starts != sorted(starts):
        yield "rules: at least one, in the order of their days"
    for rule in clocks["rules"]:
        for name in ("done", "with_third_parties"):
            if set(rule.get(name, {})) != set(_KINDS):
                yield f"{rule['from']}: {name} has a number of days for each kind"
