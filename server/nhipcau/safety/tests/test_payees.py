"""Accounts that the commune publishes: two people for each, a history that stays, and never one of a helper's own."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from nhipcau.kernel import registry
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, Actor
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Entry
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import acting
from nhipcau.people.models import Member
from nhipcau.safety import banks
from nhipcau.safety.bodies import PayeeRow
from nhipcau.safety.models import OwnAccount, Payee
from nhipcau.safety.payees import from_elsewhere, in_groups, is_card, mark_of, named_in, whole_account
from nhipcau.safety.queries import open_payee, payees_for
from tests.phones import phone_of
from tests.world import COMMUNE, NEIGHBOUR, PROCEDURE, World, must, neighbour, settle, tell

pytestmark = pytest.mark.django_db
LAN = "Lô Thị Lan"


@pytest.fixture
def world() -> World:
    return settle()


def proposal(**changes: Any) -> dict[str, Any]:
    """An account of the commune, as a form says it."""
    return {
        "id": new_id(),
        "unit": "Ủy ban nhân dân xã",
        "procedure": PROCEDURE,
        "bank": "970405",
        "account": ["3511", "0101", "2345", "6"],
        "holder": "UBND XA TAM QUANG",
        "amount": 8000,
        "purpose": "PHI TRICH LUC",
        "source": "Thông báo 12/TB-UBND ngày 20/11/2026",
        "explained_by": "",
        "explained_in": "",
        "valid_from": local_today().isoformat(),
        "valid_until": None,
        **changes,
    }


def publish(world: World, **changes: Any) -> UUID:
    """Let the desk propose an account and the leader confirm it."""
    body = proposal(**changes)
    must(world.hoa, "safety.propose_payee", **body)
    must(world.son, "safety.confirm_payee", payee_id=body["id"])
    return UUID(str(body["id"]))


def on_phone(actor: Actor) -> dict[str, Any]:
    """Return what phones of somebody's place are told of accounts."""
    with acting(actor):
        rows = list(registry.collections["safety.payees"].visible_to(actor))
    return {str(one.id): PayeeRow.model_validate(one).model_dump() for one in rows}


def refused(actor: Actor, verb: str, **body: Any) -> str:
    told = tell(actor, verb, **body)
    assert told.problem, "it was carried out"
    return told.problem.number


def test_an_account_travels_only_once_two_people_stood_for_it(world: World) -> None:
    body = proposal()
    must(world.hoa, "safety.propose_payee", **body)
    assert on_phone(world.lan) == {}
    assert refused(world.hoa, "safety.confirm_payee", payee_id=body["id"]) == "403.72"
    must(world.son, "safety.confirm_payee", payee_id=body["id"])
    (row,) = on_phone(world.lan).values()
    assert (row["account"], row["holder"], row["amount"]) == ("3511010123456", "UBND XA TAM QUANG", 8000)
    assert not {"proposed_by", "confirmed_by", "place"} & set(row)


def test_one_of_the_two_leads_the_commune(world: World) -> None:
    body, other = proposal(), Actor(uuid4(), DESK, COMMUNE, "Lương Văn Bình")
    must(world.hoa, "safety.propose_payee", **body)
    assert refused(other, "safety.confirm_payee", payee_id=body["id"]) == "403.72"
    led = proposal()
    must(world.son, "safety.propose_payee", **led)
    must(world.hoa, "safety.confirm_payee", payee_id=led["id"])
    assert set(on_phone(world.minh)) == {str(led["id"])}


def test_the_table_itself_takes_no_single_pair_of_eyes(world: World) -> None:
    name = publish(world)
    with pytest.raises(IntegrityError, match="four_eyes"), transaction.atomic():
        Payee.objects.filter(id=name).update(confirmed_by=UUID(int=3))


