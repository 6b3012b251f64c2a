"""The pages of the queue: by number and never by name, without JavaScript, and the door of a counter that was away."""

import json
import re
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from nhipcau.desk.models import Appointment, Help, Service, Ticket
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from nhipcau.kernel.slip_codes import new_slip_code
from tests.officers import at_browser, real_guide
from tests.queues import a_screen, books, services, takes
from tests.world import COMMUNE, PROCEDURE, World, must, settle

pytestmark = pytest.mark.django_db
FRIDAY = datetime(2026, 11, 20, 2, tzinfo=UTC)
HERE = "/ban/hang"


@pytest.fixture
def world() -> World:
    cache.clear()
    return settle()


@pytest.fixture
def offered(world: World) -> list[UUID]:
    return services(world.hoa)


@pytest.fixture
def hoa(world: World) -> Client:
    return at_browser("desk", COMMUNE)


def does(browser: Client, act: str, **fields: Any) -> Any:
    """Press a button of the officer's page."""
    return browser.post(HERE, {"viec": act, "id": str(new_id()), **fields})


def text(answer: Any) -> str:
    return str(answer.content.decode())


def tickets(world: World) -> list[tuple[str, int, str]]:
    with acting(world.hoa):
        return list(Ticket.objects.order_by("series", "number").values_list("series", "number", "state"))


# ── the officer


def test_a_desk_begins_with_the_proposed_services_and_changes_them(world: World, hoa: Client) -> None:
    assert "Quầy chưa có việc nào" in text(hoa.get(HERE))
    hoa.post(f"{HERE}/dich-vu", {"viec": "goi-y"})
    hoa.post(f"{HERE}/dich-vu", {"viec": "goi-y"})
    with acting(world.hoa):
        assert Service.objects.count() == 7
        one = Service.objects.get(name="Hộ tịch, chứng thực")
    fields = {"viec": "ghi", "id": str(one.id), "ten": "Hộ tịch", "loai": "process", "nhom": ["ho-tich"], "cho": "3", "thu_tu": "0", "mo": "1"}
    assert hoa.post(f"{HERE}/dich-vu", fields).status_code == 302
    assert "Nhận hẹn: 3 người mỗi nửa giờ" in text(hoa.get(f"{HERE}/dich-vu"))
    refused = hoa.post(f"{HERE}/dich-vu", fields | {"ten": " "})
    assert (refused.status_code, "422.254" in text(refused)) == (422, True)


def test_a_slip_proposes_its_services_and_a_missing_paper_is_said_before_waiting(world: World, hoa: Client, offered: list[UUID]) -> None:
    real_guide(PROCEDURE)
    slip = new_slip_code()
    must(world.hoa, "dossiers.prepare", **world.preparation(world.ba_tu, slip_code=slip))
    page = text(hoa.get(HERE, {"phieu": slip}))
    assert re.search(rf'value="{offered[0]}" checked', page)
    assert not re.search(rf'value="{offered[1]}" checked', page)
    assert "còn thiếu 1 giấy" in page
    assert "Lô Thị Tư" not in page
    brought = re.search(r'name="phieu_id" value="([^"]+)"', page)
    assert brought
    does(hoa, "lay-so", dv=str(offered[0]), phieu_id=brought[1])
    does(hoa, "goi")
    called = text(hoa.get(HERE))
    assert f"/ban?phieu={slip[:4]}-{slip[4:8]}-{slip[8:]}" in called
    assert "Lô Thị Tư" not in called


def test_an_unknown_slip_hinders_nobody(hoa: Client, offered: list[UUID]) -> None:
    page = hoa.get(HERE, {"phieu": new_slip_code()})
    assert page.status_code == 200
    assert "Vẫn lấy số được" in text(page)


