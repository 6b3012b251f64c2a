"""A question, from an address and back: which figures, where, when, split by what. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal
from urllib.parse import urlencode

from nhipcau.insight.rules import EARLIEST, Period, month_at, of, quarter_at, year_at

Step = Literal["month", "quarter", "year", "whole"]
Split = Literal["time", "place"]
Show = Literal["table", "chart"]
STEPS: Final[dict[str, tuple[Step, str]]] = {
    "thang": ("month", "từng tháng"), "quy": ("quarter", "từng quý"), "nam": ("year", "từng năm"), "gop": ("whole", "gộp cả khoảng"),
}  # fmt: skip
MOST_FIGURES, MOST_PLACES, MOST_PERIODS = 6, 40, 36
MONTHS: Final = 12


@dataclass(frozen=True)
class Question:
    """What is asked. ``places`` are paths inside the asker's own place; none means that place itself."""

    codes: tuple[str, ...]
    places: tuple[str, ...]
    first: date
    last: date
    step: str
    below: bool
    chart: bool

    @property
    def address(self) -> str:
        """The part of the address after the question mark: the question itself."""
        told = [("cs", code) for code in self.codes] + [("noi", path) for path in self.places]
        told += [("tu", f"{self.first:%Y-%m}"), ("den", f"{self.last:%Y-%m}"), ("buoc", self.step)]
        return urlencode([*told, *([("duoi", "1")] if self.below else []), *([("ve", "1")] if self.chart else [])])

    def periods(self, today: date) -> list[Period]:
        """Return the periods that are asked for, earliest first."""
        step = STEPS[self.step][0]
        if step == "whole":
            end = min(month_at(self.last, date.max).last, today)
            found = of(f"{self.first.isoformat()}..{end.isoformat()}", today)
            return [found] if found else []
        at = {"month": month_at, "quarter": quarter_at, "year": year_at}[step]
        periods: dict[str, Period] = {}
        for month in _months(self.first, self.last):
            if month <= today:
                one = at(month, today)
                periods.setdefault(one.word, one)
        return list(periods.values())[-MOST_PERIODS:]


def asked(codes: Sequence[str], places: Iterable[str], sent: dict[str, str], *, known: set[str], scope: str, today: date) -> Question:
    """Read a question from an address; what cannot be read, or is not for this officer, is left out.

    ``known``: codes that the officer may see; ``scope``: the officer's place, outside of which nothing is asked.
    """
    first, last = _month(sent.get("tu", "")), _month(sent.get("den", ""))
    last = min(last or today, today).replace(day=1)
    first = first if first and first <= last else _back(last, MONTHS - 1)
    step = sent.get("buoc", "thang")
    return Question(
        tuple(dict.fromkeys(code for code in codes if code in known))[:MOST_FIGURES],
        tuple(dict.fromkeys(path for path in places if path.startswith(scope) and path.endswith(".")))[:MOST_PLACES],
        first,
        last,
        step if step in STEPS else "thang",
        below=sent.get("duoi") == "1",
        chart=sent.get("ve") == "1",
    )


def _month(word: str) -> date | None:
    try:
        found = date.fromisoformat(f"{word}-01")
    except ValueError:
        return None
    return found if found.year >= EARLIEST else None


def _back(month: date, many: int) -> date:
    at = month.year * 12 + month.month - 1 - many
    return date(at // 12, at % 12 + 1, 1)


def _months(first: date, last: date) -> Iterable[date]:
    month = first
    while month <= last:
        yield month
        month = _back(month, -1)
