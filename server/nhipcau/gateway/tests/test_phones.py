"""Phones at the door: let in once, known again, and never able to break or lose anything."""

import json
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from nhipcau.gateway.api_sync import guesses
from nhipcau.gateway.models import ActivationCode, Device
from nhipcau.gateway.phones import give_code
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Entry
from nhipcau.kernel.scope import acting
from nhipcau.support.models import Assist
from nhipcau.sync.bundles import publish
from tests.phones import PULL, PUSH, Phone, activate, phone_of, post, problem, sealed, visit
from tests.world import World, letter, must, settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return settle()


@pytest.fixture
def lans(world: World) -> Phone:
    return phone_of(world, world.lan_id)


def kept(world: World) -> tuple[int, int]:
    """How many lines the ledger has, and how many assists there are."""
    with acting(world.hoa):
        return Entry.objects.count(), Assist.objects.count()


# ── let in


def test_a_phone_is_let_in_and_greeted(world: World) -> None:
    answer = activate(give_code(world.system, world.lan_id), new_id()).json()
    assert answer["member"] == {
        "id": str(world.lan_id), "name": "Lô Thị Lan", "given_name": "Lan", "role": "member", "languages": [],
    }  # fmt: skip
    assert answer["leader"]["name"] == "Vi Văn Minh"
    place = answer["place"]
    assert (place["commune"], place["commune_name"], place["province_name"]) == ("16933", "Xã Tam Quang", "Nghệ An")
    assert place["scope"] == world.scope(world.tung_huong)
    assert [village["name"] for village in place["villages"]] == ["Tùng Hương"]


def test_a_code_is_read_however_it_is_typed(world: World) -> None:
    for spoil in (str.lower, lambda code: code.replace("-", ""), lambda code: f" {code[:3]} {code[3:]}"):
        assert activate(spoil(give_code(world.system, world.lan_id)), new_id()).status_code == 200


def test_the_same_phone_is_answered_again_when_the_answer_was_lost(world: World) -> None:
    code, device = give_code(world.system, world.lan_id), new_id()
    either = [Phone(activate(code, device).json()["token"], device) for _ in range(2)]
    assert all(phone.pull()["reset"] for phone in either)  # the network may bring one asking twice, and one answer
    assert Device.objects.count() == 1
    again = Phone(activate(give_code(world.system, world.lan_id), device).json()["token"])
    assert again.pull()["reset"]
    for phone in either:
        problem(Client().get(PULL, headers=phone.head), "401.95")


def test_a_code_lets_in_one_phone_only(world: World) -> None:
    code = give_code(world.system, world.lan_id)
    first = Phone(activate(code, new_id()).json()["token"])
    problem(activate(code, new_id()), "409.95")
    assert first.pull()["reset"]
    assert Device.objects.count() == 1


def test_a_lost_answer_can_be_asked_for_one_day_only(world: World) -> None:
    code, device = give_code(world.system, world.lan_id), new_id()
    activate(code, device)
    with time_machine.travel(now() + timedelta(hours=25)):
        problem(activate(code, device), "409.95")


def test_a_code_lasts_seven_days(world: World) -> None:
    code = give_code(world.system, world.lan_id)
    with time_machine.travel(now() + timedelta(days=7, minutes=1)):
        problem(activate(code, new_id()), "410.95")
    assert not Device.objects.exists()


def test_a_locked_phone_stays_locked_and_a_new_code_opens_it_again(world: World) -> None:
    code, device = give_code(world.system, world.lan_id), new_id()
    first = Phone(activate(code, device).json()["token"])
    Device.objects.update(revoked_at=now())
    problem(Client().get(PULL, headers=first.head), "401.96")
    problem(activate(code, device), "409.95")
    again = Phone(activate(give_code(world.system, world.lan_id), device).json()["token"])
    assert again.pull()["reset"]


def test_a_phone_does_not_pass_to_another_member_with_work_on_it(world: World, lans: Phone) -> None:
    problem(activate(give_code(world.system, world.minh_id), lans.device), "409.96")
    assert lans.pull()["reset"]


def test_an_unknown_code_is_refused_and_many_guesses_are_slowed_down(world: World) -> None:
    good = give_code(world.system, world.lan_id)
    for _ in range(guesses.free):
        problem(activate("AAAAA-BBBBB", new_id()), "404.95")
    problem(activate(good, new_id()), "429.96")
    assert not Device.objects.exists()


