"""The verbs of the queue: numbers without gaps, calls that never clash, visits with several helps, appointments."""

import threading
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.db import connections

from nhipcau.desk.models import Appointment, Call, Help, Service, Ticket
from nhipcau.desk.queue import keeping, queries, rules
from nhipcau.desk.queue.rules import has_gap
from nhipcau.kernel import bus
from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.letters import Letter, Verdict
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.kernel.slip_codes import new_slip_code
from tests.queues import books, services, takes
from tests.world import COMMUNE, NEIGHBOUR, World, letter, must, neighbour, settle, tell

MORNING = datetime(2026, 11, 20, 2, tzinfo=UTC)  # nine o'clock on a Friday
WAIT = 20


@pytest.fixture
def world(db: None) -> World:
    return settle()


@pytest.fixture
def offered(world: World) -> list[UUID]:
    return services(world.hoa)


def ticket(world: World, name: UUID) -> Ticket:
    with acting(world.hoa):
        return Ticket.objects.get(id=name)


def calls(world: World, counter: int = 1, *chosen: UUID, press: UUID | None = None) -> Verdict:
    return tell(world.hoa, "desk.call_next", id=press or new_id(), counter=counter, services=[str(one) for one in chosen])


def at_counter(world: World, counter: int = 1) -> str:
    """Return the number that a counter serves."""
    with acting(world.hoa):
        found = queries.at_counter(COMMUNE, counter, datetime.now(UTC))
        return queries.label_of(found) if found else ""


def number_of(verdict: Verdict) -> str:
    return verdict.problem.number if verdict.problem else ""


def closes(world: World, name: UUID, *helps: UUID, waits: bool = False) -> Verdict:
    said = [{"service_id": str(one), "outcome": "done", "mode": "alone"} for one in helps]
    return tell(world.hoa, "desk.finish", id=new_id(), ticket_id=name, helps=said, waits=waits)


# ── numbers


def test_numbers_of_a_day_have_no_gap_and_begin_anew_the_next_day(world: World, offered: list[UUID]) -> None:
    with time_machine.travel(MORNING) as clock:
        today = [takes(world.hoa, offered[0]) for _ in range(4)]
        clock.shift(timedelta(days=1))
        tomorrow = takes(world.hoa, offered[0])
    assert [queries.label_of(ticket(world, one)) for one in (*today, tomorrow)] == ["A001", "A002", "A003", "A004", "A001"]


def test_a_refused_number_leaves_no_gap(world: World, offered: list[UUID]) -> None:
    takes(world.hoa, offered[0])
    assert number_of(tell(world.hoa, "desk.take_number", id=new_id(), services=[str(new_id())])) == "422.243"
    assert queries.label_of(ticket(world, takes(world.hoa, offered[0]))) == "A002"


def test_a_doubled_press_takes_one_number(world: World, offered: list[UUID]) -> None:
    press = new_id()
    for _ in range(2):
        must(world.hoa, "desk.take_number", id=press, services=[str(offered[0])])
    with acting(world.hoa):
        assert Ticket.objects.count() == 1


def test_who_only_receives_a_result_goes_by_the_quick_lane(world: World, offered: list[UUID]) -> None:
    assert ticket(world, takes(world.hoa, offered[6])).quick
    assert not ticket(world, takes(world.hoa, offered[0], offered[6])).quick


def test_a_service_that_rests_gives_no_number(world: World, offered: list[UUID]) -> None:
    with acting(world.hoa):
        one = Service.objects.get(id=offered[0])
    said = {"id": one.id, "name": one.name, "kind": one.kind, "fields": one.fields, "slot_limit": 2, "rank": 0, "open": False}
    must(world.hoa, "desk.set_service", **said)
    assert number_of(tell(world.hoa, "desk.take_number", id=new_id(), services=[str(one.id)])) == "422.243"


def test_each_commune_has_numbers_and_services_of_its_own(world: World, offered: list[UUID]) -> None:
    neighbour(world)
    there = Actor(UUID(int=33), "desk", NEIGHBOUR, "Lữ Thị Mai")
    takes(world.hoa, offered[0])
    assert number_of(tell(there, "desk.take_number", id=new_id(), services=[str(offered[0])])) == "422.243"
    own = takes(there, services(there)[0])
    with acting(there):
        assert [(one.id, one.number) for one in Ticket.objects.all()] == [(own, 1)]
    assert number_of(tell(there, "desk.hold", id=new_id(), ticket_id=takes(world.hoa, offered[0]))) == "404.240"


# ── calls and visits


