"""What changed this week, in words: only what stands out among all that was looked at, the most surprising first."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from nhipcau.insight.alarms import words
from nhipcau.insight.alarms.evaluating import level_of, seen_in
from nhipcau.insight.alarms.rules import Seen, chance, surprising, unevenness
from nhipcau.insight.atlas import names
from nhipcau.insight.indicators import reading
from nhipcau.insight.indicators.reading import Indicator, Reading
from nhipcau.insight.rules import FEW, Period
from nhipcau.kernel.scope import commune_path, covers

ENOUGH: Final = 10  # things counted in both weeks together, below which a place is not spoken of
BACK: Final = 6  # weeks before, from which a place's own unevenness is known
MOST: Final = 8  # sentences on a page


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
    """Return what is clearly other below a place in the seven days up to today than in the seven before.

    Nothing is said of places with too few, nor of what as many looks would show by chance; an empty list means that
    nothing stands out.
    """
    around = commune_path(path)  # of a village, its commune is looked at, and only what is said of the village is told
    if level_of(around) is None:
        return []
    known = {one.code: one for one in reading.catalogue(role) if _asked(one)}
    pairs = [pair for pair in _pairs(list(known), around, today) if enough(pair)]
    spots = {spot.path: spot.name for spot in names().below(around)}
    return [
        Sentence(_text(pair, known[pair.code], spots.get(pair.path, "")), _link(pair), pair.path, pair.code, how)
        for pair, how in standing_out(pairs)
        if covers(path, pair.path)
    ][:most]


def weeks(today: date, count: int) -> list[Period]:
    """Return seven days up to today, the seven before, and so on: equal weeks, so that no Monday looks like a fall."""
    lasts = [today - timedelta(days=7 * n) for n in range(count)]
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


def _pairs(codes: list[str], path: str, today: date) -> list[Pair]:
    """Return every figure of every place below, all of them read at once for each week."""
    told = [reading.read_below(codes, path, period, level_of(path) or "place") for period in weeks(today, 2 + BACK)]
    return [pair for at in range(len(codes)) for pair in _pairs_of(codes[at], [_seen_at(one, at) for one in told])]


def _seen_at(told: dict[str, list[Reading]], at: int) -> dict[str, Seen]:
    return {path: seen for path, found in told.items() if (seen := seen_in(found[at])) is not None}


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
