"""Who sees whom, and whom a member can call."""

import pytest

from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import acting
from nhipcau.people.bodies import HouseholdRow, ResidentRow
from nhipcau.people.models import Member, Resident
from nhipcau.people.queries import (
    People,
    count_households,
    home_at,
    households_visible_to,
    leader_of,
    residents_visible_to,
)
from tests.world import COMMUNE, World, must, settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return settle()


def test_each_of_the_cast_sees_the_homes_and_people_of_their_place(world: World) -> None:
    tu, pao = {"Lô Thị Tư"}, {"Và Bá Páo"}
    for name, seen in (
        ("lan", tu),
        ("minh", tu),
        ("hoa", tu | pao),
        ("son", tu | pao),
        ("tam", tu | pao),
        ("ke_la", set()),
    ):
        actor = getattr(world, name)
        with acting(actor):
            assert set(households_visible_to(actor).values_list("head_name", flat=True)) == seen, name
            assert set(residents_visible_to(actor).values_list("full_name", flat=True)) == seen, name


def test_what_is_not_theirs_is_not_found_and_not_denied(world: World) -> None:
    with acting(world.lan):
        with pytest.raises(Refusal) as home:
            home_at(world.lan, world.pao.household, now())
        with pytest.raises(Refusal) as person:
            People(world.lan, [world.pao.resident], "help_now").get(world.ba_tu.household, world.pao.resident, now())
    assert (home.value.problem.number, person.value.problem.number) == ("404.30", "404.31")


def test_homes_are_counted_under_a_place(world: World) -> None:
    with acting(world.tam):
        found = [count_households(path) for path in ("vn.40.", COMMUNE, world.scope(world.bai_so), "vn.37.")]
    assert found == [2, 2, 1, 0]


def test_a_phone_never_holds_a_digit_of_an_identity_number() -> None:
    for row in (HouseholdRow, ResidentRow):
        assert not {name for name in row.model_fields if "identity" in name or "last4" in name}
    assert {"identity_hash", "identity_last4"} <= {field.name for field in Resident._meta.get_fields()}


def test_a_member_calls_the_nearest_leader(world: World) -> None:
    lan, minh = Member.objects.get(id=world.lan_id), Member.objects.get(id=world.minh_id)
    assert leader_of(lan) == minh
    assert leader_of(minh) is None
    fields = {"full_name": "Vi Thị Hà", "given_name": "Hà", "role": "leader", "scope": COMMUNE}
    above = new_id()
    must(world.son, "people.enrol_member", id=above, **fields)
    assert leader_of(minh) == Member.objects.get(id=above)
    assert leader_of(lan) == minh
    must(world.son, "people.move_member", member_id=world.lan_id, scope=world.scope(world.bai_so))
    assert leader_of(Member.objects.get(id=world.lan_id)) == Member.objects.get(id=above)