def test_a_doubled_press_calls_one_number_and_a_busy_counter_calls_none(world: World, offered: list[UUID]) -> None:
    for _ in range(3):
        takes(world.hoa, offered[0])
    press = new_id()
    assert [calls(world, 1, press=press).state for _ in range(2)] == ["done", "done"]
    assert number_of(calls(world, 1)) == "409.253"
    calls(world, 2)
    assert (at_counter(world, 1), at_counter(world, 2)) == ("A001", "A002")
    with acting(world.hoa):
        assert Call.objects.count() == 2


def test_a_counter_calls_only_for_what_it_does(world: World, offered: list[UUID]) -> None:
    takes(world.hoa, offered[0])
    takes(world.hoa, offered[4])
    assert number_of(calls(world, 1, offered[2])) == "404.242"
    calls(world, 1, offered[4])
    assert at_counter(world) == "A002"


def test_who_is_on_hold_comes_back_in_the_old_turn_and_who_was_not_there_behind(world: World, offered: list[UUID]) -> None:
    first, second = takes(world.hoa, offered[0]), takes(world.hoa, offered[0])
    calls(world)
    must(world.hoa, "desk.hold", id=new_id(), ticket_id=first)
    must(world.hoa, "desk.come_back", id=new_id(), ticket_id=first)
    calls(world)
    assert at_counter(world) == "A001"
    must(world.hoa, "desk.no_show", id=new_id(), ticket_id=first)
    must(world.hoa, "desk.come_back", id=new_id(), ticket_id=first)
    calls(world)
    assert at_counter(world) == "A002"
    assert number_of(tell(world.hoa, "desk.no_show", id=new_id(), ticket_id=first)) == "409.241"
    assert ticket(world, second).state == "called"


def test_a_number_that_is_called_again_is_newest_on_the_screens(world: World, offered: list[UUID]) -> None:
    with time_machine.travel(MORNING) as clock:
        first = takes(world.hoa, offered[0])
        takes(world.hoa, offered[0])
        for counter in (1, 2):
            clock.shift(timedelta(minutes=1))
            calls(world, counter)
        clock.shift(timedelta(minutes=1))
        must(world.hoa, "desk.call_again", id=new_id(), ticket_id=first)
        with acting(world.hoa):
            assert [one.label for one in queries.queue(COMMUNE, datetime.now(UTC)).called] == ["A001", "A002"]


def test_one_visit_holds_several_helps_and_each_ends_with_an_outcome(world: World, offered: list[UUID]) -> None:
    """One place, many helps: papers at one counter, help on the phone at the next, a question added on the way."""
    one = takes(world.hoa, offered[0], offered[4])
    calls(world, 1, offered[0])
    must(world.hoa, "desk.add_help", id=new_id(), ticket_id=one, service_id=offered[5])
    assert number_of(closes(world, one, offered[0], offered[5])) == "422.252"
    assert closes(world, one, offered[0], offered[5], waits=True).state == "done"
    assert ticket(world, one).state == "waiting"
    calls(world, 2, offered[4])
    said = [{"service_id": str(offered[4]), "outcome": "done", "mode": "prompted"}]
    must(world.hoa, "desk.finish", id=new_id(), ticket_id=one, helps=said)
    assert ticket(world, one).state == "done"
    with acting(world.hoa):
        told = Help.objects.filter(ticket=one).values_list("service", "outcome", "mode")
        assert set(told) == {(offered[0], "done", "alone"), (offered[5], "done", "alone"), (offered[4], "done", "prompted")}
        assert not Help.objects.filter(closed_by=None).exists()


def test_a_visit_that_came_for_something_else_moves_on_and_keeps_its_turn(world: World, offered: list[UUID]) -> None:
    one = takes(world.hoa, offered[0])
    takes(world.hoa, offered[1])
    calls(world, 1, offered[0])
    must(world.hoa, "desk.move_on", id=new_id(), ticket_id=one, service_id=offered[1], instead_of=offered[0])
    calls(world, 2, offered[1])
    assert at_counter(world, 2) == "A001"
    assert number_of(closes(world, one, offered[0])) == "422.243", "that help was closed when the visit moved on"


def test_the_third_call_is_for_the_quick_lane(world: World, offered: list[UUID]) -> None:
    for _ in range(4):
        takes(world.hoa, offered[0])
    takes(world.hoa, offered[0], quick=True)
    for counter in (1, 2, 3):
        calls(world, counter)
    assert [at_counter(world, counter) for counter in (1, 2, 3)] == ["A001", "A002", "A005"]


