"""What bà Tư agrees to: one purpose at a time, in words that stay, with a receipt."""

from typing import Any

import pytest

from nhipcau.kernel.ids import new_id
from nhipcau.kernel.letters import Verdict
from nhipcau.kernel.scope import acting
from nhipcau.kernel.slip_codes import new_slip_code
from nhipcau.people.bodies import ResidentRow
from nhipcau.people.delicate import bundle
from nhipcau.people.models import Consent
from nhipcau.people.queries import residents_visible_to
from nhipcau.people.wordings import PURPOSES, asked, faults, newest, wordings
from tests.world import World, must, settle, tell

pytestmark = pytest.mark.django_db
VOICE = {"digest": "a" * 64, "bytes": 4000, "media": "audio/webm"}


@pytest.fixture
def world() -> World:
    return settle()


def agreeing(world: World, purpose: str = "follow_up", **changes: Any) -> dict[str, Any]:
    """The body of a consent that lacks nothing."""
    told = {"id": new_id(), "resident_id": world.ba_tu.resident, "purpose": purpose, "given_by": "self"}
    return {**told, "method": "tap", "wording": newest(), "receipt": new_slip_code(), **changes}


def number(verdict: Verdict) -> str:
    return verdict.problem.number if verdict.problem else ""


def agreed(world: World) -> list[str]:
    with acting(world.lan):
        row = residents_visible_to(world.lan).get(id=world.ba_tu.resident)
        return ResidentRow.model_validate(row, from_attributes=True).agreed


def test_each_purpose_is_a_consent_of_its_own_and_phones_see_which_stand(world: World) -> None:
    for purpose in PURPOSES:
        must(world.lan, "people.agree", **agreeing(world, purpose))
    assert agreed(world) == sorted(PURPOSES)
    must(world.lan, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose="location")
    assert agreed(world) == sorted({*PURPOSES} - {"location"})


def test_what_was_agreed_to_is_kept_with_the_commune_as_controller_and_the_receipt(world: World) -> None:
    body = agreeing(world, "follow_up", given_by="representative", representative="Lô Thị Mai", relation="mother")
    must(world.lan, "people.agree", **body)
    with acting(world.lan):
        kept = Consent.objects.get(id=body["id"])
    assert (kept.controller_id, kept.receipt, kept.given_name) == ("16933", body["receipt"], "Tư")
    assert (kept.representative, kept.relation, kept.wording) == ("Lô Thị Mai", "mother", newest())


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({"given_by": "witnessed"}, "422.30"),
        ({"given_by": "representative"}, "422.142"),
        ({"given_by": "representative", "representative": "Lô Thị Mai"}, "422.142"),
        ({"method": "voice"}, "422.143"),
        ({"wording": "v999"}, "422.141"),
        ({"receipt": "7M3N9RZY4H1"}, "422.140"),
        ({"purpose": "everything"}, "422.2"),
        ({"voice": {**VOICE, "bytes": 9_000_000}}, "422.2"),
    ],
)
def test_consent_that_lacks_something_is_none(world: World, changes: dict[str, Any], refused: str) -> None:
    assert number(tell(world.lan, "people.agree", **agreeing(world, **changes))) == refused
    assert agreed(world) == ["help_now"]


def test_a_witness_or_a_voice_makes_it_whole(world: World) -> None:
    must(world.lan, "people.agree", **agreeing(world, given_by="witnessed", method="spoken", witness="Vi Thị Hoa"))
    must(world.lan, "people.agree", **agreeing(world, "statistics", method="voice", voice=VOICE))
    assert agreed(world) == ["follow_up", "help_now", "statistics"]


def test_a_receipt_is_one_persons_and_no_others(world: World) -> None:
    code = new_slip_code()
    for purpose in ("follow_up", "statistics"):
        must(world.lan, "people.agree", **agreeing(world, purpose, receipt=code))
    other = agreeing(world, receipt=code, resident_id=world.pao.resident)
    assert number(tell(world.hoa, "people.agree", **other)) == "409.140"


def test_nobody_speaks_for_people_of_another_village(world: World) -> None:
    about = {"resident_id": world.pao.resident}
    assert number(tell(world.lan, "people.agree", **agreeing(world, **about))) == "404.31"
    assert number(tell(world.lan, "people.take_back", id=new_id(), purpose="help_now", **about)) == "404.31"
    assert number(tell(world.ke_la, "people.take_back", id=new_id(), purpose="help_now", **about)) == "404.31"


def test_the_words_are_sound_and_an_old_version_still_says_what_it_said() -> None:
    assert not list(faults({"versions": wordings()}))
    assert asked("v1", "statistics").say == "Đếm vào số liệu của xã. Không nêu tên."
    assert asked("v2", "statistics").say != asked("v1", "statistics").say
    assert asked("v1", "location") == asked("v2", "location")
    assert bundle(newest())["id"] == newest()


def test_words_that_hide_the_commune_or_a_purpose_are_found() -> None:
    *first, last = (dict(one) for one in wordings())
    assert list(faults({"versions": [*first, {**last, "intro": "Chúng tôi giữ hết."}]}))
    assert list(faults({"versions": [*first, {**last, "purposes": last["purposes"][:3]}]}))
    assert list(faults({"versions": [last, *first]}))
    long = {**last["purposes"][0], "say": "rất " * 30}
    assert list(faults({"versions": [*first, {**last, "purposes": [long, *last["purposes"][1:]]}]}))
