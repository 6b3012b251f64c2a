"""Who sees a preparation: the team of its place, the desk, and whoever holds its slip."""

import pytest

from nhipcau.dossiers.models import Preparation
from nhipcau.dossiers.queries import find_brought, get_slip, preparations_visible_to
from nhipcau.dossiers.rules import new_slip_code, spell_slip_code
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import acting, holding_slip
from nhipcau.people.models import Household, Resident
from tests.world import World, must, settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return settle()


@pytest.fixture
def codes(world: World) -> tuple[str, str]:
    """The slips of bà Tư and of Páo."""
    slips = [new_slip_code(), new_slip_code()]
    for home, code in zip((world.ba_tu, world.pao), slips, strict=True):
        must(world.hoa, "dossiers.prepare", **world.preparation(home, slip_code=code))
    return slips[0], slips[1]


def test_each_of_the_cast_sees_the_preparations_of_their_place(world: World, codes: tuple[str, str]) -> None:
    for name, seen in (
        ("lan", {"Tư"}),
        ("minh", {"Tư"}),
        ("hoa", {"Tư", "Páo"}),
        ("son", {"Tư", "Páo"}),
        ("ke_la", set()),
    ):
        actor = getattr(world, name)
        with acting(actor):
            assert set(preparations_visible_to(actor).values_list("given_name", flat=True)) == seen, name


def test_whoever_holds_a_slip_sees_that_one_preparation_and_no_other_row(world: World, codes: tuple[str, str]) -> None:
    with holding_slip(codes[0]):
        assert list(Preparation.objects.values_list("given_name", flat=True)) == ["Tư"]
        assert not Household.objects.exists()
        assert not Resident.objects.exists()
    assert get_slip(spell_slip_code(codes[1]).lower()).given_name == "Páo"


def test_without_a_slip_and_without_a_role_nothing_is_seen(codes: tuple[str, str]) -> None:
    assert not Preparation.objects.exists()
    with holding_slip(""):
        assert not Preparation.objects.exists()


@pytest.mark.parametrize(
    ("typed", "number"), [("7M3N-9RZY-4HA", "422.60"), ("7M3N-9RZY-4H0", "404.60"), ("", "422.60")]
)
def test_a_code_without_a_slip_is_refused(world: World, typed: str, number: str) -> None:
    for ask in (lambda: get_slip(typed), lambda: find_brought(world.hoa, typed)):
        with acting(world.hoa), pytest.raises(Refusal) as refusal:
            ask()
        assert refusal.value.problem.number == number


def test_the_desk_finds_what_was_brought_with_its_family_and_another_place_does_not(
    world: World, codes: tuple[str, str]
) -> None:
    with acting(world.hoa):
        assert find_brought(world.hoa, codes[0]).household.village.name == "Tùng Hương"
    for stranger in (world.ke_la, world.lan):
        with acting(stranger), pytest.raises(Refusal) as refusal:
            find_brought(stranger, codes[1])
        assert refusal.value.problem.number == "404.60"
