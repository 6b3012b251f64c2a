"""A dossier's road by its verbs: opened, told of, asked once, apologised for once, closed; seen by who may."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.db.models import Model

from nhipcau.dossiers.models import Dossier, Entry, Petitioner, Progress, Waiting
from nhipcau.dossiers.queries import find_dossier, petitioner, road, road_of_slip
from nhipcau.dossiers.road_rules import ASKED, HANDED_OUT, NEW, READY, TAKEN_IN, WORKING
from nhipcau.dossiers.rules import new_slip_code
from nhipcau.kernel import outgoing
from nhipcau.kernel.actor import system
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.letters import Verdict
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.people.models import Household
from tests.world import COMMUNE, PROCEDURE, Home, World, must, neighbour, settle, tell

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 16, 2, 30, tzinfo=UTC)  # 9:30 in Vietnam


@pytest.fixture
def world() -> World:
    return settle()


def opened(world: World, home: Home | None = None, **more: Any) -> UUID:
    """Hand in a dossier, with the family's list if a home is given; return its id."""
    body: dict[str, Any] = {"id": new_id(), "slip_code": new_slip_code(), "procedure": PROCEDURE, **more}
    if home:
        listed = world.preparation(home)
        must(world.lan, "dossiers.prepare", **listed)
        body |= {"preparation_id": listed["id"], "slip_code": listed["slip_code"]}
    must(world.hoa, "dossiers.hand_in", **body)
    return UUID(str(body["id"]))


def step(world: World, dossier: UUID, verb: str, **more: Any) -> Verdict:
    return tell(world.hoa, f"dossiers.{verb}", id=new_id(), dossier_id=dossier, **more)


def number(verdict: Verdict) -> str:
    return verdict.problem.number if verdict.problem else verdict.state


def everything(table: type[Model]) -> list[Any]:
    """Return the rows of all places."""
    with acting(system(COUNTRY)):
        return list(table._default_manager.all())


def slip_of(dossier: UUID) -> str:
    return next(str(one.slip_code) for one in everything(Dossier) if one.id == dossier)


def states(world: World, dossier: UUID) -> list[int]:
    with acting(world.hoa):
        return [stage.state for stage in road(world.hoa, dossier).stages]


def test_a_dossier_goes_its_whole_way_and_its_slip_tells_all_of_it(world: World) -> None:
    with time_machine.travel(MONDAY) as clock:
        dossier = opened(world, world.ba_tu, term={"many": 3}, official_code="H40.15.02-261116-0001")
        for verb, more in (
            ("tell_state", {"state": WORKING, "holder": "Phòng Văn hóa - Xã hội"}),
            ("ask_supplement", {"reasons": ["name_differs"]}),
            ("supplement_received", {}),
            ("tell_state", {"state": READY}),
            ("hand_out", {}),
        ):
            clock.shift(timedelta(hours=20))
            assert number(step(world, dossier, verb, **more)) == "done", verb
        slip = slip_of(dossier)
        seen = road_of_slip(slip)
    assert [stage.state for stage in seen.stages] == [TAKEN_IN, WORKING, ASKED, TAKEN_IN, READY, HANDED_OUT]
    assert seen.codes == ("H40.15.02-261116-0001",)
    assert seen.stages[1].holder == "Phòng Văn hóa - Xã hội"
    assert seen.ended
    assert seen.given_name == "Tư"
    assert seen.whole is not None
    assert seen.whole.state == "done"
    assert any("tính lại từ đầu" in line.vi for line in seen.lines)


def test_who_holds_the_slip_reads_the_road_and_no_name(world: World) -> None:
    dossier = opened(world, world.ba_tu, full_name="Lô Thị Tư", phone="0912345678")
    slip = slip_of(dossier)
    assert "Lô Thị Tư" not in repr(road_of_slip(slip))
    with acting(world.hoa):
        assert "Lô Thị Tư" not in repr(road(world.hoa, dossier)), "handling shows no name"
        named = petitioner(world.hoa, dossier)
    assert named is not None
    assert named.full_name == "Lô Thị Tư"
    with acting(world.ke_la):
        assert petitioner(world.ke_la, dossier) is None
        assert not Petitioner.objects.exists()
        assert not Entry.objects.exists()


