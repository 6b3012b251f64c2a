"""Why a week suits a place or not: its crops, its market, Tết, storms, days off. Read from `content/seasons`; pure but for that."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from nhipcau.kernel.calendars import calendar
from nhipcau.kernel.content import checked, content_dir, load_toml
from nhipcau.kernel.text import plain

ENOUGH: Final = 3  # days of a week that lie in a season before the week counts as in it
ZONES: Final = {"thap": "đồng bằng", "giua": "trung du", "cao": "vùng cao"}
WORK: Final = ("transplant", "harvest", "tet", "festival", "storm")
WEEKDAYS: Final = ("t2", "t3", "t4", "t5", "t6", "t7", "cn")
MARKET: Final = "chợ phiên"
DAY: Final = timedelta(days=1)
WEEK: Final = timedelta(days=7)
LUNAR: Final = "lunar.toml"


class Reason(NamedTuple):
    """Why a week is refused in a place, or better avoided: what, how it is called, by which source, and whether it refuses."""

    kind: str
    name: str
    source: str
    refuses: bool


@dataclass(frozen=True)
class Land:
    """What a place's calendar hangs on: province, height, crops (empty: the usual ones of its region), its market, teaching days."""

    province: str
    zone: str = "thap"
    crops: tuple[str, ...] = ()
    market: str = ""
    teaching: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)


@dataclass(frozen=True)
class Market:
    """When a market is held: weekdays (0 is Monday), or days of the lunar month."""

    weekdays: frozenset[int] = frozenset()
    lunar: frozenset[int] = frozenset()

    def on(self, day: date) -> bool:
        """Say whether it is market day; beyond the lunar days that are known, nothing is said."""
        moon = lunar(day) if self.lunar else None
        return day.weekday() in self.weekdays or (moon is not None and moon[1] in self.lunar)


@cache
def regions() -> tuple[dict[str, Any], ...]:
    """Return the files of seasons as written."""
    files = sorted((content_dir() / "seasons").glob("*.toml"))
    return tuple(load_toml(file) for file in files if file.name != LUNAR)


@cache
def _months() -> tuple[list[tuple[date, int]], date]:
    known = load_toml(content_dir() / "seasons" / LUNAR)
    return [(line[0], line[2]) for line in known["months"]], known["until"]


def lunar(day: date) -> tuple[int, int] | None:
    """Return the month and the day of the lunar calendar; nothing outside the years that are known."""
    months, until = _months()
    if not months[0][0] <= day <= until:
        return None
    first, month = next(line for line in reversed(months) if line[0] <= day)
    return month, (day - first).days + 1


def market_of(text: str) -> Market | None:
    """Read a market as people write it: “CN”, “t3, t7”, “âm 2 7 12”; nothing where it cannot be read."""
    told = plain(text)
    if not told:
        return Market()
    words = re.findall(r"[a-z0-9]+", told)
    if words[0] == "am":
        days = [int(word) for word in words[1:] if word.isdigit()]
        return Market(lunar=frozenset(days)) if days and len(days) == len(words) - 1 and all(1 <= one <= 30 for one in days) else None  # noqa: PLR2004
    if not set(words) <= set(WEEKDAYS):
        return None
    return Market(weekdays=frozenset(WEEKDAYS.index(word) for word in words))


def lines_for(land: Land) -> list[tuple[Mapping[str, Any], str]]:
    """Return the lines of the calendar that hold in a place, each with its source in words."""
    grown = {plain(crop) for crop in land.crops}
    found = []
    for region in regions():
        if region["provinces"] and land.province not in region["provinces"]:
            continue
        for line in region["lines"]:
            crop = plain(line.get("crop", ""))
            wanted = not crop or (crop in grown if grown else line.get("usual", False))
            if wanted and land.zone in line.get("zones", ZONES):
                found.append((line, region["sources"][line["source"]]))
    return found


@lru_cache(maxsize=512)
def reasons(land: Land, first: date, weeks: int) -> Mapping[int, Sequence[Reason]]:
    """Return for each week from a Monday on why it is refused or avoided there; a week that suits is left out."""
    lines, market = lines_for(land), market_of(land.market) or Market()
    found: dict[int, list[Reason]] = {}
    for week in range(weeks):
        days = [first + WEEK * week + DAY * at for at in range(7)]
        said = [_reason(line, source) for line, source in lines if sum(_lies_in(day, line) for day in days) >= ENOUGH]
        if not open_days(land, market, days):
            said.append(Reason("no_day", f"Không còn ngày dạy: nghỉ lễ, {MARKET}", "Lịch nghỉ và chợ của nơi này", refuses=True))
        if said:
            found[week] = said
    return found


def open_days(land: Land, market: Market, days: Iterable[date]) -> list[date]:
    """Return the days on which a class can be: a teaching day, no market, no holiday."""
    off = calendar().off
    return [day for day in days if day.weekday() in land.teaching and day not in off and not market.on(day)]


def days_of(land: Land, first: date, week: int) -> list[date]:
    """Return the open days of a week of the plan."""
    return open_days(land, market_of(land.market) or Market(), [first + WEEK * week + DAY * at for at in range(7)])


def known_until() -> date:
    """Return the last day on which both the days off and the lunar days are known."""
    return min(calendar().until, _months()[1])


def _reason(line: Mapping[str, Any], source: str) -> Reason:
    return Reason(line["work"], line["name"], source, refuses=bool(line["sure"]))


def _lies_in(day: date, line: Mapping[str, Any]) -> bool:
    begin, end = _pair(line["from"]), _pair(line["to"])
    at = (day.month, day.day) if line.get("calendar") != "lunar" else lunar(day)
    if at is None:
        return False
    return begin <= at <= end if begin <= end else at >= begin or at <= end


def _pair(text: str) -> tuple[int, int]:
    month, _, day = text.partition("-")
    return int(month), int(day)


def season_faults(files: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield what is wrong with the files of seasons, as a strict reader would find it."""
    for file in files:
        ids = [line["id"] for line in file["lines"]]
        if len(ids) != len(set(ids)) or not isinstance(file.get("as_of"), date):
            yield f"{file['name']}: each id once, and as_of a day"
        for line in file["lines"]:
            yield from (f"{file['name']}, {line['id']}: {fault}" for fault in _faults_of(line, file["sources"]))


def _faults_of(line: Mapping[str, Any], sources: Mapping[str, str]) -> Iterator[str]:
    if line["work"] not in WORK or line["source"] not in sources or not line["name"] or not isinstance(line.get("sure"), bool):
        yield "needs a name, a work that is known, a source that is listed, and sure"
    if not set(line.get("zones", ZONES)) <= set(ZONES) or line.get("calendar", "solar") not in {"solar", "lunar"}:
        yield "stands in zones and a calendar that are known"
    for end in ("from", "to"):
        if not re.fullmatch(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", line[end]):
            yield f"{end} is month-day"


def _check(_today: date) -> Iterator[str]:
    yield from season_faults(regions())


checked("seasons", _check)