def test_a_visit_goes_from_number_to_outcome_by_buttons_alone(world: World, hoa: Client, offered: list[UUID]) -> None:
    does(hoa, "quay", so="3", dv=[str(offered[0]), str(offered[4])])
    taken = does(hoa, "lay-so", dv=[str(offered[0]), str(offered[4])])
    assert "A001" in text(hoa.get(taken.headers["Location"]))
    does(hoa, "goi")
    page = text(hoa.get(HERE))
    assert "Đang tiếp" in page
    with acting(world.hoa):
        one = Ticket.objects.get()
        assert one.counter == 3
    for act, state in (("giu", "held"), ("quay-lai", "waiting"), ("goi-so", "called"), ("goi-lai", "called"), ("vang", "gone"), ("quay-lai", "waiting")):
        assert does(hoa, act, so=str(one.id)).status_code == 302, act
        assert tickets(world) == [("A", 1, state)], act
    does(hoa, "goi")
    does(hoa, "them", so=str(one.id), sang=str(offered[5]))
    does(hoa, "chuyen", so=str(one.id), thay=str(offered[4]), sang=str(offered[1]))
    does(hoa, "goi-so", so=str(one.id))
    closing = {"so": str(one.id), "dv": [str(offered[place]) for place in (0, 1, 5)]}
    refused = does(hoa, "xong", **closing)
    assert (refused.status_code, "422.252" in text(refused)) == (422, True)
    told = {f"kq-{offered[0]}": "done", f"kq-{offered[1]}": "papers_lack", f"kq-{offered[5]}": "done", f"ai-{offered[0]}": "prompted"}
    ended = does(hoa, "xong", **closing, **told)
    assert "Đã khép số" in text(hoa.get(ended.headers["Location"]))
    with acting(world.hoa):
        said = dict(Help.objects.values_list("service", "outcome"))
    assert said == {offered[0]: "done", offered[1]: "papers_lack", offered[4]: "elsewhere", offered[5]: "done"}


@pytest.mark.parametrize(("act", "number"), [("goi", "404.242"), ("giu", "404.240"), ("lay-so", "422.251"), ("den-hen", "404.246"), ("chuyen", "404.240")])
def test_what_is_refused_is_said_on_the_page_with_its_number(hoa: Client, offered: list[UUID], act: str, number: str) -> None:
    answer = does(hoa, act)
    assert answer.status_code == int(number[:3])
    assert number in text(answer)


def test_an_unknown_press_changes_nothing(world: World, hoa: Client, offered: list[UUID]) -> None:
    assert does(hoa, "xoa-het").status_code == 302
    assert tickets(world) == []


# ── the hall


def test_the_display_shows_numbers_and_no_name_and_asks_again_by_itself(world: World, offered: list[UUID]) -> None:
    listed = world.preparation(world.ba_tu)
    must(world.hoa, "dossiers.prepare", **listed)
    takes(world.hoa, offered[0], preparation_id=listed["id"])
    takes(world.hoa, offered[0])
    must(world.hoa, "desk.call_next", id=new_id(), counter=4, services=[])
    answer = Client().get(f"/quay/man-hinh/{a_screen(world.hoa, 'display')}")
    page = text(answer)
    assert ("A001" in page, "quầy 4" in page, "A002" in page) == (True, True, True)
    assert answer.headers["Refresh"] == "5"
    assert answer.headers["Cache-Control"] == "no-store"
    for word in ("Lô Thị Tư", "Tư", "Hộ tịch", "Lữ Thị Hoa", listed["slip_code"]):
        assert word not in page, word


def test_a_screen_that_is_closed_or_of_the_other_kind_opens_nothing(world: World, hoa: Client) -> None:
    code = a_screen(world.hoa, "display")
    assert Client().get(f"/quay/lay-so/{code}").status_code == 404
    page = text(hoa.get(f"{HERE}/man-hinh"))
    name = re.search(r'name="bo" value="([^"]+)"', page)
    assert name
    assert hoa.post(f"{HERE}/man-hinh", {"bo": name[1]}).status_code == 302
    assert Client().get(f"/quay/man-hinh/{code}").status_code == 404
    hoa.post(f"{HERE}/man-hinh", {"loai": "kiosk", "id": str(new_id())})
    path = re.search(r'href="(/quay/lay-so/[^"]+)"', text(hoa.get(f"{HERE}/man-hinh")))
    assert path
    assert Client().get(path[1]).status_code == 200


def test_who_guesses_codes_of_screens_is_told_to_wait(world: World, settings: Any) -> None:
    with time_machine.travel(now(), tick=False):
        told = [Client().get(f"/quay/man-hinh/{new_slip_code()}").status_code for _ in range(settings.RATES["queue"].free + 1)]
    assert (set(told[:-1]), told[-1]) == ({404}, 429)


