"""A call for the team makes an active day when the family was really reached."""

from datetime import timedelta

import pytest

from nhipcau.kernel.clock import local_today
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from nhipcau.people.duty.queries import Line, statement
from nhipcau.support.calls.asking import call_team
from nhipcau.support.models import TeamCall
from tests.world import COMMUNE, World, must, settle

pytestmark = pytest.mark.django_db


def lans(world: World) -> Line:
    with acting(world.son):
        told = statement(world.son, COMMUNE, local_today() - timedelta(days=1), local_today())
    return next(line for line in told.lines if line.member.id == world.lan_id)


def test_a_call_counts_when_the_family_was_reached_and_not_when_it_was_passed_on() -> None:
    world = settle()
    for village, answer in ((world.tung_huong, "passed"), (world.tung_huong, "helped")):
        call_team(COMMUNE, "web", f"09123456{len(answer)}0", village_id=village, wish="call")
        with acting(world.system):
            call = TeamCall.objects.filter(ended_at=None).order_by("-asked_at").first()
            assert call
            TeamCall.objects.filter(id=call.id).update(helper_id=world.lan_id, place=world.scope(world.tung_huong))
        must(world.lan, "support.answer_call", id=new_id(), call_id=call.id, answer=answer)
        assert len(lans(world).days) == (answer == "helped")
    assert lans(world).sources == {"call": 1}
