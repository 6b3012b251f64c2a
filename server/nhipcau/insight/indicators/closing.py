"""The round that tells closed months: each figure of each place that told anything, once; and again when it says otherwise."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Final

from nhipcau.insight import queries
from nhipcau.insight.indicators.arithmetic import Counted, Worked, work_out
from nhipcau.insight.indicators.reading import count, counted_of, whole
from nhipcau.insight.indicators.store import Versions, versions
from nhipcau.insight.indicators.telling import keep, month_before
from nhipcau.insight.models import Tally
from nhipcau.insight.rules import Period
from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.scope import COUNTRY, acting

EVERY: Final = 3600  # seconds
MONTHS: Final = 3  # closed months that are looked at again: no phone is expected to be silent for longer


def close_months() -> int:
    """Tell the latest closed months, and return how many words are new; asked again, nothing is."""
    with acting(system(COUNTRY)):
        known, told = versions(), 0
        for period in _months(local_today()):
            told += sum(_close(known, path, counted, period) for path, counted in _places(period))
        return told


def _months(today: date) -> list[Period]:
    found = [month_before(today)]
    while len(found) < MONTHS:
        found.append(month_before(found[-1].first))
    return found


def _places(period: Period) -> Iterator[tuple[str, Counted]]:
    """Yield every commune that told anything in a period, then its province, then the country, with what was counted."""
    places = Tally.objects.filter(day__range=(period.first, period.last)).values_list("place", flat=True).distinct()
    provinces = sorted({f"vn.{place.split('.')[1]}." for place in places if place.count(".") > 1})
    for province in provinces:
        sums, met = queries.sums_by(province, period, "commune"), queries.met_by(province, period, "commune")
        for code in sorted({*sums, *met} - {""}):
            path = f"{province}{code}."
            yield path, counted_of(sums.get(code, {}), met.get(code, {}), partial(whole, path=path, period=period))
        yield province, count(province, period)
    if provinces:
        yield COUNTRY, count(COUNTRY, period)


def _close(known: Versions, path: str, counted: Counted, period: Period) -> int:
    standing = known.all_at(period.last)
    told: dict[tuple[str, str], tuple[int, Worked]] = {}
    for code in standing:
        found = known.at(code, period.last)
        if found is not None and found.definition.counted:
            told[path, code] = found.version, work_out(found.definition, counted, standing.get)
    return keep(told, period, standing, now())
