"""Who takes their passport back is in no class any more: no seat, no certificate, no word in the ledger; the number stays."""

from uuid import UUID

import pytest
from django.test import Client

from nhipcau.kernel.actor import system
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Body
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.learning.classes.models import Class
from nhipcau.learning.classes.queries import attended_since
from nhipcau.learning.classes.tests.rooms import agrees, comes, look, planned, seats
from nhipcau.sync.pull import pull
from tests.world import World, must, settle


@pytest.fixture
def world(real_database: str) -> World:
    found = settle()
    agrees(found, found.ba_tu)
    return found


@pytest.fixture
def course(world: World) -> Class:
    found = planned(world)
    comes(world.lan, found, resident_id=world.ba_tu.resident)
    must(world.lan, "learning.close_class", id=new_id(), class_id=found.id)
    return found


def said_of_attending(person: UUID) -> int:
    """How many letters of the ledger say that somebody came; only the database's owner may look."""
    return Body.objects.using("owner").filter(text__contains=str(person), text__regex="class_id").count()


def test_seat_certificate_and_words_go_with_the_passport(world: World, course: Class) -> None:
    [seat] = seats()
    assert said_of_attending(world.ba_tu.resident) == 1
    before = pull(world.minh, 0, "")
    must(world.hoa, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose="passport")
    assert seats() == []
    assert said_of_attending(world.ba_tu.resident) == 0
    assert Client().get(f"/chung-nhan/{seat.code}").status_code == 404
    assert look(course.id).people == 1
    told = {(one.collection, one.id): one.row for one in pull(world.minh, before.cursor, before.scope).changes}
    assert told["learning.seats", seat.id] is None


def test_somebody_who_came_to_a_class_was_helped_lately(world: World, course: Class) -> None:
    with acting(system(COUNTRY)):
        assert attended_since([world.ba_tu.resident, world.pao.resident], course.begins_at) == {world.ba_tu.resident}


def test_a_phone_of_any_village_gets_the_class_and_drops_it_when_it_is_over(world: World) -> None:
    before = pull(world.minh, 0, "")
    found = planned(world, village_id=str(world.bai_so))
    heard = {one.id: one.row for one in pull(world.minh, before.cursor, before.scope).changes if one.collection == "learning.classes"}
    assert heard[found.id] is not None
    must(world.hoa, "learning.cancel_class", id=new_id(), class_id=found.id)
    after = {one.id: one.row for one in pull(world.minh, before.cursor, before.scope).changes if one.collection == "learning.classes"}
    assert after[found.id] is None
