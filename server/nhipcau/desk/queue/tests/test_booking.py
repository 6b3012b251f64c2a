"""Appointments that the team asks for at a home: for a slip of theirs, in their own place, and for nothing else."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine

from nhipcau.desk.models import Appointment, Service, Ticket
from nhipcau.guides.models import Procedure
from nhipcau.kernel import bus
from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.letters import Letter, Verdict
from nhipcau.kernel.scope import COUNTRY, acting
from tests.queues import services
from tests.world import COMMUNE, PROCEDURE, Home, World, letter, must, settle, tell

MORNING = datetime(2026, 11, 20, 2, tzinfo=UTC)  # nine o'clock on a Friday
MONDAY = "2026-11-23T09:30:00+07:00"


@pytest.fixture
def world(db: None) -> World:
    return settle()


@pytest.fixture
def needed(world: World) -> UUID:
    """Open a desk; return the service that the slips here need."""
    offered = services(world.hoa)
    with acting(world.hoa):
        group = Procedure.objects.get(code=PROCEDURE).field
        return next(one.id for one in Service.objects.filter(id__in=offered).order_by("rank") if group in one.fields)


def slip(world: World, home: Home) -> dict[str, Any]:
    """Prepare a list at a home; return what a phone says of it when it asks for a half hour."""
    listed = world.preparation(home)
    must(world.hoa, "dossiers.prepare", **listed)
    return {"code": listed["slip_code"].replace("-", ""), "preparation_id": listed["id"]}


def asks(actor: Actor, said: dict[str, Any], at: str = MONDAY) -> Verdict:
    return tell(actor, "desk.book", id=new_id(), at=at, **said)


def number_of(verdict: Verdict) -> str:
    return verdict.problem.number if verdict.problem else ""


def made() -> list[Appointment]:
    with acting(system(COUNTRY)):
        return list(Appointment.objects.order_by("at", "code"))


def test_a_member_books_for_a_slip_of_their_village_and_the_desk_proposes_the_service(world: World, needed: UUID) -> None:
    with time_machine.travel(MORNING):
        said = slip(world, world.ba_tu)
        assert number_of(asks(world.minh, slip(world, world.ba_tu), "2026-11-26T14:00:00+07:00")) == "", "their leader may too"
        assert number_of(asks(world.lan, said)) == ""
        one, _ = made()
    assert (one.place, one.service_id, one.code) == (COMMUNE, needed, said["code"])
    assert one.at.isoformat() == "2026-11-23T02:30:00+00:00"


def test_nobody_books_for_a_slip_of_another_place_or_for_none(world: World, needed: UUID) -> None:
    with time_machine.travel(MORNING):
        said, other = slip(world, world.ba_tu), slip(world, world.pao)
        for strange, its in ((world.ke_la, said), (world.lan, other), (world.minh, other)):
            assert number_of(asks(strange, its)) == "404.255"
        assert number_of(asks(world.lan, {**said, "code": other["code"]})) == "404.255", "the code of another slip"
        assert number_of(asks(world.lan, {"code": said["code"], "service_id": str(needed)})) == "404.255"
    assert made() == []


def test_a_full_half_hour_is_refused_for_a_slip_too(world: World, needed: UUID) -> None:
    with time_machine.travel(MORNING):
        told = [number_of(asks(world.hoa, slip(world, world.ba_tu))) for _ in range(2)]
        assert told == ["", ""]
        assert number_of(asks(world.lan, slip(world, world.ba_tu))) == "409.244"


@pytest.mark.parametrize("at", ["2026-11-21T09:30:00+07:00", "2026-11-23T12:00:00+07:00", "2026-12-14T09:30:00+07:00"])
def test_a_day_or_an_hour_when_the_desk_is_closed_is_refused(world: World, needed: UUID, at: str) -> None:
    with time_machine.travel(MORNING):
        assert number_of(asks(world.lan, slip(world, world.ba_tu), at)) == "422.245"


def test_a_letter_that_comes_after_its_half_hour_is_refused(world: World, needed: UUID) -> None:
    with time_machine.travel(MORNING) as clock:
        said = letter("desk.book", id=new_id(), at=MONDAY, **slip(world, world.ba_tu))
        clock.shift(timedelta(days=3, hours=1))
        assert number_of(bus.obey(world.lan, [said]).verdicts[0]) == "422.245"


def test_the_same_letter_twice_books_once_and_another_one_moves_the_appointment(world: World, needed: UUID) -> None:
    with time_machine.travel(MORNING):
        slipped = slip(world, world.ba_tu)
        said = letter("desk.book", id=new_id(), at=MONDAY, **slipped)
        again = Letter(new_id(), said.verb, said.body, said.happened_at)
        for one in (said, said, again):
            assert bus.obey(world.lan, [one]).verdicts[0].state == "done"
        assert len(made()) == 1
        assert number_of(asks(world.lan, slipped, "2026-11-25T14:00:00+07:00")) == ""
        [moved] = made()
    assert moved.at.isoformat() == "2026-11-25T07:00:00+00:00"


def test_a_slip_whose_service_takes_no_appointments_is_told_so(world: World, needed: UUID) -> None:
    with time_machine.travel(MORNING):
        said = slip(world, world.ba_tu)
        with acting(world.hoa):
            Service.objects.filter(id=needed).update(slot_limit=0)
        assert number_of(asks(world.lan, said)) == "422.256"


def test_the_slips_code_gives_the_number_at_the_kiosk_and_links_it_to_the_slip(world: World, needed: UUID) -> None:
    with time_machine.travel(MORNING) as clock:
        said = slip(world, world.ba_tu)
        assert number_of(asks(world.lan, said)) == ""
        clock.shift(timedelta(days=3))
        came = new_id()
        must(world.hoa, "desk.arrive", id=came, code=said["code"], source="kiosk")
        with acting(world.hoa):
            ticket = Ticket.objects.get(id=came)
    assert (ticket.preparation, ticket.resident) == (said["preparation_id"], world.ba_tu.resident)


def test_who_takes_back_everything_has_their_appointment_dropped(world: World, needed: UUID) -> None:
    with time_machine.travel(MORNING):
        assert number_of(asks(world.lan, slip(world, world.ba_tu))) == ""
        must(world.hoa, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose="help_now")
    assert made() == []