def test_saying_it_twice_changes_nothing_and_a_third_comes_too_late(world: World) -> None:
    body = proposal()
    for _ in range(2):
        must(world.hoa, "safety.propose_payee", **body)
    for _ in range(2):
        must(world.son, "safety.confirm_payee", payee_id=body["id"])
    third = Actor(uuid4(), COMMUNE_LEAD, COMMUNE, "Kha Văn Ba")
    assert refused(third, "safety.confirm_payee", payee_id=body["id"]) == "409.75"
    assert Payee.objects.count() == 1


def test_an_account_that_ended_leaves_the_phones_and_stays_in_the_history(world: World) -> None:
    name, phone = publish(world), phone_of(world, world.lan_id)
    assert [one["id"] for one in phone.pull()["changes"] if one["collection"] == "safety.payees"] == [str(name)]
    must(world.hoa, "safety.end_payee", payee_id=name, why="changed")
    must(world.hoa, "safety.end_payee", payee_id=name, why="wrong")  # ended once
    (gone,) = [one for one in phone.pull()["changes"] if one["collection"] == "safety.payees"]
    assert (gone["id"], gone["op"]) == (str(name), "drop")
    kept = Payee.objects.get(id=name)
    assert (kept.standing, kept.ended_why, kept.ended_name) == ("ended", "changed", "Lữ Thị Hoa")
    assert refused(world.son, "safety.confirm_payee", payee_id=name) == "409.75"


def test_another_commune_neither_sees_nor_ends_it(world: World) -> None:
    neighbour(world)
    name = publish(world)
    other = Actor(uuid4(), COMMUNE_LEAD, NEIGHBOUR, "Ngân Văn Tám")
    assert on_phone(other) == {}
    assert refused(other, "safety.end_payee", payee_id=name, why="wrong") == "404.74"
    assert set(on_phone(world.son)) == {str(name)}


# ── a helper's own account


@pytest.mark.parametrize("holder", ["LO THI LAN", "Lô Thị Lan", "lothilan", "HKD LO THI LAN", "LỮ THỊ HOA", "VI VAN SON"])
def test_an_account_called_like_somebody_of_the_team_or_office_is_refused(world: World, holder: str) -> None:
    for actor in (world.hoa, world.son):
        Member.objects.get_or_create(id=actor.id, defaults={"full_name": actor.name, "given_name": actor.name.split()[-1], "role": actor.role, "scope": COMMUNE})
    assert refused(world.hoa, "safety.propose_payee", **proposal(holder=holder)) == "422.73"
    assert not Payee.objects.exists()


def test_only_another_organisations_document_explains_a_name(world: World) -> None:
    alike = {"holder": "TRUONG TIEU HOC LO THI LAN", "unit": "Trường Tiểu học Lô Thị Lan", "procedure": ""}
    for explained_by in ("UBND xã Tam Quang", "Trường Tiểu học Lô Thị Lan", "Trường"):
        said = proposal(**alike, explained_by=explained_by, explained_in="12/2026")
        assert refused(world.hoa, "safety.propose_payee", **said) == "422.77"
    assert refused(world.hoa, "safety.propose_payee", **proposal(**alike, explained_by="Kho bạc Nhà nước")) == "422.73"
    name = publish(world, **alike, explained_by="Kho bạc Nhà nước khu vực XI", explained_in="Thông báo 45/KBNN")
    assert set(on_phone(world.lan)) == {str(name)}


def test_who_comes_to_the_team_later_takes_their_account_off_the_list(world: World) -> None:
    name = publish(world, holder="NGUYEN VAN CO", procedure="")
    Member.objects.create(id=new_id(), full_name="Nguyễn Văn Cờ", given_name="Cờ", role="member", scope=world.scope(world.bai_so))
    assert on_phone(world.lan) == {}
    with pytest.raises(Refusal):
        open_payee(name)
    body = proposal(holder="Công ty Nguyễn Văn Cờ")
    assert refused(world.hoa, "safety.propose_payee", **body) == "422.73"


