"""Check that nothing in a guide can silently grow old: periods, fees, reviews."""

from collections.abc import Iterator, Mapping
from typing import Any

from nhipcau.guides.cases import usual_day
from nhipcau.guides.conditions import values_in
from nhipcau.guides.findings import Finding, error
from nhipcau.guides.replay import is_day
from nhipcau.guides.shapes import LISTED, LISTS, Guide, lines_of
from nhipcau.guides.values import UNITS, amounts_on, named_in


def check_dates(guide: Guide, today: str = "") -> Iterator[Finding]:
    """List what has no date, a wrong one, or one that has passed by today (ISO date; "" leaves that out)."""
    for kind in LISTS:
        for line in lines_of(guide, kind):
            yield from _line(kind, f"{kind} {line['id']}", line, today)
    yield from _values(guide)
    if today and is_day(guide["review"].get("next_review")) and guide["review"]["next_review"] < today:
        yield error("review", f"was due on {guide['review']['next_review']}")
    if today and guide["valid_to"] and guide["valid_to"] < today:
        yield error("valid_to", f"the guide ended on {guide['valid_to']}")


def _line(kind: str, where: str, line: Mapping[str, Any], today: str) -> Iterator[Finding]:
    days = [line.get("valid_from", ""), line.get("valid_to", "")]
    if any(day and not is_day(day) for day in days):
        yield error(where, "valid_from or valid_to is not a day")
    elif all(days) and days[0] > days[1]:
        yield error(where, "ends before it begins")
    if kind == "fees" and not line["valid_from"] and not line["value"]:
        yield error(where, "an undated fee: say from when, or which dated value gives it")
    if "checked" in line:
        yield from _checked(where, line["checked"], today)


def _checked(where: str, checked: Any, today: str) -> Iterator[Finding]:  # noqa: ANN401 (as the file has it)
    if not isinstance(checked, Mapping) or set(checked) != {"by", "on", "next_review"} or not checked["by"]:
        yield error(where, "checked says by, on and next_review")
    elif not (is_day(checked["on"]) and is_day(checked["next_review"])):
        yield error(where, "checked on, or its next review, is not a day")
    elif today and checked["next_review"] < today:
        yield error(where, f"its review was due on {checked['next_review']}")


def _values(guide: Guide) -> Iterator[Finding]:
    values = {value["id"]: value for value in lines_of(guide, "values")}
    named: set[str] = set()
    for kind in ("questions", *LISTED):
        for line in lines_of(guide, kind):
            read = {*named_in(kind, line), *(values_in(line["when"]) if line.get("when") else ())}
            for name in sorted(read - values.keys()):
                yield error(f"{kind} {line['id']}", f"names value {name!r}, which does not exist")
            named |= read
    for name, value in values.items():
        if name not in named:
            yield error(f"values {name}", "is named nowhere")
        if value["unit"] not in UNITS:
            yield error(f"values {name}", f"unit is {value['unit']!r}")
        yield from _periods(f"values {name}", value["periods"])
    if all(_sound(value["periods"]) for value in values.values()) and is_day(usual_day(guide)):
        for name in sorted(values.keys() - amounts_on(guide, usual_day(guide)).keys()):
            yield error(f"values {name}", "has no amount on the first day of the guide")


def _sound(periods: Any) -> bool:  # noqa: ANN401 (as the file has it)
    return next(_periods("", periods), None) is None


def _periods(where: str, periods: Any) -> Iterator[Finding]:  # noqa: ANN401 (as the file has it)
    if not isinstance(periods, list) or not periods:
        yield error(where, "has no period")
        return
    before = ""
    for at, period in enumerate(periods):
        if not isinstance(period, Mapping) or set(period) != {"from", "to", "amount"}:
            yield error(where, f"period {at} says from, to and amount")
            return
        if type(period["amount"]) is not int or period["amount"] < 0:
            yield error(where, f"amount {period['amount']!r} is no whole number")
        if not is_day(period["from"]) or (period["to"] and not is_day(period["to"])):
            yield error(where, f"period {at} is not dated")
            return
        if (at and (not before or period["from"] <= before)) or (period["to"] and period["to"] < period["from"]):
            yield error(where, f"period {at} overlaps another, or ends before it begins")
        before = period["to"]
