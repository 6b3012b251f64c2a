"""What people are stuck on, counted from helpings: as tables, and on the page that makes a class of it."""

from typing import Any
from uuid import UUID

import pytest

from nhipcau.desk.needs_rules import Need, counted
from nhipcau.kernel.actor import system
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.learning.classes.models import Class
from nhipcau.support.queries import Stuck
from tests.officers import at_browser
from tests.world import COMMUNE, NEIGHBOUR, World, must, neighbour, settle

SHOWS = {"enter_otp": ["B4"], "photograph_papers": ["C1"]}
UPPER, LOWER = UUID(int=11), UUID(int=12)
TU, PAO, MUI = UUID(int=1), UUID(int=2), UUID(int=3)


def helping(person: UUID = TU, village: UUID = UPPER, difficult: tuple[str, ...] = (), tongues: tuple[str, ...] = (), **steps: str) -> Stuck:
    return Stuck(f"{COMMUNE}{village}.", person, [{"step": step, "mode": mode} for step, mode in steps.items()], list(difficult), list(tongues))


def told(found: list[Need]) -> list[tuple[UUID, str, int, int]]:
    return [(one.village, one.skill, one.people, one.helpings) for one in found]


@pytest.mark.parametrize(
    ("helpings", "expected"),
    [
        ([], []),
        ([helping(enter_otp="alone")], []),
        ([helping(find_procedure="done_for")], []),
        ([helping(enter_otp="prompted")], [(UPPER, "B4", 1, 1)]),
        ([helping(enter_otp="done_for"), helping(enter_otp="prompted")], [(UPPER, "B4", 1, 2)]),
        ([helping(enter_otp="prompted", difficult=("otp_not_received",))], [(UPPER, "B4", 1, 1)]),
        ([helping(enter_otp="alone", difficult=("forgot_password", "portal_error"))], [(UPPER, "B5", 1, 1)]),
        (
            [helping(TU, enter_otp="prompted"), helping(PAO, enter_otp="prompted"), helping(MUI, LOWER, photograph_papers="done_for")],
            [(UPPER, "B4", 2, 2), (LOWER, "C1", 1, 1)],
        ),
    ],
)
def test_people_are_counted_once_by_village_and_skill(helpings: list[Stuck], expected: list[tuple[Any, ...]]) -> None:
    assert told(counted(helpings, SHOWS, {})) == expected


def test_who_can_do_it_alone_by_their_passport_is_stuck_no_more_and_the_others_set_the_level() -> None:
    helpings = [helping(one, enter_otp="prompted") for one in (TU, PAO, MUI)]
    [need] = counted(helpings, SHOWS, {TU: {"B4": 3}, PAO: {"B4": 2}})
    assert (need.people, need.levels, need.level) == (2, (2,), 3)


def test_without_a_passport_the_villages_own_share_sets_the_level_and_few_people_are_called_few() -> None:
    helpings = [helping(UUID(int=at), enter_otp="alone" if at < 6 else "prompted", tongues=("thai",)) for at in range(9)]
    [need] = counted(helpings, SHOWS, {})
    assert (need.people, need.alone, need.steps, need.level, need.small, need.tongue) == (3, 6, 9, 3, True, "thai")
    [done_for] = counted([helping(UUID(int=at), enter_otp="done_for") for at in range(5)], SHOWS, {})
    assert (done_for.level, done_for.small, done_for.tongue) == (1, False, "vi")


# ── the page


@pytest.fixture
def world() -> World:
    return settle()


@pytest.mark.django_db
def test_one_press_makes_a_class_of_a_need(world: World) -> None:
    for home in (world.ba_tu, world.pao):
        must(world.hoa, "support.record_assist", **world.assist(home))
    desk = at_browser("desk", COMMUNE)
    page = desk.get("/lop/nhu-cau").content.decode()
    assert page.count("ít số liệu") >= 4
    assert f"{world.tung_huong}:B4" in page
    answer = desk.post("/lop/nhu-cau", {"nhu_cau": f"{world.tung_huong}:B4"})
    with acting(system(COUNTRY)):
        course = Class.objects.get()
    assert answer.headers["Location"] == f"/lop/{course.id}?xong=mo"
    assert (course.village_id, course.skills, course.level, course.room) == (world.tung_huong, ["B4"], 1, 20)
    assert "ma-otp" in course.lessons
    assert course.venue == "Nhà văn hóa bản Tùng Hương"


@pytest.mark.django_db
def test_a_need_of_another_commune_is_neither_seen_nor_pressed(world: World) -> None:
    neighbour(world)
    must(world.hoa, "support.record_assist", **world.assist(world.ba_tu))
    stranger = at_browser("commune_lead", NEIGHBOUR, login="xa-ben")
    assert "Tùng Hương" not in stranger.get("/lop/nhu-cau").content.decode()
    assert stranger.post("/lop/nhu-cau", {"nhu_cau": f"{world.tung_huong}:B4"}).headers["Location"] == "/lop/nhu-cau"
    with acting(system(COUNTRY)):
        assert not Class.objects.exists()
