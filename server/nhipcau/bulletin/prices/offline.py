"""Prices on the wire."""

from typing import Any

from nhipcau.bulletin.hearing import touched
from nhipcau.bulletin.prices import bodies, catalogue, commands, queries
from nhipcau.kernel.activity import Source, shows_work
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, LEADER, MEMBER, PROVINCE_LEAD, WITH_FAMILIES
from nhipcau.kernel.content import checked
from nhipcau.kernel.purposes import CONTENT
from nhipcau.kernel.registry import Measure, bundle, collection, command, measure

TEAM = frozenset({MEMBER, LEADER, DESK})
BRINGERS = frozenset({DESK, COMMUNE_LEAD, PROVINCE_LEAD})

command("bulletin.tell_price", bodies.TellPrice, roles=TEAM | {COMMUNE_LEAD}, purpose=CONTENT)(commands.tell_price)
command("bulletin.bring_prices", bodies.BringPrices, roles=BRINGERS, purpose=CONTENT, touches=touched)(commands.bring_prices)
command("bulletin.drop_price", bodies.DropPrice, roles=TEAM | BRINGERS, purpose=CONTENT, touches=touched, ends=True)(commands.drop_price)
collection("bulletin.prices", bodies.CardRow, roles=WITH_FAMILIES, purpose=CONTENT)(queries.cards_visible_to)
measure(Measure("bulletin.goods_told", "sum", "Giá nông sản được ghi", "Farm prices told"))
shows_work("bulletin.tell_price", Source("price", "Ghi giá nông sản", "Farm prices told"))
checked(catalogue.FILE, lambda _day: catalogue.faults(catalogue.written()))


@bundle("priced")
def priced_bundle() -> dict[str, Any]:
    """Return the goods whose prices are told."""
    return catalogue.bundle()
