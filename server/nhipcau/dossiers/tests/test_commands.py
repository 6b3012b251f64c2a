"""Preparing a family's papers, by Lan in Tùng Hương."""

from typing import Any

import pytest

from nhipcau.dossiers.models import Preparation
from nhipcau.dossiers.rules import new_slip_code, spell_slip_code
from nhipcau.kernel import bus
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Entry
from nhipcau.kernel.scope import acting
from tests.figures import summed
from tests.world import World, letter, must, settle, tell

pytestmark = pytest.mark.django_db
PREPARE = "dossiers.prepare"


@pytest.fixture
def world() -> World:
    return settle()


def counted() -> dict[str, int]:
    return summed("dossiers.")


def refused(verdict: Any) -> str:
    assert verdict.state == "refused"
    return str(verdict.problem.number)


def test_a_list_is_kept_under_its_slip_and_counted(world: World) -> None:
    body = world.preparation(world.ba_tu, next_date="2026-12-03")
    must(world.lan, PREPARE, **body)
    with acting(world.lan):
        kept = Preparation.objects.get(id=body["id"])
    assert (kept.slip_code, kept.given_name, kept.prepared_by) == (body["slip_code"], "Tư", world.lan_id)
    assert kept.papers == body["papers"]
    assert kept.place == world.scope(world.tung_huong)
    assert counted() == {"dossiers.prepared": 1}


def test_a_list_with_nothing_missing_counts_as_complete(world: World) -> None:
    must(world.lan, PREPARE, **world.preparation(world.ba_tu, papers=[{"id": "mother_id", "state": "have"}]))
    assert counted() == {"dossiers.prepared": 1, "dossiers.complete": 1}


def test_a_paper_that_will_not_do_keeps_its_fault_and_counts_as_missing(world: World) -> None:
    papers = [{"id": "birth_note", "state": "missing", "fault": "name_differs"}, {"id": "mother_id", "state": "have"}]
    body = world.preparation(world.ba_tu, papers=papers)
    must(world.lan, PREPARE, **body)
    with acting(world.lan):
        assert Preparation.objects.get(id=body["id"]).papers == papers
    assert counted() == {"dossiers.prepared": 1}


def test_a_paper_that_is_there_cannot_have_a_fault(world: World) -> None:
    papers = [{"id": "birth_note", "state": "have", "fault": "expired"}]
    assert refused(tell(world.lan, PREPARE, **world.preparation(world.ba_tu, papers=papers))) == "422.2"


def test_a_list_told_twice_is_kept_once(world: World) -> None:
    told = letter(PREPARE, **world.preparation(world.ba_tu))
    first, second = (bus.obey(world.lan, [told]).verdicts[0] for _ in range(2))
    assert first == second
    assert counted() == {"dossiers.prepared": 1}


def test_a_slip_code_may_be_sent_as_it_is_printed(world: World) -> None:
    code = new_slip_code()
    must(world.lan, PREPARE, **world.preparation(world.ba_tu, slip_code=spell_slip_code(code)))
    with acting(world.lan):
        assert Preparation.objects.get().slip_code == code


def test_a_slip_code_in_use_is_refused_even_where_it_cannot_be_seen(world: World) -> None:
    code = new_slip_code()
    must(world.hoa, PREPARE, **world.preparation(world.pao, slip_code=code))
    assert refused(tell(world.lan, PREPARE, **world.preparation(world.ba_tu, slip_code=code))) == "409.60"
    with acting(world.hoa):
        assert Preparation.objects.get().resident_id == world.pao.resident


def test_an_id_in_use_is_a_clash_and_the_first_stands(world: World) -> None:
    body = world.preparation(world.ba_tu)
    must(world.lan, PREPARE, **body)
    again = {**world.preparation(world.ba_tu), "id": body["id"]}
    assert refused(tell(world.lan, PREPARE, **again)) == "409.2"
    with acting(world.lan):
        assert Preparation.objects.get().slip_code == body["slip_code"]


def wrong(world: World) -> list[tuple[str, dict[str, Any]]]:
    """What is refused, and the number it is refused with."""
    return [
        ("422.60", {"slip_code": "7M3N-9RZY-4HA"}),
        ("422.2", {"slip_code": "7M3N"}),
        ("404.40", {"procedure": "9.999999"}),
        ("422.2", {"procedure": "khai sinh"}),
        ("404.31", {"resident_id": new_id()}),
        ("404.31", {"household_id": world.pao.household}),
        ("404.31", {"household_id": world.pao.household, "resident_id": world.pao.resident}),
        ("422.2", {"guide_version": "v1"}),
        ("422.2", {"papers": [{"id": "mother_id", "state": "lost"}]}),
        ("422.2", {"papers": [{"id": "p", "state": "have"}] * 61}),
        ("422.2", {"answers": {f"q{n}": "x" for n in range(41)}}),
        ("422.2", {"answers": {"where": {"deep": 1}}}),
        ("422.2", {"answers": {"where": "x" * 61}}),
        ("422.2", {"answers": {"1 OR 1=1": "x"}}),
        ("422.2", {"answers": {"many": ["x"] * 41}}),
        ("422.2", {"papers": [{"id": "mother_id", "state": "have"}, {"id": "mother_id", "state": "missing"}]}),
        ("422.2", {"next_date": "mai"}),
        ("422.2", {"money": 50_000}),
    ]


def test_what_cannot_be_kept_is_refused_with_its_number_and_stays_in_the_ledger(world: World) -> None:
    for number, changes in wrong(world):
        told = letter(PREPARE, **world.preparation(world.ba_tu, **changes))
        verdict = bus.obey(world.lan, [told]).verdicts[0]
        assert (verdict.state, verdict.problem and verdict.problem.number) == ("refused", number), changes
        assert Entry.objects.get(id=told.id).problem == number
    assert counted() == {}


def test_nothing_is_kept_without_consent(world: World) -> None:
    must(world.lan, "people.withdraw_consent", consent_id=world.ba_tu.consent)
    assert refused(tell(world.lan, PREPARE, **world.preparation(world.ba_tu))) == "422.61"


@pytest.mark.parametrize("role", ["son", "tam"])
def test_who_leads_or_analyses_does_not_prepare(world: World, role: str) -> None:
    assert refused(tell(getattr(world, role), PREPARE, **world.preparation(world.ba_tu))) == "403.1"


def test_a_stranger_finds_nobody_to_prepare_for(world: World) -> None:
    assert refused(tell(world.ke_la, PREPARE, **world.preparation(world.ba_tu))) == "404.31"
