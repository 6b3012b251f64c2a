"""What the map of a commune shows: villages, dead spots, makers, places to visit, where help is found."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet

from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.clock import local_date, local_today
from nhipcau.kernel.say import day as say_day
from nhipcau.kernel.say import number
from nhipcau.kernel.scope import acting, within
from nhipcau.market.makers.models import Maker
from nhipcau.market.shop.models import ShownMaker
from nhipcau.market.sights.dates import held_next, told
from nhipcau.market.sights.drawing import Mark
from nhipcau.market.sights.models import FESTIVAL, HOMESTAY, SUPPORT, VISIT, Sight
from nhipcau.places.models import Commune, Village, VillagePoint
from nhipcau.places.queries import points_of

VILLAGE, WEAK, DEAD = "village", "weak", "dead"
WORDS: Final = {
    SUPPORT: "Nơi tìm người giúp", VISIT: "Nơi đến", HOMESTAY: "Nhà ở lại", FESTIVAL: "Lễ hội",
    VILLAGE: "Thôn, bản có sóng", WEAK: "Thôn, bản sóng yếu", DEAD: "Lõm sóng",
}  # fmt: skip
HELPS: Final = {"team": "Tổ công nghệ số", "wifi": "Có Wi-Fi", "office": "Cơ quan xã"}
SIGNALS: Final = {"good": VILLAGE, "weak": WEAK, "none": DEAD}


@dataclass(frozen=True)
class Line:
    """One thing of the list under the map. Without a point it is in the list only, and has no number."""

    kind: str
    name: str
    facts: list[tuple[str, str]] = field(default_factory=list)
    about: str = ""
    source: str = ""
    maker: UUID | None = None
    point: tuple[float, float] | None = None
    number: int = 0


def sights_visible_to(actor: Actor) -> QuerySet[Sight]:
    """Return what the actor's commune tells of today."""
    return Sight.objects.filter(within(actor), ended_at=None)


def lines_of(commune: Commune) -> list[Line]:
    """Return everything on a commune's map, help and sights first, numbered where it has a point."""
    with acting(system(commune.path)):
        shown = set(ShownMaker.objects.filter(commune=commune.code).values_list("id", flat=True))
        makers = Counter(Maker.objects.filter(id__in=shown).exclude(village_id=None).values_list("village_id", flat=True))
        sights = [one for one in sights_visible_to(system(commune.path)).order_by("name", "id") if one.kind != HOMESTAY or one.maker_id in shown]
    villages = points_of(commune.code)
    points = {village.id: point for village, point in villages.items() if point}
    order = (SUPPORT, VISIT, HOMESTAY, FESTIVAL)
    found = [_sight(one, points, local_today()) for kind in order for one in sights if one.kind == kind]
    found += [_village(village, point, makers[village.id]) for village, point in villages.items()]
    numbered, at = [], 0
    for line in found:
        at += bool(line.point)
        numbered.append(Line(**{**vars(line), "number": at if line.point else 0}))
    return numbered


def marks_of(lines: list[Line]) -> list[Mark]:
    """Return what is drawn of them."""
    return [Mark(one.kind, one.number, one.name, *one.point) for one in lines if one.point]


def as_geojson(lines: list[Line]) -> dict[str, Any]:
    """Return the points for a program that draws maps (RFC 7946: longitude first)."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [one.point[1], one.point[0]]},
                "properties": {"kind": one.kind, "kind_name": WORDS[one.kind], "number": one.number, "name": one.name, "facts": [list(fact) for fact in one.facts]},
            }
            for one in lines
            if one.point
        ],
    }


def price(one: Sight) -> str:
    """Say what it costs: “100.000–150.000 đ một người”; empty where nobody said."""
    if one.price_from is None:
        return ""
    upper = f"–{number(one.price_to)}" if one.price_to is not None and one.price_to != one.price_from else ""
    amount = f"{number(one.price_from)}{upper}\N{NO-BREAK SPACE}đ {one.price_for}".strip()
    return "Không mất tiền" if not one.price_from and not upper else amount


def _sight(one: Sight, points: dict[UUID, VillagePoint], today: date) -> Line:
    own = (one.lat, one.lon) if one.lat is not None and one.lon is not None else None
    near = points.get(one.village_id) if one.village_id else None
    facts = [("Giờ", one.hours), ("Đường đến", one.way), ("Giá", price(one))]
    if one.kind == SUPPORT:
        facts.insert(0, ("Có gì", HELPS[one.help]))
    if one.kind == FESTIVAL:
        held = held_next(one.calendar, one.first, one.last, today)
        facts.insert(0, ("Ngày", told(one.calendar, one.first, one.last)))
        if held:
            days = say_day(held.first, year=True) + (f" đến {say_day(held.last)}" if held.last != held.first else "")
            facts.insert(1, ("Lần tới", days))
    point = own or ((near.lat, near.lon) if near else None)
    return Line(one.kind, one.name, [fact for fact in facts if fact[1]], one.about, f"Theo: {one.source}, ghi {local_date(one.said_at):%d/%m/%Y}", one.maker_id, point)


def _village(village: Village, point: VillagePoint | None, makers: int) -> Line:
    facts = [("Gian hàng", f"{number(makers)} nơi làm hàng")] if makers else []
    return Line(SIGNALS[village.signal], f"{village.kind} {village.name}", facts, point=(point.lat, point.lon) if point else None)
