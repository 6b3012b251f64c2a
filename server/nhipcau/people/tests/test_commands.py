"""The register of people: each verb done, done twice, refused."""

from datetime import timedelta
from typing import Any

import pytest

from nhipcau.kernel import bus
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Entry
from nhipcau.kernel.scope import acting
from nhipcau.people.models import Consent, FormerScope, Household, Member, Resident
from nhipcau.people.rules import identity_mark
from tests.world import COMMUNE, World, letter, must, settle, tell

pytestmark = pytest.mark.django_db
MARK, LAST4 = identity_mark("040190001234", b"key") or ("", "")


@pytest.fixture
def world() -> World:
    return settle()


def refused(verdict: Any) -> str:
    assert verdict.state == "refused", verdict
    return str(verdict.problem.number)


def bodies(world: World) -> dict[str, tuple[str, dict[str, Any]]]:
    """One good body for each verb of people, and who says it."""
    village, resident = world.tung_huong, world.ba_tu.resident
    who = {"full_name": "Lô Văn Hùng", "given_name": "Hùng"}
    return {
        "people.register_household": ("lan", {"id": new_id(), "village_id": village, "head_name": "Lô Văn Hùng"}),
        "people.add_resident": ("lan", {"id": new_id(), "household_id": world.ba_tu.household, **who}),
        "people.give_consent": (
            "lan",
            {"id": new_id(), "resident_id": resident, "purpose": "follow_up", "given_by": "self", "method": "tap"},
        ),
        "people.withdraw_consent": ("lan", {"consent_id": world.ba_tu.consent}),
        "people.set_identity": ("hoa", {"resident_id": resident, "identity_hash": MARK, "last4": LAST4}),
        "people.enrol_member": ("minh", {"id": new_id(), "role": "member", "scope": world.scope(village), **who}),
        "people.move_member": ("son", {"member_id": world.lan_id, "scope": world.scope(world.bai_so)}),
        "people.merge_villages": ("son", {"village_id": village, "into_id": world.bai_so, "on": local_today()}),
    }


def test_every_verb_is_done_and_told_twice_is_done_once(world: World) -> None:
    for verb, (who, body) in bodies(world).items():
        told = letter(verb, **body)
        first, second = (bus.obey(getattr(world, who), [told]).verdicts[0] for _ in range(2))
        assert first.state == "done", (verb, first)
        assert first == second
        assert Entry.objects.filter(verb=verb, id=told.id).count() == 1


def test_an_id_in_use_is_a_clash_and_the_first_record_stands(world: World) -> None:
    for verb in ("people.register_household", "people.add_resident", "people.give_consent", "people.enrol_member"):
        who, body = bodies(world)[verb]
        must(getattr(world, who), verb, **body)
        assert refused(tell(getattr(world, who), verb, **body)) == "409.2", verb


def test_a_stranger_reaches_nothing_by_any_verb(world: World) -> None:
    for verb, (_, body) in bodies(world).items():
        assert refused(tell(world.ke_la, verb, **body))[:3] in {"403", "404"}, verb


def test_a_field_too_many_is_refused_by_every_verb(world: World) -> None:
    for verb, (who, body) in bodies(world).items():
        assert refused(tell(getattr(world, who), verb, **body, cccd="040190001234")) == "422.2", verb


def test_a_home_moves_into_its_villages_place(world: World) -> None:
    _, body = bodies(world)["people.register_household"]
    must(world.lan, "people.register_household", **body)
    with acting(world.lan):
        home = Household.objects.get(id=body["id"])
    assert (home.place, home.reached, home.head_name) == (world.scope(world.tung_huong), False, "Lô Văn Hùng")
    elsewhere = {**body, "id": new_id(), "village_id": world.bai_so}
    assert refused(tell(world.lan, "people.register_household", **elsewhere)) == "404.21"


@pytest.mark.parametrize(
    "changes",
    [{"head_name": "  "}, {"head_name": "x" * 81}, {"note": "x" * 201}, {"languages": ["Thổ"]}, {"languages": ["thai"] * 9}, {"village_id": "bản"}, {"id": None}],
    ids=str,
)  # fmt: skip
def test_a_home_that_makes_no_sense_is_refused(world: World, changes: dict[str, Any]) -> None:
    _, body = bodies(world)["people.register_household"]
    assert refused(tell(world.lan, "people.register_household", **{**body, **changes})) == "422.2"