def test_a_walk_in_without_a_list_gets_a_road_too(world: World) -> None:
    slip = new_slip_code()
    opened(world, slip_code=slip, full_name="Kha Văn Bình")
    assert (road_of_slip(slip).given_name, road_of_slip(slip).title) == ("Bình", "Giấy khai sinh cho con")


def test_a_slip_whose_papers_are_only_prepared_says_so(world: World) -> None:
    listed = world.preparation(world.ba_tu)
    must(world.lan, "dossiers.prepare", **listed)
    seen = road_of_slip(listed["slip_code"])
    assert (seen.dossier, seen.stages, seen.now) == (None, (), None)
    assert "một cửa" in seen.next.vi


def test_a_helper_in_the_village_tells_that_it_was_sent_online_and_the_desk_goes_on(world: World) -> None:
    listed = world.preparation(world.ba_tu)
    must(world.lan, "dossiers.prepare", **listed)
    dossier = new_id()
    must(world.lan, "dossiers.submit_online", id=dossier, preparation_id=listed["id"])
    assert number(step(world, dossier, "tell_state", state=TAKEN_IN)) == "done"
    assert states(world, dossier) == [NEW, TAKEN_IN]
    again = tell(world.hoa, "dossiers.hand_in", id=new_id(), slip_code=listed["slip_code"], procedure=PROCEDURE)
    assert number(again) == "409.220"
    assert number(tell(world.minh, "dossiers.submit_online", id=new_id(), preparation_id=new_id())) == "404.60"


def test_a_phone_of_the_home_s_place_sees_where_it_stands_and_follows_the_home(world: World) -> None:
    dossier = opened(world, world.ba_tu, term={"many": 3})
    step(world, dossier, "tell_state", state=WORKING)
    with acting(world.lan):
        (row,) = Progress.objects.all()
        assert (row.state, row.place) == (WORKING, world.scope(world.tung_huong))
        assert row.due is not None
    village = neighbour(world)
    elsewhere = {"household_id": world.ba_tu.household, "village_id": village}
    must(world.system, "people.move_household", **elsewhere)
    with acting(world.hoa):
        assert not Progress.objects.exists()
        assert not Household.objects.filter(id=world.ba_tu.household).exists()
    assert number(step(world, dossier, "tell_state", state=READY)) == "done", "the dossier stays at the desk that has it"
    assert everything(Progress)[0].state == READY


def test_papers_are_asked_for_once_and_in_time(world: World) -> None:
    with time_machine.travel(MONDAY) as clock:
        dossier, late = opened(world), opened(world)
        assert number(step(world, dossier, "ask_supplement", reasons=["no_such_reason"])) == "422.229"
        assert number(step(world, dossier, "ask_supplement", reasons=["expired"])) == "done"
        assert number(step(world, dossier, "ask_supplement", reasons=["expired"])) == "409.223"
        assert number(step(world, dossier, "supplement_received")) == "done"
        assert number(step(world, dossier, "supplement_received")) == "409.225"
        assert number(step(world, dossier, "ask_supplement", reasons=["expired"])) == "409.223", "listed once, also afterwards"
        clock.move_to(MONDAY + timedelta(days=4))
        refused = step(world, late, "ask_supplement", reasons=["expired"])
    assert (number(refused), refused.details) == ("422.224", {"day": "19/11/2026"})


def test_an_apology_comes_a_working_day_before_and_once(world: World) -> None:
    with time_machine.travel(MONDAY) as clock:
        dossier, late, open_end = opened(world, term={"many": 3}), opened(world, term={"many": 3}), opened(world)
        sorry = {"note": "Chờ xác minh", "new_date": "2026-11-26"}
        assert number(step(world, open_end, "apologise", **sorry)) == "409.230"
        for bad in ("2026-11-19", "2026-11-22", "2026-11-24"):
            assert number(step(world, dossier, "apologise", note="Chờ", new_date=bad)) == "422.228", bad
        clock.move_to(MONDAY + timedelta(days=2))
        assert number(step(world, dossier, "apologise", **sorry)) == "done"
        assert number(step(world, dossier, "apologise", **sorry)) == "409.226"
        clock.move_to(MONDAY + timedelta(days=3))
        assert number(step(world, late, "apologise", **sorry)) == "422.227"
        with acting(world.hoa):
            whole = road(world.hoa, dossier).whole
    assert whole is not None
    assert whole.due == date(2026, 11, 26)


