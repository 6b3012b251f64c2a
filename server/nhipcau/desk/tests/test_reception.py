"""Reception at the desk: scan, see, record the next step; and two officers who do so at once."""

import re
import threading
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.contrib.auth.models import User
from django.db import connections
from django.test import Client

from nhipcau.desk.reception import FIELDS
from nhipcau.dossiers.models import Entry
from nhipcau.dossiers.queries import find_dossier, road
from nhipcau.dossiers.road_rules import (
    ASKED,
    HANDED_OUT,
    NEW,
    NOT_TAKEN,
    READY,
    STOPPED,
    TAKEN_IN,
    TO_PAY,
    WITHDRAWN,
    WORKING,
)
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from tests.officers import at_browser, real_guide
from tests.world import COMMUNE, PROCEDURE, World, must, settle, tell

MONDAY = datetime(2026, 11, 16, 2, 30, tzinfo=UTC)  # 9:30 in Vietnam


@pytest.fixture
def world(db: None) -> World:
    return settle()


@pytest.fixture
def slip(world: World) -> str:
    guide = real_guide(PROCEDURE)
    papers = [{"id": paper["id"], "state": "have"} for paper in guide["papers"][:3]]
    answers = {"where_born": "clinic", "parents": "married", "who_files": "parent"}
    body = world.preparation(world.ba_tu, guide_version=guide["version"], papers=papers, answers=answers)
    must(world.lan, "dossiers.prepare", **body)
    return str(body["slip_code"])


@pytest.fixture
def desk(db: None) -> Client:
    return at_browser("desk", COMMUNE)


def page(desk: Client, typed: str) -> str:
    desk.force_login(User.objects.get(username="hoa"))  # days go by, and a visit lasts hours
    return desk.get("/ban", {"phieu": typed}).content.decode()


def offered(text: str) -> list[str]:
    return re.findall(r'name="buoc" value="([\w-]+)"', text)


def form_of(text: str, key: str) -> dict[str, str]:
    """Return what the form of a step would send if the officer only pressed its button."""
    found = next(form for form in re.findall(r"<form.*?</form>", text, re.DOTALL) if f'name="buoc" value="{key}"' in form)
    sent = {}
    for tag in re.findall(r"<input[^>]*>", found):
        name, value, kind = (re.search(rf'{what}="([^"]*)"', tag) for what in ("name", "value", "type"))
        if name and (kind is None or kind[1] != "checkbox"):
            sent[name[1]] = unescape(value[1]) if value else ""
    for name, options in re.findall(r'<select[^>]*name="(\w+)"[^>]*>(.*?)</select>', found, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options) or re.search(r'value="([^"]*)"', options)
        sent[name] = chosen[1] if chosen else ""
    return sent


def press(desk: Client, typed: str, key: str, **typed_in: Any) -> Any:
    return desk.post("/ban/buoc", form_of(page(desk, typed), key) | typed_in)


def now_in(world: World, typed: str) -> int:
    with acting(world.hoa):
        return road(world.hoa, find_dossier(world.hoa, typed).id).stages[-1].state


def handed_in(world: World, desk: Client, slip: str, **more: Any) -> None:
    answer = press(desk, slip, "tiep-nhan", **more)
    assert answer.status_code == 302, answer.content.decode()


def test_a_scanned_slip_shows_its_papers_and_the_form_with_proposals_and_the_clock_in_words(world: World, desk: Client, slip: str) -> None:
    with time_machine.travel(MONDAY + timedelta(hours=6)):  # 15:30 in Vietnam
        text = page(desk, f"https://cau.example/s/{slip}")
        assert offered(text) == ["tiep-nhan", "truc-tuyen"]
        sent = form_of(text, "tiep-nhan")
    assert sent["full_name"] == "Lô Thị Tư"
    assert sent["unit"] in {"day", "working_day"}
    assert sent["term"].isdigit() or not sent["term"]
    assert "Nhận sau 15:00 nên tính là nhận ngày thứ Ba 17/11/2026." in text
    assert "Đã có" in text


def test_taking_in_opens_the_dossier_with_its_number_and_the_lawful_steps(world: World, desk: Client, slip: str) -> None:
    with time_machine.travel(MONDAY):
        handed_in(world, desk, slip, term="3", unit="working_day", official_code="H40.15.02-261116-0001")
        text = page(desk, slip)
        assert "số <b>1/2026</b> trong sổ" in text
        assert offered(text) == ["chuyen", "bo-sung", "nop-tien", "xong", "tra", "tu-choi", "rut", "dung", "xin-loi", "ma"]
        assert "19/11/2026" in text
        assert "Giấy tiếp nhận hồ sơ và hẹn trả kết quả" in text
        assert page(desk, "H40.15.02-261116-0001").count("Lô Thị Tư") >= 1, "its official code finds it, too"


