"""Figures as counters would hold them, and rules as officers would set them, for the tests of early warnings."""

from datetime import date, datetime, time
from typing import Any

from nhipcau.insight import counters
from nhipcau.kernel.clock import VIETNAM
from nhipcau.kernel.facts import Count, Told
from nhipcau.kernel.ids import new_id


def counted(place: str, day: date, **measures: int) -> None:
    """Let a place have told something on a day: ``assists=3``, ``alone=2``, ``done_for=5``."""
    noon = datetime.combine(day, time(12), VIETNAM)
    known = {"assists": ("support.assists", ""), "alone": ("support.steps", "alone"), "done_for": ("support.steps", "done_for")}
    counts = tuple(Count(known[name][0], value, key=known[name][1]) for name, value in measures.items())
    counters.write([Told(place, noon, counts)])


def rule(**fields: Any) -> dict[str, Any]:
    """Return the body of a rule: fewer than 3 of 10 steps done alone in a month of a village, unless told otherwise."""
    told = {
        "id": new_id(), "rule_id": new_id(), "name": "Tự làm ít", "indicator": "share.alone", "level": "place",
        "comparison": "below", "bound": 0.3, "rang": 14, "rang_in": 6,
    }  # fmt: skip
    return {**told, **fields}