def test_an_account_once_named_as_a_helpers_own_is_never_published_under_any_name(world: World) -> None:
    name = publish(world)
    must(world.hoa, "safety.name_own_account", mark=mark_of("970405", "3511010123456"))
    assert on_phone(world.lan) == {}
    assert Payee.objects.get(id=name).ended_why == "suspected"
    told = {"explained_by": "Kho bạc Nhà nước", "explained_in": "45/KBNN"}
    assert refused(world.hoa, "safety.propose_payee", **proposal(holder="MOT TEN KHAC", **told)) == "422.73"
    assert OwnAccount.objects.count() == 1
    assert "3511010123456" not in str(list(OwnAccount.objects.values()))


def test_a_helper_cannot_propose_or_confirm(world: World) -> None:
    assert refused(world.lan, "safety.propose_payee", **proposal()) == "403.1"
    assert refused(world.system, "safety.confirm_payee", payee_id=new_id()) == "403.1"


# ── bad input


@pytest.mark.parametrize(
    ("changes", "number"),
    [
        ({"account": ["9704", "0312", "3456", "7890"]}, "422.76"),
        ({"valid_until": "2020-01-01", "valid_from": "2019-01-01"}, "422.71"),
        ({"bank": "97040"}, "422.2"),
        ({"account": []}, "422.2"),
        ({"account": ["35110101"]}, "422.2"),
        ({"amount": 0}, "422.2"),
        ({"purpose": "phí hồ sơ"}, "422.2"),
        ({"procedure": "khai sinh"}, "422.2"),
        ({"source": ""}, "422.2"),
    ],
)
def test_what_cannot_be_published_is_refused_in_words(world: World, changes: dict[str, Any], number: str) -> None:
    assert refused(world.hoa, "safety.propose_payee", **proposal(**changes)) == number
    assert not Payee.objects.exists()


def test_a_long_account_is_kept_whole_though_it_looks_like_a_card(world: World) -> None:
    name = publish(world, account=in_groups("4929739112345676"))
    assert on_phone(world.lan)[str(name)]["account"] == "4929739112345676"


def test_the_ledger_holds_each_step(world: World) -> None:
    name = publish(world)
    must(world.son, "safety.end_payee", payee_id=name, why="not_needed")
    verbs = Entry.objects.filter(verb__startswith="safety.").order_by("number").values_list("verb", flat=True)
    assert list(verbs) == ["safety.propose_payee", "safety.confirm_payee", "safety.end_payee"]


def test_an_account_counts_on_its_days_and_on_no_other(world: World) -> None:
    today = local_today()
    name = publish(world, valid_from=today.isoformat(), valid_until=(today + timedelta(days=2)).isoformat())
    with acting(world.lan):
        assert [one.id for one in payees_for(world.lan.scope, PROCEDURE, today + timedelta(days=2))] == [name]
        for day in (today - timedelta(days=1), today + timedelta(days=3)):
            assert payees_for(world.lan.scope, PROCEDURE, day) == []
            with pytest.raises(Refusal):
                open_payee(name, day)


# ── what must hold, and the list of banks


def test_names_are_compared_without_marks_spaces_and_order_of_capitals() -> None:
    assert named_in("LÔ THỊ LAN", [LAN])
    assert not named_in("LO THI LANH", [LAN])
    assert not named_in("LAN", [LAN])
    assert not named_in("UBND XA LAN", ["Lan"])  # a single word names too many things


def test_groups_cards_and_organisations() -> None:
    assert whole_account(in_groups("3511abc")) == "3511ABC"
    assert is_card("9704031234567890")
    assert not is_card("9704031")
    assert from_elsewhere("Kho bạc Nhà nước", "UBND xã", "Xã Tam Quang")
    assert not from_elsewhere("", "UBND xã")


def test_the_list_of_banks_is_fit_and_a_strange_number_is_told_as_it_is() -> None:
    assert list(banks.faults(banks.written())) == []
    assert banks.bank_name("970405") == "Agribank"
    assert "111111" in banks.bank_name("111111")
    assert len(list(banks.faults({"banks": [{"bin": "1"}, {"bin": "1"}]}))) > 3
    assert registry.bundles["safety"]()["banks"]["970436"] == "Vietcombank"
