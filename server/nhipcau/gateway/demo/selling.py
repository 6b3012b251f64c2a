"""Somebody asks about the demo's ginger, and the commune plans to sell it before a camera. Nobody answers that number."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from random import Random

from nhipcau.gateway.demo.chance import id_at, slip_code
from nhipcau.gateway.demo.payee import actor_of
from nhipcau.gateway.demo.story import Story
from nhipcau.kernel.actor import DESK, Actor
from nhipcau.kernel.clock import VIETNAM
from nhipcau.kernel.letters import Letter
from nhipcau.kernel.sealing import marked, seal
from nhipcau.market.queries import MARKS, SEALED, shown_in

NUMBER = "0900000000"  # nobody's


def selling_letters(story: Story) -> Iterator[tuple[Actor, Letter]]:
    """Yield a question and a plan about the first thing that a demo commune shows, once it is shown."""
    chance = Random(f"nhip-cau selling {story.stage.commune}")  # noqa: S311 (a story, not a secret)
    goods = shown_in(story.stage.commune)
    if not goods:
        return
    at = datetime.combine(story.today - timedelta(days=1), time(9), VIETNAM)
    asked = {
        "id": str(id_at(chance, at)), "product_id": str(goods[0].id), "key": slip_code(chance), "sealed": seal(SEALED, NUMBER).hex(),
        "mark": marked(MARKS, NUMBER).hex(), "words": "2 gói gửi về Vinh mấy ngày có?",
    }  # fmt: skip
    yield story.house, Letter(id_at(chance, at), "market.ask_maker", asked, at)
    begins = datetime.combine(story.today + timedelta(days=4), time(19, 30), VIETNAM)
    plan = {
        "id": str(id_at(chance, at)), "title": "Tối bán hàng của xã", "goods": [str(one.id) for one in goods[:2]], "begins_at": begins.isoformat(),
        "minutes": 45, "speaker": "Tổ công nghệ số", "village_id": str(story.villages[1].id), "market": "CN", "bring": ["Nong tre, cân"],
    }  # fmt: skip
    yield actor_of(story, DESK), Letter(id_at(chance, at), "market.plan_live", plan, at)