@pytest.mark.parametrize(("verb", "more"), [("withdraw", {}), ("stop", {"note": "Không còn nhu cầu"}), ("hand_out", {}), ("tell_state", {"state": 3, "note": "Sai nơi nhận"})])
def test_a_dossier_that_ended_takes_no_further_step(world: World, verb: str, more: dict[str, Any]) -> None:
    dossier = opened(world)
    assert number(step(world, dossier, verb, **more)) == "done"
    for other in ("withdraw", "hand_out", "supplement_received"):
        assert number(step(world, dossier, other)) == "409.222"


def test_a_no_without_a_reason_is_not_taken(world: World) -> None:
    assert number(step(world, opened(world), "tell_state", state=3)) == "422.2"


def test_a_dossier_is_found_by_slip_by_code_and_by_scanned_address_and_only_in_its_commune(world: World) -> None:
    dossier = opened(world, official_code="000.15.02.H40-261116-0001")
    slip = slip_of(dossier)
    with acting(world.hoa):
        for typed in (slip, f"https://xa.example/s/{slip}", " 000.15.02.H40-261116-0001 ", str(dossier)):
            assert find_dossier(world.hoa, typed).id == dossier, typed
        with pytest.raises(Refusal):
            find_dossier(world.hoa, "H40-261116-0001")
    with acting(world.ke_la), pytest.raises(Refusal):
        find_dossier(world.ke_la, slip)


def test_a_code_belongs_to_one_dossier_and_may_be_told_twice(world: World) -> None:
    first, second = opened(world), opened(world)
    assert number(step(world, first, "attach_code", code="H40-261116-0007")) == "done"
    assert number(step(world, first, "attach_code", code="H40-261116-0007")) == "done"
    assert number(step(world, second, "attach_code", code="H40-261116-0007")) == "409.221"
    assert number(tell(world.hoa, "dossiers.hand_in", id=new_id(), slip_code=new_slip_code(), procedure=PROCEDURE, official_code="H40-261116-0007")) == "409.221"


def test_what_waited_under_a_code_joins_the_road_when_somebody_says_whose_it_is(world: World) -> None:
    dossier = opened(world)
    row = {"code": "H40-261116-0009", "state": READY, "since": "2026-12-01T00:00:00+07:00", "whole_day": True, "given_name": "Bình"}
    must(world.hoa, "dossiers.take_states", run_id=new_id(), source="import", place=COMMUNE, rows=[row])
    assert len(everything(Waiting)) == 1
    must(world.hoa, "dossiers.attach_code", id=new_id(), dossier_id=dossier, code="H40-261116-0009")
    assert states(world, dossier) == [TAKEN_IN, READY]
    assert not everything(Waiting)


def test_who_is_forgotten_leaves_no_dossier_behind(world: World) -> None:
    dossier = opened(world, world.ba_tu, full_name="Lô Thị Tư", official_code="H40-261116-0011")
    step(world, dossier, "tell_state", state=WORKING)
    must(world.lan, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose="help_now")
    for table in (Dossier, Entry, Petitioner, Progress):
        assert not everything(table), table


def test_a_step_says_word_to_the_telephone_that_was_given(world: World) -> None:
    said: list[Any] = []
    outgoing.take(said.extend)
    try:
        dossier = opened(world, full_name="Kha Văn Bình", phone="0912345678")
        step(world, dossier, "tell_state", state=READY)
        step(world, dossier, "tell_state", state=READY)
    finally:
        outgoing.takers.remove(said.extend)
    phone = [(one.message.kind, one.message.to.key) for one in said if one.message.to.book == "phone"]
    assert phone == [("dossiers.taken_in", "0912345678"), ("dossiers.done", "0912345678")]