def test_no_secret_is_kept_in_the_clear(world: World) -> None:
    code = give_code(world.system, world.lan_id)
    token = activate(code, new_id()).json()["token"]
    stored = [bytes(one) for one in (ActivationCode.objects.get().code_hash, Device.objects.get().token_hash)]
    assert all(secret.encode() not in mark for secret in (code, token) for mark in stored)


def test_a_wrong_request_to_be_let_in_names_its_fields(world: World) -> None:
    device = str(new_id())
    for body in (
        {}, [], "null", {"code": None, "device_id": None}, {"code": "AAAAA", "device_id": "máy"},
        {"code": "", "device_id": device}, {"code": "A" * 41, "device_id": device},
        {"code": "AAAAA-AAAAA", "device_id": device, "phone_time": "hôm qua"},
        {"code": "AAAAA-AAAAA", "device_id": device, "label": "x" * 81},
    ):  # fmt: skip
        problem(post("/api/v1/phones/activate", body), "422.103")


def test_whatever_is_typed_as_a_code_is_answered(world: World) -> None:
    for typed in ("\x00", "Ổ" * 40, "'; --", "𝔸𝔹"):
        problem(activate(typed, new_id()), "404.95")
    problem(activate("\ud800", new_id()), "422.103")


def test_a_label_that_cannot_be_stored_is_refused_in_words(world: World) -> None:
    for label, number in (("\x00", "422.5"), ("\ud800", "422.103")):
        problem(activate(give_code(world.system, world.lan_id), new_id(), label=label), number)
    assert not Device.objects.exists()


# ── pull


def test_the_first_pull_brings_everything_and_the_next_only_what_changed(world: World, lans: Phone) -> None:
    first = lans.pull()
    assert first["reset"]
    assert {one["collection"] for one in first["changes"]} == {
        "places.villages", "people.households", "people.residents",
    }  # fmt: skip
    quiet = lans.pull()
    assert (quiet["reset"], quiet["changes"], quiet["more"]) == (False, [], False)
    told = visit(world)
    lans.told(told)
    news = lans.pull()
    assert not news["reset"]
    assert {(one["collection"], one["id"], one["op"]) for one in news["changes"]} == {
        ("support.assists", told.body["id"], "put"),
        ("people.households", str(world.ba_tu.household), "put"),
    }


def test_a_row_that_is_no_longer_to_be_seen_is_dropped(world: World, lans: Phone) -> None:
    lans.pull()
    must(world.son, "people.merge_villages", village_id=world.tung_huong, into_id=world.bai_so, on=local_today())
    minh = phone_of(world, world.minh_id)
    minh.pull()
    elsewhere = world.assist(world.pao)
    must(world.hoa, "support.record_assist", **elsewhere)
    assert {one["op"] for one in minh.pull()["changes"]} == {"put"}


def test_what_happens_elsewhere_is_not_told_at_all(world: World, lans: Phone) -> None:
    lans.pull()
    must(world.hoa, "support.record_assist", **world.assist(world.pao))
    assert lans.pull()["changes"] == []


def test_a_phone_whose_member_moved_starts_anew(world: World, lans: Phone) -> None:
    lans.pull()
    must(world.son, "people.move_member", member_id=world.lan_id, scope=world.scope(world.bai_so))
    news = lans.pull()
    assert news["reset"]
    homes = [one["id"] for one in news["changes"] if one["collection"] == "people.households"]
    assert homes == [str(world.pao.household)]


def test_a_cursor_that_is_no_number_is_refused(lans: Phone) -> None:
    for cursor in ("-1", "-99999999999999999999", "x", "", "9" * 30, "1.5", "NaN"):
        problem(Client(raise_request_exception=False).get(PULL, {"cursor": cursor}, headers=lans.head), "422.103")


def test_a_cursor_from_beyond_the_feed_starts_anew(lans: Phone) -> None:
    lans.pull()
    lans.cursor = 2**61
    assert lans.pull()["reset"]


def test_a_scope_that_was_made_up_shows_nothing_more(world: World, lans: Phone) -> None:
    for scope in ("vn.", "vn.40.", "%", "\x00", "vn.40.16933.", "' OR 1=1 --"):
        lans.scope = scope
        told = lans.pull()
        assert told["scope"] == world.scope(world.tung_huong)
        homes = [one["id"] for one in told["changes"] if one["collection"] == "people.households"]
        assert homes == [str(world.ba_tu.household)]


