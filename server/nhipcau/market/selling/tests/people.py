"""A plan of selling that everybody of the team reads."""

from datetime import timedelta

from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from nhipcau.market.makers.tests.people import shown
from nhipcau.market.models import Maker, Product
from tests.world import World, must


def planned_live(world: World, goods: Product) -> None:
    """Let a thing and its maker be shown, and plan to sell it."""
    with acting(world.system):
        maker = Maker.objects.get(id=goods.maker_id)
    shown(world, maker, world.son)
    shown(world, goods, world.son)
    begins = (now() + timedelta(days=3)).isoformat()
    must(world.son, "market.plan_live", id=new_id(), title="Tối gừng", goods=[str(goods.id)], begins_at=begins, minutes=45, speaker="Bà Tư")
