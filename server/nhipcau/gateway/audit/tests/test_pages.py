"""The auditor's pages: who did what and who looked at whom, by id; never a family; and the auditor is noted, too."""

import csv
import io
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections
from django.test import Client

from nhipcau.dossiers.rules import new_slip_code
from nhipcau.gateway.audit.http import AUDIT
from nhipcau.gateway.watchman import worth_telling
from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.events import tell
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import KeptEvent, Read
from nhipcau.kernel.reads import ReadDoor, Said, Seen, doors, looked
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.settings.soc import Receiver, Soc
from nhipcau.watch.habits import MANY, tell_new, unusual
from nhipcau.watch.sending import send
from tests.officers import at_browser, enrol, real_guide
from tests.phones import phone_of
from tests.world import COMMUNE, NEIGHBOUR, PROCEDURE, World, must, settle
from tests.world import tell as push

ROWS = ("/kiem-toan/so-cai", "/kiem-toan/luot-xem", "/kiem-toan/su-kien")
FAMILY = ("Lô Thị Tư", "Và Bá Páo", "bà Tư")


@pytest.fixture
def world(db: None) -> World:
    return settle()


@pytest.fixture
def khoa(world: World) -> Client:
    return at_browser("auditor", "vn.40.", "Trần Đăng Khoa", "khoa")


@pytest.fixture
def code(world: World) -> str:
    real_guide(PROCEDURE)
    made = new_slip_code()
    must(world.hoa, "dossiers.prepare", **world.preparation(world.ba_tu, slip_code=made))
    return made


