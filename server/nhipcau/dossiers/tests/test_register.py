"""The yearly register: a number for each dossier that was taken in, without a gap, whoever writes and whatever becomes of it."""

import io
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pypdf
import pytest
import python_calamine
import time_machine
from django.db import ProgrammingError, connections, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.dossiers.models import RegisterLine
from nhipcau.dossiers.register import lines_visible_to
from nhipcau.dossiers.road_rules import TAKEN_IN
from nhipcau.dossiers.rules import new_slip_code
from nhipcau.kernel import bus
from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Read
from nhipcau.kernel.scope import COUNTRY, acting
from tests.officers import at_browser
from tests.world import COMMUNE, PROCEDURE, World, letter, must, neighbour, settle, tell

NEW_YEARS_EVE = datetime(2026, 12, 31, 16, 59, tzinfo=UTC)  # 23:59 in Vietnam
NEW_YEAR = datetime(2026, 12, 31, 17, 1, tzinfo=UTC)  # 0:01 of the next year in Vietnam


@pytest.fixture
def world(db: None) -> World:
    return settle()


def hand_in(world: World, by: Actor | None = None, **more: Any) -> UUID:
    body = {"id": new_id(), "slip_code": new_slip_code(), "procedure": PROCEDURE, **more}
    must(by or world.hoa, "dossiers.hand_in", **body)
    return UUID(str(body["id"]))


def numbers(world: World, year: int) -> list[int]:
    with acting(world.hoa):
        return list(lines_visible_to(world.hoa, year).values_list("number", flat=True))


def number_of(world: World, dossier: UUID) -> tuple[int, int]:
    with acting(world.hoa):
        line = RegisterLine.objects.get(dossier=dossier)
        return line.number, line.year


def test_each_dossier_that_is_taken_in_has_the_next_number_of_its_year(world: World) -> None:
    with time_machine.travel(NEW_YEARS_EVE):
        first, second = hand_in(world), hand_in(world)
    with time_machine.travel(NEW_YEAR):
        third = hand_in(world)
    assert [number_of(world, one) for one in (first, second, third)] == [(1, 2026), (2, 2026), (1, 2027)]


def test_what_was_refused_takes_no_number(world: World) -> None:
    slip = new_slip_code()
    hand_in(world, slip_code=slip)
    again = {"id": new_id(), "slip_code": slip, "procedure": PROCEDURE}
    assert tell(world.hoa, "dossiers.hand_in", **again).state == "refused"
    taken = {"id": new_id(), "slip_code": new_slip_code(), "procedure": PROCEDURE, "official_code": "H40-261120-0001"}
    must(world.hoa, "dossiers.hand_in", **taken)
    doubled = {**taken, "id": new_id(), "slip_code": new_slip_code()}
    assert tell(world.hoa, "dossiers.hand_in", **doubled).problem is not None, "its code is another's: all of it is undone"
    hand_in(world)
    year = datetime.now(UTC).year
    assert numbers(world, year) == [1, 2, 3]


def test_a_dossier_that_came_online_gets_its_number_when_the_desk_takes_it_in_and_keeps_it(world: World) -> None:
    listed = world.preparation(world.ba_tu)
    must(world.lan, "dossiers.prepare", **listed)
    dossier = new_id()
    must(world.lan, "dossiers.submit_online", id=dossier, preparation_id=listed["id"])
    with acting(world.hoa):
        assert not RegisterLine.objects.filter(dossier=dossier).exists()
    for _ in range(2):
        must(world.hoa, "dossiers.tell_state", id=new_id(), dossier_id=dossier, state=TAKEN_IN)
    assert number_of(world, dossier)[0] == 1
    must(world.hoa, "dossiers.withdraw", id=new_id(), dossier_id=dossier)
    assert number_of(world, dossier)[0] == 1, "a dossier that is withdrawn keeps its line"


def test_the_number_of_somebody_who_was_forgotten_stays_and_tells_nothing_of_them(world: World) -> None:
    listed = world.preparation(world.ba_tu)
    must(world.lan, "dossiers.prepare", **listed)
    hand_in(world, preparation_id=listed["id"], slip_code=listed["slip_code"], full_name="Lô Thị Tư", phone="0912345678")
    hand_in(world)
    must(world.hoa, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose="help_now")
    year = datetime.now(UTC).year
    assert numbers(world, year) == [1, 2]
    page = at_browser("desk", COMMUNE).get("/xa/so-ho-so").content.decode()
    assert "Đã xóa theo yêu cầu" in page
    assert "Lô Thị Tư" not in page


def test_the_database_itself_moves_no_number(world: World) -> None:
    hand_in(world)
    for change in ({"number": 7}, {"year": 2020}, {"place": "vn.40.16936."}):
        with pytest.raises(ProgrammingError), acting(world.hoa), transaction.atomic():
            RegisterLine.objects.update(**change)
    with pytest.raises(ProgrammingError), acting(world.hoa), transaction.atomic():
        RegisterLine.objects.all().delete()


STEPS = st.lists(st.tuples(st.sampled_from(["in", "twice", "online", "withdraw", "stop", "refused", "forget"]), st.integers(0, 3)), max_size=14)


