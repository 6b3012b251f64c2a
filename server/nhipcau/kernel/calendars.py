"""The working days of offices, as yearly content: holidays, substitute days, days swapped; and how far they are known."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, Final, NamedTuple

from nhipcau.kernel.content import content_dir, load_toml

HORIZON: Final = 60  # days that have to be known ahead
KINDS: Final = ("holiday", "substitute", "swapped")
_SATURDAY: Final = 5
_DAY: Final = timedelta(days=1)


class Line(NamedTuple):
    """One sentence of an explanation, the same for a citizen and for an officer."""

    vi: str
    en: str


@dataclass(frozen=True)
class Special:
    """A day that is not as its weekday says: off, or worked; by which source, and whether that is sure."""

    day: date
    name: Line
    source: str
    unsure: bool = False
    kind: str = "holiday"


@dataclass(frozen=True)
class Calendar:
    """Which days offices work. Beyond ``until`` only weekdays are known."""

    off: Mapping[date, Special]
    worked: Mapping[date, Special]
    until: date

    def works(self, day: date) -> bool:
        """Say whether offices work on a day."""
        return day in self.worked or (day.weekday() < _SATURDAY and day not in self.off)

    def on_or_after(self, day: date) -> date:
        """Return the first working day from a day on."""
        while not self.works(day):
            day += _DAY
        return day

    def after(self, day: date, many: int = 1) -> date:
        """Return the day that is so many working days after a day, or before it where the number is negative."""
        step = _DAY if many >= 0 else -_DAY
        left = abs(many)
        while left:
            day += step
            left -= self.works(day)
        return day

    def between(self, begin: date, end: date) -> int:
        """Return how many working days lie after one day up to another; negative where the other is earlier."""
        if end < begin:
            return -self.between(end, begin)
        return sum(self.works(begin + _DAY * n) for n in range(1, (end - begin).days + 1))

    def special(self, begin: date, end: date) -> list[Special]:
        """Return what is not as its weekday says after one day up to another, in order."""
        days = [begin + _DAY * n for n in range(1, (end - begin).days + 1)]
        return [found for day in days if (found := self.worked.get(day) or self._off_on_a_weekday(day))]

    def _off_on_a_weekday(self, day: date) -> Special | None:
        return self.off.get(day) if day.weekday() < _SATURDAY else None


@cache
def years() -> dict[str, dict[str, Any]]:
    """Return the yearly files as written, by name."""
    files = sorted((content_dir() / "calendars").glob("[0-9]*.toml"))
    return {file.stem: load_toml(file) for file in files}


@cache
def calendar() -> Calendar:
    """Return the working days that are known."""
    return calendar_from(years())


def calendar_from(files: Mapping[str, Mapping[str, Any]]) -> Calendar:
    """Return the calendar of yearly files; it is known to the end of the last year before a gap."""
    off = {line["day"]: _special(line, file) for file in files.values() for line in file.get("off", ())}
    worked = {line["day"]: _special({**line, "kind": "worked"}, file) for file in files.values() for line in file.get("worked", ())}
    known = sorted(file["year"] for file in files.values())
    last = next((year for year, then in zip(known, [*known[1:], 0], strict=True) if then != year + 1), 1)
    return Calendar(off, worked, date(last, 12, 31))


def _special(line: Mapping[str, Any], file: Mapping[str, Any]) -> Special:
    name = Line(line["name"], line["name_en"])
    return Special(line["day"], name, file["sources"][line["source"]], line.get("unsure", False), line.get("kind", "holiday"))


def horizon_alarm(today: date, known: Calendar | None = None) -> Line | None:
    """Return what to say when fewer than sixty days ahead are known; nothing while all is well."""
    until = (known or calendar()).until
    left = max(0, (until - today).days)
    if left >= HORIZON:
        return None
    return Line(
        f"Lịch nghỉ chỉ biết đến {until:%d/%m/%Y}, còn {left} ngày. Thêm tệp năm sau vào content/calendars.",
        f"Days off are known until {until:%d/%m/%Y} only, {left} days ahead. Add next year's file to content/calendars.",
    )


def faults(files: Mapping[str, Mapping[str, Any]], today: date) -> Iterator[str]:
    """Yield what is wrong with the yearly files on a day, as a strict reader would find it."""
    for name, file in files.items():
        yield from (f"{name}: {fault}" for fault in _faults_of(name, file))
    off = [line for file in files.values() for line in file.get("off", ())]
    yield from _swaps(off, [line["day"] for file in files.values() for line in file.get("worked", ())])
    alarm = horizon_alarm(today, calendar_from(files))
    if alarm:
        yield alarm.en


def _faults_of(name: str, file: Mapping[str, Any]) -> Iterator[str]:
    if str(file.get("year")) != name or not isinstance(file.get("as_of"), date):
        yield "year is the file's name, and as_of a day"
    off, worked = ([line["day"] for line in file.get(kind, ())] for kind in ("off", "worked"))
    if any(day.year != file.get("year") for day in [*off, *worked]):
        yield "a day lies in another year"
    if sorted({*off}) != off or sorted({*worked}) != worked or {*off} & {*worked}:
        yield "days stand in order, each once"
    if not off:
        yield "a year has days off"
    for line in [*file.get("off", ()), *file.get("worked", ())]:
        if line["source"] not in file["sources"] or not line["name"] or not line["name_en"]:
            yield f"{line['day']}: needs a name, name_en and a source that is listed"


def _swaps(off: Sequence[Mapping[str, Any]], worked: Sequence[date]) -> Iterator[str]:
    """A day that is swapped names the rest day worked instead, and each of those is named once."""
    for line in off:
        if line.get("kind", "holiday") not in KINDS or (line.get("kind") == "swapped") != ("with" in line):
            yield f"{line['day']}: is a holiday, a substitute, or swapped with a day"
    if sorted(line["with"] for line in off if "with" in line) != sorted(worked):
        yield "each swapped day has its worked day, and each worked day its swapped one"
    if any(day.weekday() < _SATURDAY for day in worked):
        yield "only a rest day is worked instead"
