"""What lies behind a figure: the entries of the ledger that tell of it, without a person in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from nhipcau.insight.atlas import names
from nhipcau.insight.indicators.rules import measures_of
from nhipcau.insight.indicators.shapes import Definition
from nhipcau.insight.indicators.telling import about
from nhipcau.insight.rules import Period
from nhipcau.kernel import registry
from nhipcau.kernel.clock import start_of
from nhipcau.kernel.models import Entry
from nhipcau.kernel.scope import commune_of

PAGE: Final = 50
VERB: Final = "kernel.verb"  # under which the atlas names verbs


@dataclass(frozen=True)
class Behind:
    """One entry behind a figure: its number, what was done, where, when it happened and arrived; ``late``: after the period."""

    number: int
    verb: str
    place: str
    happened_at: datetime
    arrived_at: datetime
    late: bool
    told: str


def behind(one: Definition, others: dict[str, Definition], path: str, period: Period, before: int = 0) -> list[Behind]:
    """Return a page of the entries behind a figure of a commune or village, the latest number first, one more than a page at most.

    Nothing above a commune: numbers run in each commune by itself, and a page there names the communes instead.
    """
    code = commune_of(path)
    measures = measures_of(one, others) & set(registry.measures)
    if code is None or not measures:
        return []
    end = start_of(period.last + timedelta(days=1))
    found = Entry.objects.filter(commune=code, place__under=path, verdict="done", happened_at__gte=start_of(period.first), happened_at__lt=end)
    found = found.filter(about(measures))
    if before:
        found = found.filter(number__lt=before)
    rows = found.order_by("-number").only("number", "verb", "place", "happened_at", "received_at", "counts")[: PAGE + 1]
    spots = _spots(path)
    return [_one(row, measures, spots, end) for row in rows]


def _one(row: Entry, measures: set[str], spots: dict[str, str], end: datetime) -> Behind:
    told = [_count(one) for one in row.counts if one["measure"] in measures]
    where = spots.get(row.place, "Nơi khác, đã nhập hoặc chưa rõ")
    return Behind(row.number, names().word(VERB, row.verb), where, row.happened_at, row.received_at, row.received_at >= end, ", ".join(told))


def _count(one: dict[str, object]) -> str:
    measure, key = str(one["measure"]), str(one.get("key") or "")
    name = registry.measures[measure].vi
    more = f" ({names().word(measure, key)})" if key else ""
    return f"{name}{more}: {one.get('value', 1)}"


def _spots(path: str) -> dict[str, str]:
    commune = "".join(f"{part}." for part in path.rstrip(".").split(".")[:3])
    return {spot.path: spot.name for spot in (names().spot(commune), *names().below(commune))}


def has_more(rows: Sequence[Behind]) -> bool:
    """Say whether there is another page."""
    return len(rows) > PAGE
