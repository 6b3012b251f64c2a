"""What the demo commune's counter offers: the list that a desk is proposed, so that numbers and appointments can be tried."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from random import Random

from nhipcau.desk.queue.rules import DEFAULTS
from nhipcau.gateway.demo.chance import id_at
from nhipcau.gateway.demo.payee import actor_of
from nhipcau.gateway.demo.story import Story
from nhipcau.kernel.actor import DESK, Actor
from nhipcau.kernel.clock import VIETNAM
from nhipcau.kernel.letters import Letter


def counter_letters(story: Story) -> Iterator[tuple[Actor, Letter]]:
    """Yield what the desk of a commune says to open its services, told before its month began."""
    chance = Random(f"nhip-cau counter {story.stage.commune}")  # noqa: S311 (a story, not a secret)
    at = datetime.combine(story.first - timedelta(days=8), time(8), VIETNAM)
    desk = actor_of(story, DESK)
    for rank, (name, kind, groups, limit) in enumerate(DEFAULTS):
        said = {"id": str(id_at(chance, at)), "name": name, "kind": kind, "fields": list(groups), "slot_limit": limit, "rank": rank}
        yield desk, Letter(id_at(chance, at), "desk.set_service", said, at)