@pytest.mark.parametrize(
    ("key", "typed_in", "state"),
    [
        ("chuyen", {"holder": "Tư pháp - hộ tịch"}, WORKING),
        ("bo-sung", {"reasons": ["expired", "name_differs"], "note": "Giấy chứng sinh"}, ASKED),
        ("nop-tien", {"until": "2026-11-18"}, TO_PAY),
        ("xong", {}, READY),
        ("tra", {"note": "Đã ký nhận"}, HANDED_OUT),
        ("tu-choi", {"reasons": ["wrong_person"]}, NOT_TAKEN),
        ("rut", {}, WITHDRAWN),
        ("dung", {"note": "Trùng"}, STOPPED),
        ("xin-loi", {"note": "Chờ xác minh"}, TAKEN_IN),
        ("ma", {"code": "H40.15.02-261116-0002"}, TAKEN_IN),
    ],
)
def test_every_button_records_its_step(world: World, desk: Client, slip: str, key: str, typed_in: dict[str, Any], state: int) -> None:
    with time_machine.travel(MONDAY) as clock:
        handed_in(world, desk, slip, term="3")
        clock.shift(timedelta(minutes=10))
        answer = press(desk, slip, key, **typed_in)
        assert answer.status_code == 302, unescape(answer.content.decode())
        assert answer.headers["Location"].startswith(f"/ban?phieu={slip}")
        assert "Đã ghi." in desk.get(answer.headers["Location"]).content.decode()
        assert now_in(world, slip) == state
    if key == "xin-loi":
        with acting(world.hoa):
            assert Entry.objects.get(act="apology").promised.isoformat() == "2026-11-25", "the new date was proposed: three working days on, over a day off"


def test_what_is_missing_is_asked_for_once_and_then_the_only_way_on_is_that_it_is_there(world: World, desk: Client, slip: str) -> None:
    with time_machine.travel(MONDAY) as clock:
        handed_in(world, desk, slip, term="3")
        press(desk, slip, "bo-sung", reasons=["expired"])
        assert "bo-sung" not in offered(page(desk, slip))
        clock.shift(timedelta(days=1))
        assert press(desk, slip, "du-giay").status_code == 302
        text = page(desk, slip)
    assert now_in(world, slip) == TAKEN_IN
    assert "bo-sung" not in offered(text)
    assert "Đã yêu cầu bổ sung một lần" in text


def test_after_its_last_day_a_step_is_not_offered_and_the_page_says_why(world: World, desk: Client, slip: str) -> None:
    with time_machine.travel(MONDAY) as clock:
        handed_in(world, desk, slip, term="3")
        clock.shift(timedelta(days=3))  # the day it is due
        text = page(desk, slip)
        assert "xin-loi" not in offered(text)
        assert "Quá hạn xin lỗi, hẹn lại: 18/11/2026." in text
        assert "bo-sung" in offered(text)
        clock.shift(timedelta(days=1))
        assert "Quá hạn yêu cầu bổ sung: 19/11/2026." in page(desk, slip)


def test_a_dossier_that_came_online_is_taken_in_from_the_page(world: World, desk: Client, slip: str) -> None:
    assert press(desk, slip, "truc-tuyen", official_code="H40.15.02-261116-0007").status_code == 302
    assert now_in(world, slip) == NEW
    assert "trong sổ" not in page(desk, slip), "it has no number before the desk takes it in"
    assert press(desk, slip, "nhan").status_code == 302
    assert now_in(world, slip) == TAKEN_IN


def test_whoever_comes_without_a_slip_is_taken_in_and_gets_one(world: World, desk: Client) -> None:
    text = desk.get("/ban?moi=1").content.decode()
    sent = form_of(text, "tiep-nhan") | {"procedure": PROCEDURE, "full_name": "Kha Văn Bình", "phone": "0912 345 678", "term": "5"}
    answer = desk.post("/ban/buoc", sent)
    assert answer.status_code == 302, unescape(answer.content.decode())
    text = desk.get(answer.headers["Location"]).content.decode()
    assert "Kha Văn Bình" in text
    assert "1/" in text


def test_what_was_typed_stays_when_it_is_refused(world: World, desk: Client, slip: str) -> None:
    handed_in(world, desk, slip, term="3")
    answer = press(desk, slip, "xin-loi", note="Chờ xác minh ở xã cũ", new_date="2020-01-01")
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "422.228" in text
    assert form_of(text, "xin-loi")["note"] == "Chờ xác minh ở xã cũ"
    assert re.search(r'<details class="step" open><summary[^>]*>\d+\. Xin lỗi', text)


def test_a_button_pressed_twice_records_once(world: World, desk: Client, slip: str) -> None:
    handed_in(world, desk, slip, term="3")
    sent = form_of(page(desk, slip), "chuyen")
    assert [desk.post("/ban/buoc", sent).status_code for _ in range(3)] == [302, 302, 302]
    with acting(world.hoa):
        assert Entry.objects.filter(state=WORKING).count() == 1


