"""Amounts that law may change: what each is on a day, and how a text says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, cast

from nhipcau.guides.shapes import LISTS, SPOKEN, DatedValue, Guide, lines_of

NAMED: Final = re.compile(r"\{([a-z][a-z0-9_]*)\}")
UNKNOWN: Final = "(chưa có mức cho ngày này)"
UNITS: Final = {
    "dong": "{} đ",
    "age": "{} tuổi",
    "day": "{} ngày",
    "working_day": "{} ngày làm việc",
    "month": "{} tháng",
    "year": "{} năm",
    "percent": "{}%",
    "count": "{}",
}


def amounts_on(guide: Guide, on: str) -> dict[str, int]:
    """Return what each dated value of a guide is on a day (ISO date); one out of its periods is left out."""
    found = {}
    for value in lines_of(guide, "values"):
        for period in value["periods"]:
            if period["from"] <= on and (not period["to"] or on <= period["to"]):
                found[value["id"]] = period["amount"]
    return found


def said_on(guide: Guide, on: str) -> Guide:
    """Return a guide as it reads on a day (ISO date), for whoever shows its texts; a version of before amounts as it is.

    Never replay what this returns: only the guide itself knows which of its lines hang on an amount.
    """
    amounts = amounts_on(guide, on)
    words = words_for(guide, amounts)
    lists = {kind: [said(kind, line, words, amounts) for line in lines_of(guide, kind)] for kind in LISTS}
    return cast("Guide", {**guide, **lists})


def say_amount(value: DatedValue, amount: int | None) -> str:
    """Say an amount with its unit, as in "8.000 đ" or "14 tuổi"; None is said to be unknown."""
    return UNKNOWN if amount is None else UNITS[value["unit"]].format(f"{amount:,}".replace(",", "."))


def words_for(guide: Guide, amounts: Mapping[str, int]) -> dict[str, str]:
    """Return how each dated value of a guide is said."""
    return {value["id"]: say_amount(value, amounts.get(value["id"])) for value in lines_of(guide, "values")}


def named_in(kind: str, line: Mapping[str, Any]) -> Iterator[str]:
    """Yield the dated values that the texts of a line name, and the one that gives a fee."""
    for text in texts_of(kind, line):
        yield from NAMED.findall(text)
    if line.get("value"):
        yield line["value"]


def texts_of(kind: str, line: Mapping[str, Any]) -> Iterator[str]:
    """Yield every text of a line that people read or hear."""
    for part in SPOKEN[kind]:
        yield line.get(part, "")
    for option in line.get("options", ()):
        yield option["label"]


def said(kind: str, line: Mapping[str, Any], words: Mapping[str, str], amounts: Mapping[str, int]) -> dict[str, Any]:
    """Return a line with its dated values said; one that names none is returned as it is."""
    if not any(True for _ in named_in(kind, line)):
        return line  # type: ignore[return-value]  # read only

    def say(text: str) -> str:
        return NAMED.sub(lambda name: words.get(name[1], name[0]), text)

    told = {**line, **{part: say(line[part]) for part in SPOKEN[kind] if part in line}}
    if line.get("options"):
        told["options"] = [{**option, "label": say(option["label"])} for option in line["options"]]
    if line.get("value") in amounts:
        told["amount"] = amounts[line["value"]]
    return told
