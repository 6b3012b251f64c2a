"""What changed this week, in words: only what stands out among all that was looked at, the most surprising first."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from nhipcau.insight.alarms import words
from nhipcau.insight.alarms.evaluating import level_of, seen_of
from nhipcau.insight.alarms.models import WeekPairs
from nhipcau.insight.alarms.rules import Seen, chance, surprising, unevenness
from nhipcau.insight.atlas import names
from nhipcau.insight.indicators import reading, runs
from nhipcau.insight.indicators.reading import Indicator
from nhipcau.insight.rollups.refreshing import communes_heard_of, provinces
from nhipcau.insight.rules import FEW, Period
from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.scope import COUNTRY, acting, commune_path, covers

ENOUGH: Final = 10  # things counted in both weeks together, below which a place is not spoken of
BACK: Final = 6  # weeks before, from which a place's own unevenness is known
MOST: Final = 8  # sentences on a page
EVERY: Final = 3600.0  # seconds between two rounds that work provinces out anew
STALE: Final = timedelta(hours=3)  # after which what was kept is not shown, and somebody who looks waits


@dataclass(frozen=True)
class Sentence:
    """One change, with the page that shows it. ``chance``: how likely so unlike weeks are if nothing changed."""

    text: str
    link: str
    path: str
    code: str
    chance: float


class Pair(NamedTuple):
    """A figure of a place, this week and last week, and how unevenly its weeks come."""

    path: str
    code: str
    now: Seen
    then: Seen
    uneven: float


def week(path: str, today: date, *, role: str | None = None, most: int = MOST) -> list[Sentence]:
    """Return what is clearly other below a place in the seven days before today than in the seven before those.

    It is said as it was worked out within the hour, where it was. Nothing is said of places with too few, nor of what as many looks would show by chance; an empty list means that
    nothing stands out.
    """
    around = commune_path(path)  # of a village, its commune is looked at, and only what is said of the village is told
    if level_of(around) is None:
        return []
    known = {one.code: one for one in reading.catalogue(role) if _asked(one)}
    told = _kept(around, today)
    pairs = [pair for pair in (_pairs(around, today) if told is None else told) if pair.code in known]
    spots = {spot.path: spot.name for spot in names().below(around)}
    return [
        Sentence(_text(pair, known[pair.code], spots.get(pair.path, "")), _link(pair), pair.path, pair.code, how)
        for pair, how in standing_out(pairs)
        if covers(path, pair.path)
    ][:most]


def weeks(today: date, count: int) -> list[Period]:
    """Return seven days up to yesterday, the seven before, and so on: whole and equal, so that no Monday and no morning looks like a fall."""
    lasts = [today - timedelta(days=7 * n + 1) for n in range(count)]
    return [Period(last - timedelta(days=6), last, "days") for last in lasts]


def enough(pair: Pair) -> bool:
    """Say whether a place may be spoken of at all."""
    if pair.now.whole is not None or pair.then.whole is not None:
        return min(pair.now.whole or 0, pair.then.whole or 0) >= FEW
    return pair.now.part + pair.then.part >= ENOUGH


def standing_out(pairs: list[Pair]) -> list[tuple[Pair, float]]:
    """Return the pairs that stand out among all of them, the least likely by chance first."""
    chances = [chance(pair.now, pair.then, pair.uneven) for pair in pairs]
    out = surprising(chances)
    found = [(pair, how) for pair, how, said in zip(pairs, chances, out, strict=True) if said]
    return sorted(found, key=lambda one: (one[1], one[0].path, one[0].code))


def _asked(one: Indicator) -> bool:
    return one.definition.counted and one.unit in {"count", "percent"} and "week" in one.periods and "place" in one.levels


def keep(today: date | None = None) -> None:
    """Work out what changed in every province that told something, and in its communes, so that nobody waits for it."""
    day = today or local_today()
    with acting(system(COUNTRY)):
        found = [f"{COUNTRY}{code}." for code in provinces()]
        found += [commune for path in found for commune in sorted(communes_heard_of(path))]
    for path in found:
        with acting(system(path)):
            pairs = [[one.path, one.code, one.now.part, one.now.whole, one.then.part, one.then.whole, one.uneven] for one in _pairs(path, day)]
            WeekPairs.objects.update_or_create(place=path, defaults={"last": weeks(day, 1)[0].last, "at": now(), "pairs": pairs})


def kept_at(path: str, today: date) -> datetime | None:
    """Return when it was worked out what changed below a place; None where that is done whenever somebody looks."""
    found = WeekPairs.objects.filter(place=path, last=weeks(today, 1)[0].last, at__gt=now() - STALE).only("at").first()
    return found.at if found else None


def _kept(path: str, today: date) -> list[Pair] | None:
    week, before = weeks(today, 2)
    found = WeekPairs.objects.filter(place=path, last=week.last, at__gt=now() - STALE).first()
    if found is None:
        return None
    days = len(week.days), len(before.days)
    return [
        Pair(place, code, Seen(part, whole, days[0]), Seen(then, then_whole, days[1]), uneven)
        for place, code, part, whole, then, then_whole, uneven in found.pairs
    ]


def _pairs(path: str, today: date) -> list[Pair]:
    """Return every figure of every place below with enough to be spoken of, all weeks read at once."""
    asked = [one for one in reading.catalogue() if _asked(one)]
    periods = weeks(today, 2 + BACK)
    told = runs.worked_below([one.definition for one in asked], path, periods, level_of(path) or "place")
    found: list[Pair] = []
    for at, one in enumerate(asked):
        each = [{place: seen_of(one.unit, figures[at], period) for place, figures in week.items()} for week, period in zip(told, periods, strict=True)]
        found += _pairs_of(one.code, [{place: seen for place, seen in week.items() if seen is not None} for week in each])
    return [pair for pair in found if enough(pair)]


def _pairs_of(code: str, told: list[dict[str, Seen]]) -> list[Pair]:
    now, then, *before = told
    found = []
    for place, seen in now.items():
        if place in then:
            past = [one[place] for one in before if place in one]
            uneven = unevenness(past) if seen.whole is None else 1.0
            found.append(Pair(place, code, seen, then[place], uneven))
    return found


def _text(pair: Pair, one: Indicator, name: str) -> str:
    figure = one.code if one.code == "support.assists" else one.name
    return words.changed(name, figure, one.unit, (pair.now.part, pair.now.whole), (pair.then.part, pair.then.whole))


def _link(pair: Pair) -> str:
    """Return the page of figures of the place: a commune by its code, a village by that of its commune."""
    return f"/so-lieu/noi/{pair.path.split('.')[2]}"
