"""How goods stand in a place, made anew from its reports whenever one comes or goes."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from nhipcau.bulletin.prices.catalogue import units
from nhipcau.bulletin.prices.models import Price, PriceCard
from nhipcau.bulletin.prices.queries import counting, told_of
from nhipcau.bulletin.prices.rules import WEEKS, Told, agreed, by_week, comparable, in_unit, monday, usual
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import village_of
from nhipcau.places.models import Village

SHOWN: Final = 4  # grades of one kind of goods, and strange prices beside them
READ: Final = 400  # reports that a card is made of, at most


def renewed(place: str, items: Iterable[str]) -> list[UUID]:
    """Make the cards of these goods anew; return which. Goods of which nothing counts any more have an empty card."""
    return [card for item in sorted(set(items)) if (card := _renewed(place, item))]


def _renewed(place: str, item: str) -> UUID | None:
    rows = list(counting(place, item)[:READ])
    card = PriceCard.objects.select_for_update().filter(place=place, item=item).first()
    if card is None and not rows:
        return None
    card = card or PriceCard(id=new_id(), place=place, item=item)
    card.lines, card.apart = _parts(rows)
    card.on = rows[0].on if rows else card.on
    card.save()
    return card.id


def _parts(rows: list[Price]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the last report of each grade with its weeks, and the strange ones that nobody else told of yet."""
    known = units()
    told = [(row, told_of(row)) for row in rows if row.unit in known]
    every = [one for _, one in told]
    alone = {row.id for row, one in told if one.odd and not agreed(one, every, known)}
    counts = [(row, Told(**{**vars(one), "odd": False})) for row, one in told if row.id not in alone]
    lines: dict[tuple[str, str], dict[str, Any]] = {}
    for row, one in counts:
        sort = (row.grade, "kg" if known[row.unit].kg else row.unit)
        if sort not in lines and len(lines) < SHOWN:
            lines[sort] = _line(row) | _around(one, [other for _, other in counts])
    apart = [_line(row) for row, _ in told if row.id in alone and rows[0].on - row.on <= timedelta(days=30)]
    return list(lines.values()), apart[:SHOWN]


def _line(row: Price) -> dict[str, Any]:
    return {
        "grade": row.grade, "unit": row.unit, "low": row.low, "high": row.high, "where": where(row), "kind": row.kind,
        "on": row.on.isoformat(), "source": row.source,
    }  # fmt: skip


def _around(last: Told, every: list[Told]) -> dict[str, Any]:
    """Return what is usual around the last report of a grade, and its weeks, all for the unit it was told in."""
    known = units()
    same = [found for one in every if one.grade == last.grade and (found := in_unit(one, known[last.unit], known))]
    ends = usual(comparable(last, same, known))
    since = monday(last.on) - timedelta(weeks=WEEKS - 1)
    weeks = [(week.isoformat(), low, high) for week, low, high in by_week(same) if week >= since]
    return {"usual": [round(end) for end in ends] if ends else None, "weeks": weeks}


def where(row: Price) -> str:
    """Return where a price was seen: the market, else the village; empty where only the commune is known."""
    if row.market or row.village_id is None or village_of(row.place):
        return row.market
    village = Village.objects.filter(id=row.village_id).first()
    return f"{village.kind} {village.name}" if village else ""
