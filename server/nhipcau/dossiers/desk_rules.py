"""The numbers that a law gives to desks, dated: from which hour a day is the next, how soon papers are asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import cache

from nhipcau.kernel.content import content_dir, load_toml


@dataclass(frozen=True)
class Rules:
    """The numbers that a law gives to desks, from a day on."""

    begins: date
    law: str
    after: time
    answer_online_within: int
    ask_supplement_within: int
    apologise_before: int


@cache
def written_rules() -> list[Rules]:
    """Return the rules of all times, oldest first."""
    rows = load_toml(content_dir() / "calendars" / "rules.toml")["rules"]
    names = ("law", "after", "answer_online_within", "ask_supplement_within", "apologise_before")
    return [Rules(row["from"], *(row[name] for name in names)) for row in rows]


def rules_on(day: date, rules: Sequence[Rules] | None = None) -> Rules:
    """Return the rules in force on a day; before the first, the first."""
    known = written_rules() if rules is None else rules
    return [rule for rule in known if rule.begins <= day][-1] if day >= known[0].begins else known[0]
