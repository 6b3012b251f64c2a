"""Bà Tư's stall: what she agreed to, what she makes, and who looks at it."""

from typing import Any
from uuid import UUID

from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.kernel.slip_codes import new_slip_code
from nhipcau.market.models import Maker, Product
from nhipcau.people.wordings import newest
from tests.world import Home, World, must

GINGER: dict[str, Any] = {
    "name": "Gừng dé sấy lát",
    "group": "food",
    "story": "Gừng trồng trên nương, phơi nắng rồi sấy than.",
    "answers": {"made_of": "Gừng dé", "how_made": "Thái, phơi, sấy", "taste": "Cay thơm", "keep": "6 tháng nơi khô", "order": "3 ngày"},
    "unit": "gói",
    "price_from": 60_000,
    "price_to": None,
    "months": [11, 12, 1, 2],
    "weight_g": 200,
    "ocop": None,
}


def agrees(world: World, home: Home) -> UUID:
    """Let the person of a home agree to be shown."""
    consent = new_id()
    told = {"given_by": "self", "method": "tap", "wording": newest(), "receipt": new_slip_code()}
    must(world.hoa, "people.agree", id=consent, resident_id=home.resident, purpose="publish", **told)
    return consent


def stall(world: World, actor: Actor | None = None, **changes: Any) -> Maker:
    """Bà Tư's stall, entered by Lan; she has agreed."""
    named = new_id()
    about = {"kind": "household", "resident_id": world.ba_tu.resident, "name": "Nhà bà Tư", "story": "Làm gừng ba đời."} | changes
    must(actor or world.lan, "market.enter_maker", id=named, **about)
    return maker(named)


def makes(world: World, of: Maker, actor: Actor | None = None, **changes: Any) -> Product:
    """Something that a maker makes, entered by Lan."""
    named = new_id()
    must(actor or world.lan, "market.enter_product", id=named, maker_id=of.id, **(GINGER | changes))
    return product(named)


def shown(world: World, thing: Maker | Product, by: Actor | None = None) -> None:
    """Let everybody see a thing after Hoa has looked."""
    kind = "maker" if isinstance(thing, Maker) else "product"
    fresh = maker(thing.id) if kind == "maker" else product(thing.id)
    must(by or world.hoa, "market.publish", id=new_id(), thing=kind, thing_id=thing.id, version=fresh.version)


def in_the_window(world: World, **changes: Any) -> tuple[Maker, Product]:
    """Bà Tư's stall and her ginger, agreed to, looked at and shown."""
    agrees(world, world.ba_tu)
    of = stall(world)
    goods = makes(world, of, **changes)
    shown(world, of)
    shown(world, goods)
    return of, goods


def maker(named: UUID) -> Maker:
    """A maker as it stands now."""
    with acting(system(COUNTRY)):
        return Maker.objects.get(id=named)


def product(named: UUID) -> Product:
    """A product as it stands now."""
    with acting(system(COUNTRY)):
        return Product.objects.get(id=named)