def test_a_step_on_a_road_that_moved_meanwhile_is_refused_and_shows_both(world: World, desk: Client, slip: str) -> None:
    handed_in(world, desk, slip, term="3")
    mine = form_of(page(desk, slip), "bo-sung") | {"reasons": "expired", "note": "Giấy chứng sinh bản chính"}
    assert press(desk, slip, "xong").status_code == 302, "another officer was quicker"
    answer = desk.post("/ban/buoc", mine)
    text = unescape(answer.content.decode())
    assert answer.status_code == 409
    assert "409.236" in text
    assert "lúc mở trang là “Được tiếp nhận”" in text
    assert "nay là “Đã xử lý xong”" in text
    assert now_in(world, slip) == READY
    assert offered(answer.content.decode()), "the page goes on from where the dossier is now"


def test_the_same_state_with_more_told_is_another_road(world: World, desk: Client, slip: str) -> None:
    handed_in(world, desk, slip, term="3")
    mine = form_of(page(desk, slip), "xin-loi") | {"note": "Chờ"}
    assert press(desk, slip, "xin-loi", note="Máy hỏng").status_code == 302
    answer = desk.post("/ban/buoc", mine)
    assert answer.status_code == 409
    assert "(1 dòng ghi)" in answer.content.decode()
    assert "(2 dòng ghi)" in answer.content.decode()


def test_two_officers_take_the_same_slip_in_and_one_is_told_that_it_has_a_dossier(world: World, desk: Client, slip: str) -> None:
    mine = form_of(page(desk, slip), "tiep-nhan")
    handed_in(world, desk, slip)
    answer = desk.post("/ban/buoc", mine)
    assert answer.status_code == 409
    assert "409.220" in answer.content.decode()
    assert "Hồ sơ đang ở đâu" in answer.content.decode()


def test_of_many_steps_at_the_same_moment_on_what_all_saw_one_stands_and_the_others_are_told(real_database: str) -> None:
    world = settle()
    dossier = new_id()
    must(world.hoa, "dossiers.hand_in", id=dossier, slip_code="7M3N9RZY4H0", procedure=PROCEDURE)
    with acting(world.hoa):
        saw = road(world.hoa, dossier).mark
    verbs = [("withdraw", {}), ("hand_out", {}), ("tell_state", {"state": WORKING}), ("tell_state", {"state": READY})]
    ready, heard = threading.Barrier(len(verbs)), []
    hoa, other = world.hoa, Actor(new_id(), "desk", COMMUNE, "Vi Thị Xuân")

    def officer(at: int, verb: str, more: dict[str, Any]) -> None:
        ready.wait()
        try:
            heard.append(tell((hoa, other)[at % 2], f"dossiers.{verb}", id=new_id(), dossier_id=dossier, saw=saw, **more))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=officer, args=(at, *one)) for at, one in enumerate(verbs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    done = [one for one in heard if one.state == "done"]
    told = [one.problem.number for one in heard if one.problem]
    assert len(done) == 1
    assert told == ["409.236"] * 3


def test_a_leader_looks_and_records_nothing(world: World, desk: Client, slip: str) -> None:
    handed_in(world, desk, slip)
    leader = at_browser("commune_lead", COMMUNE, "Vi Văn Sơn", login="son")
    text = leader.get(f"/ban?phieu={slip}").content.decode()
    assert "Hồ sơ đang ở đâu" in text
    assert offered(text) == []
    assert leader.post("/ban/buoc", {"phieu": slip, "buoc": "rut"}).status_code == 403


def test_a_code_that_looks_official_and_is_nobodys_says_so(world: World, desk: Client) -> None:
    answer = desk.get("/ban", {"phieu": "H40.15.02-261116-9999"})
    assert answer.status_code == 404
    assert "404.220" in answer.content.decode()


@pytest.mark.parametrize("sent", [{}, {"buoc": "bay"}, {"buoc": "chuyen", "ho_so": "x", "lan": "y"}, {"buoc": "tiep-nhan", "term": "²"}, {"buoc": "tiep-nhan", "term": "9" * 900, "phieu": "a" * 500}])
def test_an_odd_press_is_refused_with_words(world: World, desk: Client, sent: dict[str, str]) -> None:
    answer = desk.post("/ban/buoc", sent)
    assert answer.status_code in {404, 422}
    assert 'role="alert"' in answer.content.decode()


def test_every_step_of_the_road_has_its_form() -> None:
    assert set(FIELDS) == {"tiep-nhan", "truc-tuyen", "nhan", "chuyen", "bo-sung", "du-giay", "nop-tien", "xong", "tra", "xin-loi", "tu-choi", "rut", "dung", "ma"}
    assert isinstance(new_id(), UUID)
