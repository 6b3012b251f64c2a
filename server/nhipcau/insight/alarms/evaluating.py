"""Asking the figures what a rule asks of them: now, over a year to try it, and by itself every quarter of an hour."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from nhipcau.insight.alarms.bodies import RingAlarms, Rung
from nhipcau.insight.alarms.models import Alarm, AlarmRule
from nhipcau.insight.alarms.rules import Judged, Rule, Seen, judge
from nhipcau.insight.indicators import reading, runs
from nhipcau.insight.indicators.arithmetic import Worked
from nhipcau.insight.indicators.reading import Reading
from nhipcau.insight.queries import Level
from nhipcau.insight.rules import Period
from nhipcau.kernel import bus
from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import COUNTRY, acting

TRIED: Final = {"month": 12, "week": 52}  # periods of a dry run: a year of them
MOVED: Final = ("falls", "rises")
UNITS: Final = ("count", "percent", "trips")  # what a rule can judge: what is counted, or a part of a whole
EVERY: Final = 900.0  # seconds between two rounds


@dataclass
class Figures:
    """One figure below a place, read once for each period that is asked for."""

    code: str
    path: str
    level: Level
    _below: dict[tuple[date, date], dict[str, Seen]] = field(default_factory=dict)

    def ask(self, periods: Sequence[Period]) -> None:
        """Read several weeks at once, if this is a figure that weeks can tell; what is read is kept."""
        one = reading.find(self.code)
        if len(periods) > 1 and periods[0].kind == "week" and "week" in one.periods:
            told = runs.worked_below([one.definition], self.path, periods, self.level)
            for period, found in zip(periods, told, strict=True):
                seen = {path: seen_of(one.unit, worked, period) for path, (worked,) in found.items()}
                self._below[period.first, period.last] = {path: said for path, said in seen.items() if said is not None}

    def knows(self, period: Period) -> bool:
        """Say whether a period was read."""
        return (period.first, period.last) in self._below

    def below(self, period: Period) -> Mapping[str, Seen]:
        """Return what is seen at every place right below, by its path; places where nothing can be said are not in it."""
        key = (period.first, period.last)
        if key not in self._below:
            told = reading.read_below([self.code], self.path, period, self.level)
            self._below[key] = {path: seen for path, (one,) in told.items() if (seen := seen_in(one)) is not None}
        return self._below[key]

    def around(self, period: Period) -> Seen | None:
        """Return what is seen at the place itself."""
        return seen_in(reading.read([self.code], self.path, period)[0])


@dataclass(frozen=True)
class Trial:
    """What a rule would have done over a year: how often it would have rung, where, and in which periods most."""

    periods: int
    rang: int
    places: tuple[str, ...]
    by_period: tuple[tuple[Period, int], ...]


def seen_in(one: Reading) -> Seen | None:
    """Return a reading as rules judge it; None where it has no part."""
    return seen_of(one.indicator.unit, one, one.period)


def seen_of(unit: str, one: Reading | Worked, period: Period) -> Seen | None:
    """Return both parts of a figure as rules judge them; None where it has no part."""
    if one.part is None or unit not in UNITS:
        return None
    return Seen(one.part, (one.whole or 0) if unit == "percent" else None, (period.last - period.first).days + 1)


def level_of(place: str) -> Level | None:
    """Return what lies right below a place: a commune's villages, a province's communes."""
    return {3: "commune", 4: "place"}.get(len(place.split(".")))  # type: ignore[return-value]  # "vn.40." and "vn.40.16933."


def running(kind: str, today: date) -> Period:
    """Return the month or the week that a day lies in, whole."""
    if kind == "week":
        first = today - timedelta(days=today.weekday())
        return Period(first, first + timedelta(days=6), "week")
    first = today.replace(day=1)
    return Period(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))


def finished(kind: str, today: date, count: int) -> list[Period]:
    """Return the latest months or weeks that are over, the latest first."""
    found: list[Period] = []
    first = running(kind, today).first
    while len(found) < count:
        found.append(replace(running(kind, first - timedelta(days=1)), whole=True))
        first = found[-1].first
    return found


def evaluate(rule: AlarmRule, figures: Figures, period: Period, until: date | None = None) -> dict[str, Judged]:
    """Return what a rule says of every place below, for a period that is over; of silence, up to a day (its last)."""
    pure = Rule(rule.comparison, rule.bound, rule.back, rule.least, _better(rule.indicator))  # type: ignore[arg-type]
    if rule.comparison == "silent":
        last = until or period.last
        period = Period(last - timedelta(days=rule.days - 1), last, "days")
    before = _before(rule, period)
    if before:
        figures.ask([one for one in (period, *before) if not figures.knows(one)])
    here = figures.below(period)
    past = [figures.below(one) for one in before]
    wider = figures.around(period) if rule.comparison == "apart" else None
    found = {}
    for path, now_ in here.items():
        own = [one[path] for one in past if path in one]
        judged = judge(pure, now_, own, wider, looks=len(here))
        if judged:
            found[path] = judged
    return found


def _before(rule: AlarmRule, period: Period) -> Sequence[Period]:
    return finished(rule.period, period.first, rule.back) if rule.comparison in MOVED else ()


def _better(code: str) -> str:
    return next((one.better for one in reading.catalogue() if one.code == code), "none")


def tried(rule: AlarmRule, today: date) -> Trial:
    """Return what a rule would have done over the year that is over; nothing is written."""
    figures = Figures(rule.indicator, rule.place, level_of(rule.place) or "place")
    periods = finished(rule.period, today, TRIED[rule.period])
    figures.ask(periods)
    rang: list[tuple[Period, int]] = []
    places: set[str] = set()
    for period in periods:
        ringing = [path for path, judged in evaluate(rule, figures, period).items() if judged.rings]
        places |= set(ringing)
        rang.append((period, len(ringing)))
    return Trial(len(periods), sum(count for _, count in rang), tuple(sorted(places)), tuple(reversed(rang)))


def sweep(today: date | None = None) -> int:
    """Ask every standing rule, ring what is so and close what no longer is; return how many rang anew.

    Two at once do not meet: a rule that another process is asking is left to it.
    """
    with acting(system(COUNTRY)):
        standing = list(AlarmRule.objects.filter(ended_at=None).values_list("id", flat=True))
    rang = 0
    for one in standing:
        with acting(system(COUNTRY)):
            rule = AlarmRule.objects.select_for_update(skip_locked=True).filter(id=one, ended_at=None).first()
            rings = _ring(rule, today or local_today()) if rule else None
        if rule and rings:  # said when the rule is let go of: whoever speaks holds the ledger of the place first, then the rule
            bus.do(system(rule.place), "insight.ring_alarms", rings)
            rang += len(rings.rings)
    return rang


def _ring(rule: AlarmRule, today: date) -> RingAlarms | None:
    figures = Figures(rule.indicator, rule.place, level_of(rule.place) or "place")
    period = running(rule.period, today) if rule.comparison == "silent" else finished(rule.period, today, 1)[0]
    judged = evaluate(rule, figures, period, until=today)
    ringing = {path: one for path, one in judged.items() if one.rings}
    return _keep(rule, period, ringing)


def _keep(rule: AlarmRule, period: Period, ringing: Mapping[str, Judged]) -> RingAlarms | None:
    """Write anew what rang already, close what no longer does, and return what rings for the first time: once for a place and a period."""
    mine = Alarm.objects.filter(rule=rule.rule)
    again = list(mine.filter(first=period.first, place__in=list(ringing)))
    for one in again:
        one.found, one.version, one.closed_at = _found(ringing[one.place]), rule.id, None
    Alarm.objects.bulk_update(again, ["found", "version", "closed_at"])
    _close(mine.filter(closed_at=None).values_list("id", "place", "first"), period.first, ringing)
    known = {one.place for one in again}
    fresh = [Rung(place=path, **_found(one)) for path, one in sorted(ringing.items()) if path not in known]
    if not fresh:
        return None
    return RingAlarms(id=new_id(), rule_id=rule.rule, version_id=rule.id, first=period.first, last=period.last, rings=fresh)


def _close(standing: Iterable[tuple[UUID, str, date]], first: date, ringing: Mapping[str, Judged]) -> None:
    over = [id_ for id_, place, begun in standing if begun != first or place not in ringing]
    if over:
        Alarm.objects.filter(id__in=over).update(closed_at=now())


def _found(one: Judged) -> dict[str, float]:
    return {"value": one.value, "low": one.low, "high": one.high, "against": one.against}