def test_a_stranger_neither_pulls_nor_pushes(world: World) -> None:
    before = kept(world)
    batch = {"sent_at": now().isoformat(), "letters": [sealed(visit(world))]}
    for said in (None, "Bearer x", "Bearer ", "Basic eA==", "Bearer \u00ff", "Bearer x y"):
        head = {"authorization": said} if said else {}
        problem(Client(raise_request_exception=False).get(PULL, headers=head), "401.95")
        problem(post(PUSH, batch, headers=head), "401.95")
    assert kept(world) == before


# ── bundles


def test_a_bundle_is_named_by_its_content_and_never_changes(lans: Phone) -> None:
    publish()
    labels = lans.pull()["bundles"]
    assert {label["name"] for label in labels} >= {"guides", "procedures"}
    for label in labels:
        answer = Client().get(label["url"])
        assert len(answer.content) == label["bytes"]
        assert answer.headers["ETag"] == f'"{label["hash"]}"'
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert json.loads(answer.content) is not None


def test_a_bundle_that_is_not_there_is_a_problem() -> None:
    for name, number in (("0" * 64, "404.90"), ("x", "404.90"), ("%00", "404.90"), ("../../etc/passwd", "404.100")):
        problem(Client(raise_request_exception=False).get(f"/api/v1/bundles/{name}.json"), number)


# ── push: whatever arrives, nothing is lost and nothing breaks


def test_a_batch_is_answered_letter_by_letter_and_the_same_way_twice(world: World, lans: Phone) -> None:
    batch = [visit(world), letter("support.dance"), visit(world, steps=[])]
    first = lans.push(*batch).json()["verdicts"]
    assert [(one["state"], one["id"]) for one in first] == [
        ("done", str(batch[0].id)), ("refused", str(batch[1].id)), ("refused", str(batch[2].id)),
    ]  # fmt: skip
    assert [one["problem"] and one["problem"]["number"] for one in first] == [None, "422.1", "422.2"]
    assert lans.push(*batch).json()["verdicts"] == first


NOT_A_LETTER = [
    None, 5, "x", [], {}, {"verb": "support.record_assist"}, {"id": "không", "verb": "x", "body": {}, "happened_at": "x"},
    {"id": 7, "verb": "x", "body": {}, "happened_at": "2026-11-01T00:00:00Z"},
    {"id": str(new_id()), "verb": None, "body": {}, "happened_at": "2026-11-01T00:00:00Z"},
    {"id": str(new_id()), "verb": "x", "body": {}, "happened_at": "2026-11-01T00:00:00"},
    {"id": str(new_id()), "verb": "x", "body": {}, "happened_at": "2026-99-01T00:00:00Z"},
    {"id": str(new_id()), "verb": "x", "body": {}, "happened_at": 5},
    {"id": "\ud800", "verb": "x", "body": {}, "happened_at": "2026-11-01T00:00:00Z"},
    {"id": str(new_id()), "verb": "x", "body": {}, "happened_at": "0001-01-01T00:00:00+14:00"},
]  # fmt: skip


def test_what_is_no_letter_is_one_refusal_and_the_others_go_on(world: World, lans: Phone) -> None:
    for bad in NOT_A_LETTER:
        assert lans.told(bad, visit(world)) == [("refused", "400.2"), ("done", None)], bad


def strange(world: World) -> dict[str, tuple[dict[str, Any], str]]:
    """Letters that are letters, but no server can carry out; each with the number of its problem."""
    plain = sealed(visit(world))

    def but(**changes: Any) -> dict[str, Any]:
        return {**sealed(visit(world)), **changes}

    return {
        "unknown verb": (but(verb="support.dance"), "422.1"),
        "verb with a NUL": (but(verb="support\x00x"), "422.1"),
        "verb of half a character": (but(verb="\ud800"), "422.1"),
        "endless verb": (but(verb="x" * 100_000), "422.1"),
        "no body": (but(body=None), "422.2"),
        "a list for a body": (but(body=[1, 2]), "422.2"),
        "a field too many": (but(body={**plain["body"], "money": 50_000}), "422.2"),
        "a field too many with a NUL": (but(body={**plain["body"], "a\x00b": 1}), "422.5"),
        "a wrong step": (but(body={**plain["body"], "steps": [{"step": "sing", "mode": "alone"}]}), "422.2"),
        "NUL in a text": (but(body={**plain["body"], "safety_card": "a\x00"}), "422.5"),
        "half a character": (but(body={**plain["body"], "safety_card": "\ud800"}), "422.5"),
        "from the future": (but(happened_at=(now() + timedelta(days=1)).isoformat()), "422.3"),
        "from the last day of all": (but(happened_at="9999-12-31T23:59:59Z"), "422.3"),
        "before the platform": (but(happened_at="1999-01-01T00:00:00Z"), "422.4"),
        "from the first day of all": (but(happened_at="0001-01-02T00:00:00Z"), "422.4"),
        "an OTP typed for somebody": (
            but(body={**plain["body"], "steps": [{"step": "enter_otp", "mode": "done_for", "secret": True}]}), "422.51",
        ),
        "not a verb for members": (but(verb="people.enrol_member"), "403.1"),
        "NaN": (but(body={**plain["body"], "steps": float("nan")}), "422.5"),
    }  # fmt: skip


