"""Recording an assist, by Lan in Tùng Hương."""

from datetime import timedelta
from typing import Any

import pytest

from nhipcau.kernel import bus
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Entry
from nhipcau.kernel.scope import acting
from nhipcau.people.models import Household
from nhipcau.support.models import Assist
from tests.figures import met, summed
from tests.world import World, letter, must, settle, tell

pytestmark = pytest.mark.django_db
RECORD = "support.record_assist"


@pytest.fixture
def world() -> World:
    return settle()


def refused(verdict: Any) -> str:
    assert verdict.state == "refused"
    return str(verdict.problem.number)


def test_an_assist_is_kept_counted_and_reaches_the_home(world: World) -> None:
    body = world.assist(world.ba_tu, difficulties=["no_signal", "no_signal", "language"])
    must(world.lan, RECORD, **body)
    with acting(world.lan):
        kept = Assist.objects.get()
        assert Household.objects.get().reached
    assert (kept.id, kept.member_id, kept.place) == (body["id"], world.lan_id, world.scope(world.tung_huong))
    assert summed("support.") == {
        "support.assists": 1,
        "support.steps/alone": 1,
        "support.steps/prompted": 1,
        "support.steps/done_for": 1,
        "support.difficulties/no_signal": 1,
        "support.difficulties/language": 1,
        "support.safety/right": 1,
    }
    assert met("support.") == {
        "support.households_reached": {world.ba_tu.household},
        "support.villages_covered": {world.tung_huong},
    }


@pytest.mark.parametrize(
    ("answered", "difficulties", "counted"),
    [
        ("unsure_right", [], {"unsure_right"}),
        ("unsure_twice", ["no_signal"], {"unsure_twice"}),
        ("not_asked", ["safety_left", "no_signal"], {"not_asked", "safety_left"}),
        ("not_asked", [], {"not_asked"}),  # as phones of before say it
        ("unsure", [], {"unsure"}),
    ],
)
def test_the_safety_question_is_counted_by_its_answer_and_why_it_was_not_asked_is_no_difficulty(
    world: World, answered: str, difficulties: list[str], counted: set[str]
) -> None:
    must(world.lan, RECORD, **world.assist(world.ba_tu, safety_answered=answered, difficulties=difficulties))
    assert set(summed("support.safety")) == {f"support.safety/{key}" for key in counted}
    assert set(summed("support.difficulties")) == {f"support.difficulties/{one}" for one in difficulties if one == "no_signal"}


def test_two_visits_reach_one_home_once(world: World) -> None:
    for _ in range(2):
        must(world.lan, RECORD, **world.assist(world.ba_tu))
    assert summed("support.")["support.assists"] == 2
    assert met("support.households_reached") == {"support.households_reached": {world.ba_tu.household}}


def test_an_assist_told_twice_is_kept_once(world: World) -> None:
    told = letter(RECORD, **world.assist(world.ba_tu))
    first, second = (bus.obey(world.lan, [told]).verdicts[0] for _ in range(2))
    assert first == second
    assert summed("support.")["support.assists"] == 1


def test_an_assist_whose_id_is_taken_is_a_clash_and_the_first_stands(world: World) -> None:
    body = world.assist(world.ba_tu)
    must(world.lan, RECORD, **body)
    assert refused(tell(world.lan, RECORD, **{**body, "safety_answered": "unsure"})) == "409.2"
    with acting(world.lan):
        assert Assist.objects.get().safety_answered == "right"
    assert summed("support.")["support.assists"] == 1


def wrong(world: World) -> list[tuple[str, dict[str, Any]]]:
    """What is refused, and the number it is refused with."""
    twice = [{"step": "track", "mode": "alone"}] * 2
    return [
        ("404.31", {"resident_id": new_id()}),
        ("404.31", {"household_id": new_id()}),
        ("404.31", {"household_id": world.pao.household, "resident_id": world.pao.resident}),
        ("404.31", {"resident_id": world.pao.resident}),
        ("422.50", {"consent_id": new_id()}),
        ("422.50", {"consent_id": world.pao.consent}),
        ("422.51", {"steps": [{"step": "enter_otp", "mode": "done_for"}]}),
        ("422.52", {"steps": twice}),
        ("422.53", {"next_date": local_today() - timedelta(days=1)}),
        ("422.2", {"steps": []}),
        ("422.2", {"steps": [{"step": "sing", "mode": "alone"}]}),
        ("422.2", {"steps": twice * 8}),
        ("422.2", {"difficulties": ["rain"]}),
        ("422.2", {"safety_answered": "perhaps"}),
        ("422.2", {"safety_card": "Ổ"}),
        ("422.2", {"procedure": "khai sinh"}),
        ("422.2", {"fee": 50_000}),
    ]


def test_what_cannot_be_recorded_is_refused_with_its_number_and_stays_in_the_ledger(world: World) -> None:
    for number, changes in wrong(world):
        told = letter(RECORD, **world.assist(world.ba_tu, **changes))
        verdict = bus.obey(world.lan, [told]).verdicts[0]
        assert (verdict.state, verdict.problem and verdict.problem.number) == ("refused", number), changes
        assert Entry.objects.get(id=told.id).problem == number
    assert summed("support.") == {}


def test_a_consent_for_another_purpose_or_taken_back_is_none(world: World) -> None:
    later = new_id()
    about = {"resident_id": world.ba_tu.resident, "given_by": "self", "method": "tap"}
    must(world.lan, "people.give_consent", id=later, purpose="follow_up", **about)
    assert refused(tell(world.lan, RECORD, **world.assist(world.ba_tu, consent_id=later))) == "422.50"
    must(world.lan, "people.withdraw_consent", consent_id=world.ba_tu.consent)
    assert refused(tell(world.lan, RECORD, **world.assist(world.ba_tu))) == "422.50"


def test_help_given_before_a_consent_was_taken_back_still_counts(world: World) -> None:
    """Two hours of dead spot lie between the help and the server: bà Tư had agreed when she was helped."""
    must(world.hoa, "people.withdraw_consent", consent_id=world.ba_tu.consent)
    before = letter(RECORD, now() - timedelta(hours=2), **world.assist(world.ba_tu))
    assert bus.obey(world.lan, [before]).verdicts[0].state == "done"


@pytest.mark.parametrize("role", ["son", "tam"])
def test_who_leads_or_analyses_does_not_record(world: World, role: str) -> None:
    assert refused(tell(getattr(world, role), RECORD, **world.assist(world.ba_tu))) == "403.1"


def test_a_stranger_finds_nobody_to_help(world: World) -> None:
    assert refused(tell(world.ke_la, RECORD, **world.assist(world.ba_tu))) == "404.31"


def test_work_done_before_a_move_is_credited_and_work_after_it_is_not(world: World) -> None:
    here = letter(RECORD, now() - timedelta(hours=1), **world.assist(world.ba_tu))
    must(world.son, "people.move_member", member_id=world.lan_id, scope=world.scope(world.bai_so))
    after = letter(RECORD, now() + timedelta(minutes=1), **world.assist(world.ba_tu))
    assert [one.state for one in bus.obey(world.lan, [here, after]).verdicts] == ["done", "refused"]