def test_a_person_belongs_to_a_home_of_the_team(world: World) -> None:
    _, body = bodies(world)["people.add_resident"]
    for number, changes in (
        ("404.30", {"household_id": world.pao.household}),
        ("404.30", {"household_id": new_id()}),
        ("422.2", {"birth_year": 1899}),
        ("422.2", {"sex": "other"}),
        ("422.2", {"full_name": ""}),
    ):
        assert refused(tell(world.lan, "people.add_resident", **{**body, **changes})) == number, changes


def test_a_consent_says_who_how_in_which_words_and_for_whom(world: World) -> None:
    _, body = bodies(world)["people.give_consent"]
    at = now() - timedelta(hours=3)
    assert tell(world.lan, "people.give_consent", at, **body).state == "done"
    with acting(world.lan):
        consent = Consent.objects.get(id=body["id"])
    assert (consent.controller_id, consent.taken_by, consent.wording) == ("16933", world.lan_id, "v1")
    assert (consent.given_at, consent.withdrawn_at) == (at, None)


def test_a_consent_with_a_fault_is_none(world: World) -> None:
    _, body = bodies(world)["people.give_consent"]
    for number, changes in (
        ("422.30", {"given_by": "witnessed"}),
        ("422.30", {"given_by": "witnessed", "witness_name": "   "}),
        ("404.31", {"resident_id": world.pao.resident}),
        ("422.2", {"purpose": "selling"}),
        ("422.2", {"method": "guessed"}),
        ("422.2", {"wording": "new"}),
    ):
        assert refused(tell(world.lan, "people.give_consent", **{**body, **changes})) == number, changes


def test_a_consent_taken_back_twice_keeps_the_first_moment(world: World) -> None:
    first = now() - timedelta(hours=2)
    for moment in (first, now()):
        assert tell(world.lan, "people.withdraw_consent", moment, consent_id=world.ba_tu.consent).state == "done"
    with acting(world.lan):
        assert Consent.objects.get(id=world.ba_tu.consent).withdrawn_at == first
    assert refused(tell(world.lan, "people.withdraw_consent", consent_id=world.pao.consent)) == "404.32"


def test_one_identity_belongs_to_one_person(world: World) -> None:
    _, body = bodies(world)["people.set_identity"]
    must(world.hoa, "people.set_identity", **body)
    must(world.hoa, "people.set_identity", **body)
    assert refused(tell(world.hoa, "people.set_identity", **{**body, "resident_id": world.pao.resident})) == "409.30"
    with acting(world.hoa):
        assert Resident.objects.exclude(identity_hash=None).get().identity_last4 == "1234"


def test_a_member_is_enrolled_only_below_whoever_enrols(world: World) -> None:
    _, body = bodies(world)["people.enrol_member"]
    for number, changes in (
        ("422.31", {"scope": world.scope(world.bai_so)}),
        ("422.31", {"scope": COMMUNE}),
        ("422.31", {"scope": f"{COMMUNE}{new_id()}."}),
        ("422.2", {"scope": "vn."}),
        ("422.2", {"scope": "vn.40."}),
        ("422.2", {"role": "province_analyst"}),
        ("422.2", {"role": "system"}),
        ("422.2", {"phone": "gọi nhé"}),
    ):
        assert refused(tell(world.minh, "people.enrol_member", **{**body, **changes})) == number, changes
    assert Member.objects.count() == 2


def test_a_leader_makes_nobody_mightier_than_themselves(world: World) -> None:
    _, body = bodies(world)["people.enrol_member"]
    for role in ("commune_lead", "desk"):
        assert refused(tell(world.minh, "people.enrol_member", **{**body, "id": new_id(), "role": role})) == "403.1"


def test_a_member_who_moves_leaves_a_trace_and_moving_nowhere_leaves_none(world: World) -> None:
    here, there = world.scope(world.tung_huong), world.scope(world.bai_so)
    for scope in (here, there, there):
        must(world.son, "people.move_member", member_id=world.lan_id, scope=scope)
    assert list(FormerScope.objects.values_list("member_id", "scope")) == [(world.lan_id, here)]
    assert refused(tell(world.son, "people.move_member", member_id=new_id(), scope=there)) == "404.33"
    elsewhere = f"{COMMUNE}{new_id()}."
    assert refused(tell(world.son, "people.move_member", member_id=world.lan_id, scope=elsewhere)) == "422.31"


def test_a_leader_of_one_village_moves_nobody_out_of_it(world: World) -> None:
    told = tell(world.minh, "people.move_member", member_id=world.lan_id, scope=world.scope(world.bai_so))
    assert refused(told) == "422.31"
    assert Member.objects.get(id=world.lan_id).scope == world.scope(world.tung_huong)