def test_each_strange_letter_is_kept_in_the_ledger_with_its_number_and_the_others_go_on(
    world: World, lans: Phone
) -> None:
    for name, (one, number) in strange(world).items():
        _, assists = kept(world)
        assert lans.told(one, visit(world)) == [("refused", number), ("done", None)], name
        line = Entry.objects.get(id=one["id"])
        assert (line.verdict, line.problem) == ("refused", number), name
        assert kept(world)[1] == assists + 1, name


def test_a_clock_off_by_a_year_is_said_and_everything_is_taken(world: World, lans: Phone) -> None:
    for days in (-365, 365):
        wrong = timedelta(days=days)
        late = letter("support.record_assist", now() + wrong - timedelta(hours=2), **world.assist(world.ba_tu))
        answer = lans.push(late, sent_at=(now() + wrong).isoformat()).json()
        assert answer["notice"]["number"] == "409.3"
        assert [one["state"] for one in answer["verdicts"]] == ["done"]
        line = Entry.objects.get(id=late.id)
        assert abs(line.happened_at - (now() - timedelta(hours=2))) < timedelta(minutes=1)
        assert line.said_at == late.happened_at


def test_a_clock_off_by_a_minute_is_nobodys_business(world: World, lans: Phone) -> None:
    assert lans.push(visit(world), sent_at=(now() + timedelta(minutes=1)).isoformat()).json()["notice"] is None


def test_a_clock_at_the_end_of_time_breaks_nothing(world: World, lans: Phone) -> None:
    for sent_at in ("0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-14:00"):
        answer = lans.push(visit(world), sent_at=sent_at)
        assert answer.status_code == 200
        assert answer.json()["notice"]["number"] == "409.3"


def test_a_batch_of_more_than_500_letters_is_refused_whole(world: World, lans: Phone) -> None:
    before = kept(world)
    told = problem(lans.push(*[sealed(visit(world))] * 501), "413.90")
    assert "500" in told["detail"]
    assert kept(world) == before


def test_nothing_to_say_is_answered(lans: Phone) -> None:
    assert lans.told() == []


WRONG_BODIES = {
    "50 MB": (b" " * 50_000_000, "413.1"),
    "just over the limit": (b" " * (4 * 1024 * 1024 + 1), "413.1"),
    "broken JSON": ("{", "400.1"),
    "not UTF-8": (b'{"sent_at": "\xff\xfe"}', "400.1"),
    "deep nesting": ('{"sent_at":' + "[" * 200_000, "400.1"),
    "a number of 5000 digits": ('{"letters": [' + "9" * 5000 + "]}", "400.1"),
    "sent_at missing": ({"letters": []}, "422.103"),
    "sent_at without a zone": ({"sent_at": "2026-11-01T00:00:00", "letters": []}, "422.103"),
    "letters missing": ({"sent_at": "2026-11-01T00:00:00Z"}, "422.103"),
    "letters not a list": ({"sent_at": "2026-11-01T00:00:00Z", "letters": {"a": 1}}, "422.103"),
    "nothing": ("", "422.103"),
    "a list": ("[]", "422.103"),
    "null": ("null", "422.103"),
}


def test_a_push_that_cannot_be_read_changes_nothing(world: World, lans: Phone) -> None:
    before = kept(world)
    for body, number in WRONG_BODIES.values():
        problem(post(PUSH, body, headers=lans.head), number)
    assert kept(world) == before


def test_a_letter_nested_beyond_reason_is_refused_and_the_others_go_on(world: World, lans: Phone) -> None:
    deep = sealed(visit(world))
    inside = json.dumps(deep | {"body": "@"}).replace('"@"', "[" * 100 + "]" * 100)
    text = f'{{"sent_at": "{now().isoformat()}", "letters": [{inside}, {json.dumps(sealed(visit(world)))}]}}'
    answer = post(PUSH, text, headers=lans.head)
    assert answer.status_code == 200
    assert [one["state"] for one in answer.json()["verdicts"]] == ["refused", "done"]