def test_waiting_is_unknown_until_visits_were_measured_and_then_a_range(world: World, offered: list[UUID]) -> None:
    with time_machine.travel(MORNING) as clock:
        for _ in range(6):
            one = takes(world.hoa, offered[0])
            calls(world)
            clock.shift(timedelta(minutes=8))
            closes(world, one, offered[0])
        with acting(world.hoa):
            assert queries.queue(COMMUNE, MORNING + timedelta(minutes=30)).wait is None
            now = queries.queue(COMMUNE, datetime.now(UTC)).wait
        assert now == (0, 10)
        last = [takes(world.hoa, offered[0]) for _ in range(3)][-1]
        with acting(world.hoa):
            ahead, wait = queries.place_in_line(Ticket.objects.get(id=last), datetime.now(UTC))
        assert (ahead, wait and wait.words) == (2, "khoảng 15–25 phút")


# ── appointments


def book(world: World, service: UUID, at: str) -> Verdict:
    return tell(world.hoa, "desk.book", id=new_id(), code=new_slip_code(), service_id=service, at=at)


def test_a_half_hour_holds_as_many_appointments_as_the_desk_says(world: World, offered: list[UUID]) -> None:
    with time_machine.travel(MORNING):
        told = [number_of(book(world, offered[0], "2026-11-20T14:00:00+07:00")) for _ in range(3)]
        assert told == ["", "", "409.244"]
        assert number_of(book(world, offered[1], "2026-11-20T14:00:00+07:00")) == "", "another service has its own places"
        assert number_of(book(world, offered[0], "2026-11-20T12:00:00+07:00")) == "422.245"
        assert number_of(book(world, offered[6], "2026-11-20T14:00:00+07:00")) == "422.243"


def test_a_dropped_appointment_frees_its_place(world: World, offered: list[UUID]) -> None:
    codes = [books(world.hoa, offered[0]) for _ in range(2)]
    must(world.hoa, "desk.cancel", id=new_id(), code=codes[0])
    books(world.hoa, offered[0])
    assert number_of(tell(world.hoa, "desk.cancel", id=new_id(), code=codes[0])) == "404.246"


def test_who_has_an_appointment_steps_in_at_its_time_and_uses_it_once(world: World, offered: list[UUID]) -> None:
    with time_machine.travel(MORNING) as clock:
        code = new_slip_code()
        must(world.hoa, "desk.book", id=new_id(), code=code, service_id=offered[0], at="2026-11-20T10:00:00+07:00")
        clock.move_to(MORNING + timedelta(minutes=40))
        for _ in range(3):
            takes(world.hoa, offered[0])
        came = new_id()
        must(world.hoa, "desk.arrive", id=came, code=code)
        calls(world, 1)
        assert at_counter(world, 1) == "A001", "twenty minutes early: not yet"
        clock.move_to(MORNING + timedelta(minutes=51))
        calls(world, 2)
        assert at_counter(world, 2) == "A004"
        assert number_of(tell(world.hoa, "desk.arrive", id=new_id(), code=code)) == "404.246"


def test_an_appointment_of_another_day_gives_no_number_today(world: World, offered: list[UUID]) -> None:
    assert number_of(tell(world.hoa, "desk.arrive", id=new_id(), code=books(world.hoa, offered[0]))) == "404.246"


# ── while the network is away


def test_two_counters_without_a_network_never_give_the_same_number(world: World, offered: list[UUID]) -> None:
    lent = [new_id(), new_id()]
    for one in lent:
        must(world.hoa, "desk.lend_series", id=one)
        for number in (1, 2):
            must(world.hoa, "desk.take_reserved", id=new_id(), series_id=one, number=number, services=[str(offered[0])])
    takes(world.hoa, offered[0])
    with acting(world.hoa):
        given = [queries.label_of(one) for one in Ticket.objects.order_by("series", "number")]
    assert given == ["A001", "B001", "B002", "C001", "C002"]


def test_a_series_that_was_not_lent_or_a_number_that_is_taken_is_refused(world: World, offered: list[UUID]) -> None:
    series = new_id()
    must(world.hoa, "desk.lend_series", id=series)
    said: dict[str, Any] = {"series_id": series, "number": 1, "services": [str(offered[0])]}
    must(world.hoa, "desk.take_reserved", id=new_id(), **said)
    assert number_of(tell(world.hoa, "desk.take_reserved", id=new_id(), **said)) == "409.248"
    assert number_of(tell(world.hoa, "desk.take_reserved", id=new_id(), **(said | {"series_id": new_id()}))) == "409.248"