def test_a_citizen_takes_a_number_at_the_kiosk_without_logging_in(world: World, offered: list[UUID]) -> None:
    code, citizen = a_screen(world.hoa, "kiosk"), Client()
    form = text(citizen.get(f"/quay/lay-so/{code}"))
    press = re.search(r'name="id" value="([^"]+)"', form)
    assert press
    fields = {"id": press[1], "dv": [str(offered[0]), str(offered[4])], "uu_tien": "1"}
    first, second = (citizen.post(f"/quay/lay-so/{code}", fields) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"] == f"/quay/so/{press[1]}?may={code}"
    page = citizen.get(first.headers["Location"])
    assert "A001" in text(page)
    assert page.headers["Refresh"] == f"20; url=/quay/lay-so/{code}"
    assert tickets(world) == [("A", 1, "waiting")]
    refused = citizen.post(f"/quay/lay-so/{code}", {"id": str(new_id())})
    assert (refused.status_code, "422.251" in text(refused)) == (422, True)


def test_a_number_is_printed_for_a_roll_and_for_a6_with_a_code_to_scan(world: World, offered: list[UUID]) -> None:
    one = takes(world.hoa, offered[0])
    for size in ("k80", "a6"):
        page = text(Client().get(f"/quay/so/{one}/in", {"kho": size}))
        assert ("A001" in page, "<svg" in page, f"sheet {size}" in page) == (True, True, True)
    assert "chưa biết bao lâu" in page
    with time_machine.travel(datetime(2030, 1, 1, tzinfo=UTC)):
        assert "ngày đã qua" in text(Client().get(f"/quay/so/{one}"))
    assert Client().get(f"/quay/so/{new_id()}").status_code == 404


# ── appointments


def test_an_appointment_is_made_without_a_name_and_dropped_with_its_code(world: World, offered: list[UUID]) -> None:
    with time_machine.travel(FRIDAY):
        citizen = Client()
        assert "Tam Quang" in text(citizen.get("/hen-gio"))
        assert str(offered[0]) in text(citizen.get("/hen-gio", {"xa": "16933"}))
        asked = {"xa": "16933", "viec": str(offered[0]), "ngay": "2026-11-23"}
        form = text(citizen.get("/hen-gio", asked))
        assert 'value="2026-11-23T09:30:00+07:00"' in form
        fields = {**asked, "gio": "2026-11-23T09:30:00+07:00", "id": str(new_id())}
        made = [citizen.post("/hen-gio", fields) for _ in range(2)]
        assert made[0].headers["Location"] == made[1].headers["Location"]
        page = text(citizen.get(made[0].headers["Location"]))
        assert "9:30 thứ Hai 23/11/2026" in page
        citizen.post("/hen-gio", {**fields, "id": str(new_id())})
        full = citizen.post("/hen-gio", {**fields, "id": str(new_id())})
        assert (full.status_code, "409.244" in text(full)) == (409, True)
        assert citizen.post(made[0].headers["Location"]).status_code == 302
        assert "Hẹn này đã bỏ" in text(citizen.get(made[0].headers["Location"]))
        assert "404.246" in text(citizen.post(made[0].headers["Location"]))
    with acting(world.hoa):
        assert sorted(Appointment.objects.values_list("state", flat=True)) == ["booked", "cancelled"]


@pytest.mark.parametrize("fields", [{}, {"gio": "mai"}, {"gio": "2026-11-23T09:30:00"}, {"gio": "2026-11-23T03:00:00+07:00"}])
def test_an_appointment_that_fits_nowhere_is_told_so(world: World, offered: list[UUID], fields: dict[str, str]) -> None:
    with time_machine.travel(FRIDAY):
        answer = Client().post("/hen-gio", {"xa": "16933", "viec": str(offered[0]), **fields})
    assert (answer.status_code, "422.245" in text(answer)) == (422, True)


def test_a_commune_without_services_takes_no_appointments(world: World) -> None:
    assert "Chưa có xã nào nhận hẹn giờ" in text(Client().get("/hen-gio"))
    answer = Client().post("/hen-gio", {"xa": "16933", "viec": str(new_id()), "gio": "2026-11-23T09:30:00+07:00"})
    assert (answer.status_code, "422.243" in text(answer)) == (422, True)


def test_the_code_of_an_appointment_gives_a_number_at_the_desk(world: World, hoa: Client, offered: list[UUID]) -> None:
    with time_machine.travel(FRIDAY) as clock:
        code = books(world.hoa, offered[0])
        assert "404.246" in text(does(hoa, "den-hen", ma=code)), "that is on Monday"
        clock.move_to(datetime(2026, 11, 23, 0, 25, tzinfo=UTC))
        hoa = at_browser("desk", COMMUNE, login="hoa-2")
        assert "7:30" in text(hoa.get(HERE))
        came = does(hoa, "den-hen", ma=f"{code[:4]}-{code[4:8]}-{code[8:]}")
        assert "A001" in text(hoa.get(came.headers["Location"]))


# ── a counter that was away


def hand_in(browser: Client, *letters: dict[str, Any]) -> list[dict[str, Any]]:
    sent = {"sent_at": now().isoformat(), "letters": list(letters)}
    answer = browser.post("/quay/khong-mang/nop", json.dumps(sent), content_type="application/json")
    assert answer.status_code == 200
    return list(answer.json()["verdicts"])


def away(verb: str, **body: Any) -> dict[str, Any]:
    return {"id": str(new_id()), "verb": f"desk.{verb}", "happened_at": now().isoformat(), "body": {"id": str(new_id()), **body}}


def test_a_counter_hands_in_what_it_did_and_twice_is_once(world: World, hoa: Client, offered: list[UUID]) -> None:
    series, one = str(new_id()), str(new_id())
    hand_in(hoa, away("lend_series") | {"body": {"id": series}})
    told = hoa.get("/quay/khong-mang/so", {"may": series}).json()
    assert told["series"] == {"letter": "B", "last": 0}
    assert [one["name"] for one in told["services"]][:1] == ["Hộ tịch, chứng thực"]
    given = away("take_reserved", series_id=series, number=1, services=[str(offered[0])], quick=False)
    given["body"]["id"] = one
    did = [given, away("call_number", counter=2, ticket_id=one)]
    did.append(away("finish", ticket_id=one, helps=[{"service_id": str(offered[0]), "outcome": "done", "mode": "alone"}], waits=False))
    for _ in range(2):
        assert [verdict["state"] for verdict in hand_in(hoa, *did)] == ["done"] * 3
    assert tickets(world) == [("B", 1, "done")]
    assert hoa.get("/quay/khong-mang/so", {"may": series}).json()["series"]["last"] == 1


def test_a_number_that_two_counters_called_is_refused_to_the_second_in_words(world: World, hoa: Client, offered: list[UUID]) -> None:
    one = takes(world.hoa, offered[0])
    must(world.hoa, "desk.call_next", id=new_id(), counter=1, services=[])
    [verdict] = hand_in(hoa, away("call_number", counter=2, ticket_id=str(one)))
    assert (verdict["state"], verdict["number"]) == ("refused", "409.241")
    assert "A001" in verdict["words"]


def test_a_counter_may_hand_in_nothing_but_the_queue(world: World, hoa: Client, offered: list[UUID]) -> None:
    assert hand_in(hoa, away("set_service", name="Việc lạ", kind="process"), {**away("x"), "verb": "people.take_back"}) == []
    for body in ("{}", "[]", "rac", json.dumps({"sent_at": "2026-11-20", "letters": [1]})):
        assert hoa.post("/quay/khong-mang/nop", body, content_type="application/json").status_code == 400
    with acting(world.hoa):
        assert Service.objects.count() == 7


def test_the_page_for_days_without_a_network_holds_no_data_and_is_the_same_for_everybody(world: World, hoa: Client, offered: list[UUID]) -> None:
    takes(world.hoa, offered[0])
    stranger, officer = Client().get("/quay/khong-mang"), hoa.get("/quay/khong-mang")
    assert text(stranger) == text(officer)
    for word in ("A001", "Hộ tịch", "Tam Quang", "Lữ Thị Hoa"):
        assert word not in text(stranger), word
    worker = Client().get("/quay/may.js")
    assert worker.headers["Content-Type"] == "text/javascript"
    state = text(hoa.get("/quay/khong-mang/so"))
    assert "A001" in state
    assert "Tư" not in state