@settings(max_examples=25)
@given(steps=STEPS)
def test_whatever_happens_in_whatever_order_the_numbers_are_one_to_the_last_without_a_gap(db: None, steps: list[tuple[str, int]]) -> None:
    with transaction.atomic():
        world = settle()
        opened: list[UUID] = []
        for act, at in steps:
            _happen(world, act, opened, at)
        with acting(system(COUNTRY)):
            lines = list(RegisterLine.objects.order_by("number").values_list("number", "dossier"))
        assert [number for number, _ in lines] == list(range(1, len(lines) + 1))
        kept = [dossier for _, dossier in lines if dossier]
        assert len(kept) == len(set(kept))
        transaction.set_rollback(True)


def _happen(world: World, act: str, opened: list[UUID], at: int) -> None:
    known = opened[at % len(opened)] if opened else new_id()
    if act == "in":
        opened.append(hand_in(world))
    elif act == "twice":
        said = letter("dossiers.hand_in", id=new_id(), slip_code=new_slip_code(), procedure=PROCEDURE)
        bus.obey(world.hoa, [said, said])
        opened.append(UUID(said.body["id"]))
    elif act == "online":
        listed = world.preparation(world.ba_tu)
        must(world.lan, "dossiers.prepare", **listed)
        dossier = uuid4()
        must(world.lan, "dossiers.submit_online", id=dossier, preparation_id=listed["id"])
        opened.append(dossier)
        tell(world.hoa, "dossiers.tell_state", id=new_id(), dossier_id=dossier, state=TAKEN_IN)
    elif act == "refused":
        tell(world.hoa, "dossiers.hand_in", id=new_id(), slip_code="khong-phai-x", procedure=PROCEDURE)
    elif act == "forget":
        tell(world.hoa, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose="follow_up")
    else:
        more = {"note": "Trùng"} if act == "stop" else {}
        tell(world.hoa, f"dossiers.{act}", id=new_id(), dossier_id=known, **more)


def test_two_officers_at_the_same_moment_leave_no_gap_and_no_double(real_database: str) -> None:
    world = settle()
    ready = threading.Barrier(4)
    hoa, again = world.hoa, Actor(new_id(), "desk", COMMUNE, "Vi Thị Xuân")

    def officer(actor: Actor) -> None:
        ready.wait()
        for turn in range(6):
            slip = new_slip_code() if turn % 3 else "khong-phai-x"  # one in three is refused
            tell(actor, "dossiers.hand_in", id=new_id(), slip_code=slip, procedure=PROCEDURE)

    _at_once([lambda actor=actor: officer(actor) for actor in (hoa, again, hoa, again)])  # type: ignore[misc]
    assert numbers(world, datetime.now(UTC).year) == list(range(1, 17))


def _at_once(works: list[Callable[[], None]]) -> None:
    def run(work: Callable[[], None]) -> None:
        try:
            work()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_the_page_shows_no_name_and_the_book_shows_them_all_and_the_look_is_noted(world: World) -> None:
    with time_machine.travel(datetime(2026, 11, 16, 2, 30, tzinfo=UTC)):
        hand_in(world, full_name="Kha Văn Bình", phone="0912345678", official_code="H40.15.02-261116-0001", term={"many": 3})
        hand_in(world, full_name="Vi Thị Hoài")
        desk = at_browser("desk", COMMUNE)
        page = desk.get("/xa/so-ho-so").content.decode()
        assert "H40.15.02-261116-0001" in page
        assert "19/11/2026" in page
        assert "Kha Văn Bình" not in page
        before = _noted()
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(desk.get("/xa/so-ho-so.xlsx?nam=2026").content))
        cells = book.get_sheet_by_index(0).to_python()
        assert [row[0] for row in cells] == ["Số", "1", "2"]
        assert "Kha Văn Bình" in cells[1]
        assert "0912345678" in cells[1]
        pdf = pypdf.PdfReader(io.BytesIO(desk.get("/xa/so-ho-so.pdf?nam=2026").content))
    words = " ".join(" ".join(one.extract_text() for one in pdf.pages).split())
    for said in ("Sổ theo dõi hồ sơ năm 2026", "Vi Thị Hoài", "H40.15.02-261116-0001"):
        assert said in words, said
    assert _noted() == before + 2


def _noted() -> int:
    with acting(system(COUNTRY)):
        return Read.objects.filter(door="dossier_register").count()


def test_a_commune_sees_its_own_register_and_a_leader_prints_no_names(world: World) -> None:
    hand_in(world, full_name="Kha Văn Bình")
    neighbour(world)
    elsewhere = at_browser("desk", "vn.40.16936.", login="nga")
    assert "Năm này chưa có số nào" in elsewhere.get("/xa/so-ho-so").content.decode()
    leader = at_browser("commune_lead", COMMUNE, "Vi Văn Sơn", login="son")
    assert leader.get("/xa/so-ho-so").status_code == 200
    assert leader.get("/xa/so-ho-so.xlsx").status_code == 403


@pytest.mark.parametrize("asked", ["nam=abc", "nam=99999999", "nam=2019&trang=-1", "trang=9999", "nam=²⁰²⁶"])
def test_an_odd_year_or_page_is_a_page(world: World, asked: str) -> None:
    assert at_browser("desk", COMMUNE).get(f"/xa/so-ho-so?{asked}").status_code == 200