def test_no_more_counters_than_letters_and_an_old_one_goes_to_the_next(world: World) -> None:
    with time_machine.travel(MORNING) as clock:
        lent = [new_id() for _ in rules.SERIES]
        for one in lent:
            must(world.hoa, "desk.lend_series", id=one)
        assert number_of(tell(world.hoa, "desk.lend_series", id=new_id())) == "409.249"
        clock.shift(timedelta(days=13))
        for one in lent[1:]:
            must(world.hoa, "desk.lend_series", id=one)
        clock.shift(timedelta(days=2))
        fresh = new_id()
        must(world.hoa, "desk.lend_series", id=fresh)
        with acting(world.hoa):
            found = queries.series_of(COMMUNE, fresh, datetime.now(UTC))
            assert found
            assert found.letter == rules.SERIES[0]
            assert queries.series_of(COMMUNE, lent[0], datetime.now(UTC)) is None


# ── what is let go of


def test_a_number_loses_its_slip_some_days_after_and_all_of_it_after_a_year(world: World, offered: list[UUID]) -> None:
    with time_machine.travel(MORNING) as clock:
        listed = world.preparation(world.ba_tu)
        must(world.hoa, "dossiers.prepare", **listed)
        one = takes(world.hoa, offered[0], preparation_id=listed["id"])
        books(world.hoa, offered[0])
        assert (ticket(world, one).preparation, ticket(world, one).resident) == (listed["id"], world.ba_tu.resident)
        clock.shift(timedelta(days=7))
        assert keeping.forget() == 0
        clock.shift(timedelta(days=1))
        assert keeping.forget() == 1
        assert (ticket(world, one).preparation, ticket(world, one).resident) == (None, None)
        clock.shift(timedelta(days=400))
        keeping.forget()
        with acting(system(COUNTRY)):
            assert not Ticket.objects.exists()
            assert not Appointment.objects.exists()


def test_the_first_number_of_a_day_sweeps_up_behind_older_days(world: World, offered: list[UUID]) -> None:
    with time_machine.travel(MORNING) as clock:
        listed = world.preparation(world.ba_tu)
        must(world.hoa, "dossiers.prepare", **listed)
        one = takes(world.hoa, offered[0], preparation_id=listed["id"])
        clock.shift(timedelta(days=8))
        takes(world.hoa, offered[0])
        assert ticket(world, one).resident is None


def test_who_takes_back_everything_has_their_numbers_cut_from_their_slip(world: World, offered: list[UUID]) -> None:
    listed = world.preparation(world.ba_tu)
    must(world.hoa, "dossiers.prepare", **listed)
    one = takes(world.hoa, offered[0], preparation_id=listed["id"])
    must(world.hoa, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose="help_now")
    assert (ticket(world, one).preparation, ticket(world, one).resident) == (None, None)


def test_no_row_of_the_queue_has_a_column_for_a_name() -> None:
    columns = {field.name for model in (Ticket, Help, Call, Appointment) for field in model._meta.fields}
    assert columns.isdisjoint({"name", "full_name", "given_name", "phone", "note", "reason"})


# ── at once, with real connections


def at_once(*works: Any) -> None:
    """Do several things at the same moment, each on a connection of its own."""
    ready = threading.Barrier(len(works))

    def run(work: Any) -> None:
        ready.wait(WAIT)
        try:
            work()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for one in threads:
        one.start()
    for one in threads:
        one.join(WAIT)


def test_officers_who_press_at_once_call_different_numbers_and_numbers_taken_at_once_have_no_gap(real_database: str) -> None:
    world = settle()
    [service, *_] = services(world.hoa)
    takers = [letter("desk.take_number", id=new_id(), services=[str(service)]) for _ in range(6)]
    heard: list[Verdict] = []
    hoa = world.hoa

    def says(one: Letter) -> Any:
        return lambda: heard.extend(bus.obey(hoa, [one]).verdicts)

    at_once(*(says(one) for one in takers))
    callers = [letter("desk.call_next", id=new_id(), counter=counter, services=[]) for counter in (1, 2, 3)]
    doubled = letter("desk.call_next", id=callers[0].body["id"], counter=1, services=[])
    at_once(*(says(one) for one in (*callers, doubled)))
    assert [one.state for one in heard] == ["done"] * 10
    with acting(world.hoa):
        assert not has_gap(Ticket.objects.values_list("number", flat=True))
        called = list(Call.objects.values_list("ticket", flat=True))
    assert len(called) == len(set(called)) == 3
