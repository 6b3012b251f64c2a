"""The moments of a bulletin: when it was told, until when it holds, when the next one comes."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from nhipcau.bulletin.reading.letters import plain_length
from nhipcau.kernel.clock import VIETNAM

_HOUR: Final = r"(\d{1,2})\s*(?:gio|h|g|:)\s*(\d{2})?(?!\d)'?\s*(?:phut)?"
_DAY: Final = r"(\d{1,2})\s*(?:/|-|\s+thang\s+)\s*(\d{1,2})(?:\s*(?:/|-|\s+nam\s+)\s*(\d{4}))?"
_TOLD: Final = re.compile(r"(?:phat(?: tin)?\s*(?:luc|hoi)?|thoi gian phat tin|phat tin)\s*[:,]?\s*(?:luc\s*)?" + _HOUR)
_NEXT: Final = re.compile(r"tin\s+(?:ke\s+)?tiep\s+theo[^\d\n]{0,40}" + _HOUR)
_ANY_HOUR: Final = re.compile(_HOUR)
_AT_DAY: Final = re.compile(r"[\s,)]*(?:sang|chieu|toi|dem)?\s*(?:ngay\s*)?" + _DAY)
_DATE: Final = re.compile(r"ngay\s*" + _DAY)
_FULL: Final = re.compile(r"\d{1,2}\s*(?:/|-|\s+thang\s+)\s*\d{1,2}\s*(?:/|-|\s+nam\s+)\s*(\d{4})")
_AHEAD: Final = re.compile(r"(?:trong|tu)?[^.\n\d]{0,24}(\d{1,2})\s*(?:(?:-|–|den)\s*(\d{1,2})\s*)?gio toi")
_HALF: Final = re.compile(r"30 phut (?:den|-|–) (\d{1,2}) gio toi")
_TO_HOUR: Final = re.compile(r"(?:den|-|–)\s*" + _HOUR + r"(?:\s*(?:sang|chieu|toi))?" + r"(?:[\s,]*(?:ngay\s*)?" + _DAY + r")?")
_TO_DAY: Final = re.compile(r"(?:den|toi)\s*(?:het\s*)?ngay\s*" + _DAY)
_NEVER: Final = re.compile(r"gio qua|luong mua tu")


@dataclass(frozen=True)
class Times:
    """When it was told, from and until when it holds, when the next comes; ``year_missing``: a year had to be supposed."""

    issued: datetime | None = None
    since: datetime | None = None
    until: datetime | None = None
    next_at: datetime | None = None
    year_missing: bool = False


def times_of(text: str, today: date) -> Times:
    """Return the moments of a tidy text; ``today`` stands in where it names no year."""
    flat = plain_length(text)
    years = [int(one) for one in _FULL.findall(flat)]
    reader = _Reader(flat, years[0] if years else today.year, today)
    issued = reader.issued()
    until = reader.until(issued)
    return Times(issued, issued, until, reader.next_at(issued), year_missing=not years)


class _Reader:
    def __init__(self, flat: str, year: int, today: date) -> None:
        self.flat, self.year, self.today = flat, year, today

    def issued(self) -> datetime | None:
        """Return when it was told: the hour behind “phát lúc”, with the day behind or before it."""
        for match in _TOLD.finditer(self.flat):
            if "tiep theo" in self.flat[max(0, match.start() - 30) : match.start()]:
                continue
            return self._moment(match, match.end(), match.start())
        first = re.match(r"(?:[^\n]*\n){0,3}?\s*" + _HOUR + r"\s*(?:ngay\s*)" + _DAY, self.flat)
        hour = _ANY_HOUR.search(self.flat) if first else None
        return self._moment(hour, hour.end(), hour.start()) if hour else None

    def next_at(self, issued: datetime | None) -> datetime | None:
        """Return when the next one comes; an hour without a day is the next such hour."""
        match = _NEXT.search(self.flat)
        if match is None:
            return None
        day = self._day(_AT_DAY.match(self.flat, match.end()))
        if day is None and issued:
            found = _at(issued.date(), match[1], match[2])
            return found + timedelta(days=1) if found and found <= issued else found
        return _at(day, match[1], match[2]) if day else None

    def until(self, issued: datetime | None) -> datetime | None:
        """Return until when it holds: hours ahead, an hour, or the end of a day."""
        if issued is None:
            return None
        for match in (_HALF.search(self.flat), _AHEAD.search(self.flat)):
            if match:
                return issued + timedelta(hours=int(match[match.lastindex or 1]))
        for match in _TO_HOUR.finditer(self.flat):
            if _NEVER.search(self.flat[max(0, match.start() - 60) : match.start()]):
                continue
            day = self._day_of(match[3], match[4], match[5]) if match[3] else issued.date()
            found = _at(day, match[1], match[2]) if day else None
            if found and issued < found <= issued + timedelta(days=10):
                return found
        last = _TO_DAY.search(self.flat)
        day = self._day_of(last[1], last[2], last[3]) if last else None
        found = _at(day, "23", "59") if day else None
        return found if found and found > issued else None

    def _moment(self, match: re.Match[str], end: int, begin: int) -> datetime | None:
        day = self._day(_AT_DAY.match(self.flat, end)) or self._before(begin) or self._day(_DATE.search(self.flat))
        return _at(day, match[1], match[2]) if day else None

    def _before(self, begin: int) -> date | None:
        """Return a day that stands shortly before, on the same or the line above: “ngày 19/3/2026, phát lúc 10h00”."""
        found = [one for one in _DATE.finditer(self.flat, max(0, begin - 60), begin) if one[3]]
        return self._day(found[-1]) if found else self._dated()

    def _dated(self) -> date | None:
        """Return the day that is written with its year."""
        return next((self._day(one) for one in _DATE.finditer(self.flat) if one[3]), None)

    def _day(self, match: re.Match[str] | None) -> date | None:
        return self._day_of(match[1], match[2], match[3]) if match else None

    def _day_of(self, day: str, month: str, year: str | None) -> date | None:
        try:
            return date(int(year) if year else self.year, int(month), int(day))
        except ValueError:
            return None


def _at(day: date, hour: str, minute: str | None) -> datetime | None:
    try:
        if int(hour) == 24:  # noqa: PLR2004 (midnight as people write it)
            return datetime(day.year, day.month, day.day, tzinfo=VIETNAM) + timedelta(days=1)
        return datetime(day.year, day.month, day.day, int(hour), int(minute or 0), tzinfo=VIETNAM)
    except ValueError:
        return None