def words(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def lines() -> list[Read]:
    with acting(system(COUNTRY)):
        return list(Read.objects.order_by("at", "number"))


def test_no_page_of_the_auditor_says_a_word_of_a_family(khoa: Client, world: World, code: str) -> None:
    push(world.lan, "people.add_resident", id=new_id(), household_id=world.ba_tu.household, full_name="")
    at_browser("desk", COMMUNE, "Hà Thị Duyên").get(f"/ban?phieu={code}")
    for address in ("/kiem-toan", *ROWS):
        for shape in ("", "?dang=csv"):
            said = khoa.get(f"{address}{shape}").content.decode()
            for secret in (*FAMILY, code):
                assert secret not in said, (address, secret)


def test_each_look_of_the_auditor_is_one_line_itself(khoa: Client) -> None:
    for number, address in enumerate(("/kiem-toan", *ROWS, "/kiem-toan/so-cai?dang=csv"), start=1):
        assert khoa.get(address).status_code == 200
        found = [line for line in lines() if line.door == AUDIT.code]
        assert len(found) == number
    assert [line.kinds for line in found] == ["state", "ledger", "reads", "events", "ledger"]
    assert {(line.role, line.place) for line in found} == {("auditor", "vn.40.")}


def test_the_ledger_is_searched_by_who_what_where_and_when(khoa: Client, world: World) -> None:
    def found(**asked: object) -> list[str]:
        said = khoa.get("/kiem-toan/so-cai", {**asked, "dang": "csv"}).content.decode("utf-8-sig")
        return [row["verb"] for row in csv.DictReader(io.StringIO(said))]

    everything = found()
    assert {"people.register_household", "people.enrol_member", "places.add_village"} <= set(everything)
    assert set(found(viec="people.give_consent")) == {"people.give_consent"}
    assert found(noi="16936") == []
    assert len(found(noi="16933")) == len(everything)
    lan = found(nguoi="Lan")
    assert lan == found(nguoi=str(world.lan_id))
    assert len(lan) < len(everything)
    assert found(nguoi="Không Có Ai") == []
    assert found(den=local_today() - timedelta(days=1)) == []
    assert len(found(tu=local_today(), den="hôm qua")) == len(everything)


def test_a_refusal_stands_with_its_number(khoa: Client, world: World) -> None:
    push(world.lan, "people.set_identity")
    said = words(khoa.get("/kiem-toan/so-cai?viec=people.set_identity"))
    assert "Từ chối 403.1" in said
    assert "Lô Thị Lan" in said
    assert "Bản Tùng Hương" in said


def test_a_look_is_shown_with_its_reader_its_reason_and_an_id(khoa: Client, world: World, code: str) -> None:
    at_browser("desk", COMMUNE, "Hà Thị Duyên").get(f"/ban?phieu={code}")
    said = words(khoa.get("/kiem-toan/luot-xem?viec=desk"))
    assert "Hà Thị Duyên" in said
    assert "Quầy một cửa mở phiếu để tiếp nhận hồ sơ" in said
    assert str(world.ba_tu.resident)[-12:] in said
    assert "họ tên" in said


def test_another_provinces_logs_are_not_shown(world: World) -> None:
    elsewhere = at_browser("auditor", "vn.37.", "Đỗ Văn Xa", "xa")
    assert "Không có dòng nào" in words(elsewhere.get("/kiem-toan/so-cai"))
    board = words(elsewhere.get("/kiem-toan"))
    assert "Cả tỉnh" in board  # the auditor's own look, a moment ago
    assert "Tam Quang" not in board


def test_a_broken_end_is_seen_on_the_page(live_house: str) -> None:
    settle()
    khoa = at_browser("auditor", "vn.40.", "Trần Đăng Khoa", "khoa")
    assert "Khớp với sổ" in words(khoa.get("/kiem-toan"))
    with connections["owner"].cursor() as cursor:
        cursor.execute("DELETE FROM kernel_entry WHERE number = (SELECT max(number) FROM kernel_entry WHERE commune = '16933') AND commune = '16933'")
    assert "Có chuỗi bị sửa" in words(khoa.get("/kiem-toan"))


def test_a_checkpoint_is_handed_out_as_it_was_signed(live_house: str, tmp_path: Any) -> None:
    settle()
    khoa = at_browser("auditor", "vn.40.", "Trần Đăng Khoa", "khoa")
    assert "Hơn một ngày chưa có mốc kiểm" in words(khoa.get("/kiem-toan"))
    call_command("checkpoint", to=tmp_path, stdout=io.StringIO())
    said = words(khoa.get("/kiem-toan"))
    assert "Nguyên vẹn" in said
    assert "chưa có mốc kiểm" not in said
    assert khoa.get("/kiem-toan/moc/1").content == max(tmp_path.glob("*.txt")).read_bytes()
    assert khoa.get("/kiem-toan/moc/2").status_code == 404


# ── habits


DOOR = ReadDoor("trial", "trial", Said("Thử", "Trial"), {"name": Said("tên", "name")})


def many(reader: Actor, count: int, place: str = COMMUNE) -> None:
    with acting(reader):
        looked(reader, DOOR, [Seen(place, resident=new_id()) for _ in range(count)])


def test_whoever_looks_at_too_many_in_an_hour_or_outside_their_place_is_flagged(
    khoa: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = now()  # of one hour and one day, wherever the clock stands: two looks may lie on either side of midnight
    monkeypatch.setattr("nhipcau.kernel.reads.now", lambda: moment)
    busy, usual, strange = (
        Actor(enrol("desk", COMMUNE, name, login).id, "desk", COMMUNE)
        for name, login in (("Bận Quá", "ban"), ("Như Thường", "thuong"), ("Đi Lạc", "lac"))
    )
    many(busy, MANY + 1)
    many(usual, MANY)
    many(strange, 1, NEIGHBOUR)
    whole = Actor(world.lan_id, "member", COMMUNE)
    with acting(whole):
        for _ in range(4):
            looked(whole, doors["sync"], [Seen(COMMUNE, many=500)])
    with acting(Actor(new_id(), "auditor", "vn.40.")):
        found = {(one.actor, one.why): one.people for one in unusual(Actor(new_id(), "auditor", "vn.40."), lines()[0].at)}
    assert found == {(busy.id, "many"): MANY + 1, (strange.id, "outside"): 1, (whole.id, "lists"): 4}
    said = words(khoa.get("/kiem-toan"))
    assert "Bận Quá" in said
    assert "Như Thường" not in said
    assert "Xem người ngoài nơi phụ trách" in said


def test_what_is_unusual_is_told_once(real_database: str) -> None:
    many(Actor(new_id(), "desk", COMMUNE), MANY + 1)
    assert (tell_new(), tell_new()) == (1, 0)
    with acting(system(COUNTRY)):
        (event,) = KeptEvent.objects.all()
    assert (event.kind, event.facts["why"], event.facts["people"]) == ("reads.many", "many", MANY + 1)


# ── the watchman


@pytest.mark.parametrize(("times", "told"), [(1, True), (2, False), (9, False), (10, True), (11, False), (100, True), (110, False)])
def test_a_flood_of_refusals_is_told_at_its_powers_of_ten(times: int, told: bool) -> None:
    assert worth_telling(times) is told


def kept(kind: str) -> list[KeptEvent]:
    with acting(system(COUNTRY)):
        return list(KeptEvent.objects.filter(kind=kind).order_by("at"))


def test_whoever_is_turned_away_is_told_of_by_door_and_not_by_what_was_typed(live_house: str) -> None:
    world = settle()
    desk = at_browser("desk", COMMUNE, login="hoa2")
    for _ in range(3):
        assert desk.get("/xa?ky=bi-mat").status_code == 403
    assert Client().get("/api/v1/sync/pull", headers={"authorization": "Bearer bi-mat"}).status_code == 401
    page, api = kept("door.refused")
    assert (page.role, page.place) == ("desk", COMMUNE)
    assert page.facts == {"status": 403, "route": "/xa", "times": 1, "source": "127.0.0.1"}
    assert (api.actor, api.facts["problem"], api.facts["route"]) == (None, "401.95", "/api/v1/sync/pull")
    assert "bi-mat" not in str([page.facts, api.facts])
    assert world.lan_id


def test_a_phone_that_is_let_in_and_locked_is_told_of(live_house: str) -> None:
    world = settle()
    phone = phone_of(world, world.lan_id)
    must(world.son, "gateway.lock_phone", device_id=phone.device)
    assert [one.kind for kind in ("code.given", "phone.activated", "phone.locked") for one in kept(kind)] == [
        "code.given", "phone.activated", "phone.locked",
    ]  # fmt: skip
    assert kept("phone.locked")[0].facts == {"device": str(phone.device)}


def test_an_export_is_told_of(live_house: str) -> None:
    settle()
    at_browser("auditor", "vn.40.", "Trần Đăng Khoa", "khoa").get("/kiem-toan/luot-xem?dang=csv")
    (event,) = kept("export.made")
    assert event.facts["what"] == "reads"
    tell("export.made", None, what="x", rows=0)
    khoa = at_browser("auditor", "vn.40.", "Trần Đăng Khoa", "khoa2")
    said = words(khoa.get("/kiem-toan/su-kien?viec=export.made"))
    assert "Xuất bảng" in said
    assert "Người lạ" in said


def test_the_board_says_when_the_security_centre_was_last_reached(
    khoa: Client, settings: Any, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    assert "Chưa đặt nơi nhận nào." in words(khoa.get("/kiem-toan"))
    receiver = Receiver("file", "", 0, str(tmp_path / "ecs.jsonl"))
    settings.SOC = Soc((receiver,), "", "", "")
    with django_capture_on_commit_callbacks(execute=True):
        tell("second.set", None)
    board = words(khoa.get("/kiem-toan"))
    assert f"{receiver.name} Nhận lần cuối: Chưa lần nào Đang chờ gửi: 1" in board
    send(receiver)
    board = words(khoa.get("/kiem-toan"))
    assert "Chưa lần nào" not in board
    assert "Đã gửi hết" in board
    (tmp_path / "ecs.jsonl").unlink()
    (tmp_path / "ecs.jsonl").mkdir()
    with django_capture_on_commit_callbacks(execute=True):
        tell("second.removed", None)
    send(receiver)
    board = words(khoa.get("/kiem-toan"))
    assert "Chưa gửi được" in board
    assert "IsADirectoryError" in board
    assert "Chưa lần nào" not in board
