"""A passport in words and on paper: levels, the five basics, and whose the official confirmation is."""

from datetime import date

import pytest

from nhipcau.kernel.actor import system
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.learning.skills.catalogue import written
from nhipcau.learning.skills.commands import keep
from nhipcau.learning.skills.models import Passport
from nhipcau.learning.skills.printing import card
from nhipcau.learning.skills.queries import passport_of, passports_at_home
from nhipcau.learning.skills.rules import basics_held
from nhipcau.learning.skills.tests.people import MINH, agrees, of
from nhipcau.learning.skills.told import basics, told
from tests.world import World, settle

NEEDS = {"service": ["D1", "D3"], "payment": ["E1"]}


@pytest.fixture
def world(db: None) -> World:
    found = settle()
    agrees(found)
    return found


def passport(world: World) -> Passport:
    with acting(system(COUNTRY)):
        return passport_of(world.hoa, world.ba_tu.resident)


def sees_alone(world: World, *codes: str) -> None:
    with acting(world.lan):
        at = of(world, "alone").happened_at
        keep(world.lan, [of(world, "alone", skill=code, observer=MINH, happened_at=at) for code in codes])


def test_a_passport_says_each_level_in_a_word_and_a_shape(world: World) -> None:
    sees_alone(world, "D1")
    found = told(passport(world))
    lines = {line.skill.code: line for _, group in found.groups for line in group}
    assert (len(found.groups), len(lines), found.many) == (8, 30, 30)
    assert (lines["D1"].word, lines["D1"].shape) == ("Có người nhắc", "part")
    assert (lines["B1"].word, lines["B1"].shape) == ("Chưa làm", "none")
    assert found.given_name == "Tư"
    assert found.alone == 0
    assert "757" in found.official


@pytest.mark.parametrize(
    ("home", "held"),
    [
        ([], {"service": False, "payment": False}),
        ([{"D1": 3, "D3": 2, "E1": 4}], {"service": False, "payment": True}),
        ([{"D1": 3}, {"D3": 3}], {"service": False, "payment": False}),
        ([{"D1": 3, "D3": 4}, {"E1": 3}], {"service": True, "payment": True}),
    ],
)
def test_a_home_has_a_basic_when_one_person_does_all_of_it_alone(home: list[dict[str, int]], held: dict[str, bool]) -> None:
    assert basics_held(home, NEEDS) == held


def test_the_basics_of_a_home_are_those_of_everybody_in_it(world: World) -> None:
    with acting(world.hoa):
        found = basics(passports_at_home(world.hoa, passport_of(world.hoa, world.ba_tu.resident)))
    assert [one.name for one in found] == [one["name"] for one in written()["basics"]]
    assert not any(one.held for one in found)


@pytest.mark.parametrize("address", ["", "https://nhipcau.example/s/7M3N9RZY4H0/ho-chieu"])
def test_the_card_is_a_tagged_pdf_of_two_pages(world: World, address: str) -> None:
    sees_alone(world, "D1", "B4")
    with acting(world.hoa):
        home = passports_at_home(world.hoa, passport(world))
        pdf = card(told(home[0]), basics(home), date(2026, 11, 22), address)
    assert pdf.startswith(b"%PDF")
    assert b"/MarkInfo" in pdf
    assert pdf.count(b"/Type /Page\n") == 2 or pdf.count(b"/Type/Page/") == 2 or b"/Count 2" in pdf
