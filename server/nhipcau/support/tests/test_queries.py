"""Who sees an assist."""

import pytest

from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from nhipcau.support.queries import assists_of_preparation, assists_visible_to
from tests.world import must, settle

pytestmark = pytest.mark.django_db


def test_each_of_the_cast_sees_the_assists_of_their_place() -> None:
    world = settle()
    here, there = world.assist(world.ba_tu), world.assist(world.pao)
    must(world.hoa, "support.record_assist", **here)
    must(world.hoa, "support.record_assist", **there)
    both = {here["id"], there["id"]}
    for name, seen in (("lan", {here["id"]}), ("hoa", both), ("son", both), ("tam", both), ("ke_la", set())):
        actor = getattr(world, name)
        with acting(actor):
            assert set(assists_visible_to(actor).values_list("id", flat=True)) == seen, name
        assert not assists_visible_to(actor).exists(), "outside the actor's sight the second wall hides every row"


def test_the_assists_of_a_preparation_come_newest_first_and_only_to_their_place() -> None:
    world, preparation = settle(), new_id()
    told = [world.assist(world.ba_tu, preparation_id=preparation) for _ in range(2)]
    for body in (*told, world.assist(world.ba_tu)):
        must(world.lan, "support.record_assist", **body)
    with acting(world.hoa):
        found = [assist.id for assist in assists_of_preparation(world.hoa, preparation)]
    assert found == [told[1]["id"], told[0]["id"]]
    with acting(world.ke_la):
        assert not assists_of_preparation(world.ke_la, preparation)
