"""No signal for days: a colleague's phone carries Lan's work out, as a file or as a moving code."""

import json
import re

import pytest

from nhipcau.gateway.phones import give_code
from nhipcau.kernel.actor import system
from nhipcau.kernel.models import Entry
from nhipcau.kernel.scope import acting
from nhipcau.people.models import Household, Member
from tests.stories.looks import faults_of
from tests.stories.test_looks import faults_at
from tests.world import COMMUNE

MINH = "Vi Văn Minh"
HEADS = [f"Lô Thị Mang {n}" for n in ("Một", "Hai", "Ba")]
GIVEN = "Đã gửi nhờ máy khác mang, chưa có biên nhận"
EYE = """
    window.lens = Object.assign(document.createElement('canvas'), { width: 720, height: 720 });
    navigator.mediaDevices.getUserMedia = async () => { window.lens.getContext('2d').fillRect(0, 0, 720, 720);
        return window.lens.captureStream(30); };
"""
LOOK = """async (seen) => {
    const picture = new Image();
    picture.src = seen;
    await picture.decode();
    const pen = window.lens.getContext('2d');
    pen.fillStyle = '#777';
    pen.fillRect(0, 0, 720, 720);
    pen.drawImage(picture, 60, 70, 600, 600);
}"""


class Pushed:
    """The letters that a phone pushes, as they pass by."""

    def __init__(self, phone):
        self.letters = []
        phone.context.on("request", self._passes)

    def _passes(self, request):
        if request.url.endswith("/sync/push"):
            self.letters += json.loads(request.post_data or "{}").get("letters", [])


def in_the_ledger():
    """How often the server has each of Lan's houses: as rows, and as lines of the ledger."""
    with acting(system(COMMUNE)):
        rows = Household.objects.filter(head_name__in=HEADS).count()
        lines = Entry.objects.filter(verb="people.register_household", verdict="done", role="member").count()
    return rows, lines


def is_let_in(phone, code, given_name):
    """Open a phone with its code, and wait until it needs no signal any more."""
    phone.opens()
    phone.shows_code(code)
    phone.taps_button("Mở máy")
    phone.sees_page(f"Chào {given_name}")
    phone.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    phone.waits_for(lambda: phone.page.evaluate("navigator.serviceWorker.controller !== null"))
    phone.page.goto(f"{phone.address}/app/#/cho-gui")
    phone.sees("Lần gửi xong gần nhất")


@pytest.fixture
def lan_up_there(lan, code):
    """Lan is in the village without signal, and has entered three houses."""
    lan.activates(code)
    lan.goes_offline()
    for head in HEADS:
        lan.adds_a_house(head)
    return lan


@pytest.fixture
def minh(new_phone, real_database):
    """Minh, who goes down to the commune today, and has no signal yet."""
    phone = new_phone("minh")
    is_let_in(phone, give_code(system(COMMUNE), Member.objects.get(full_name=MINH).id), "Minh")
    phone.goes_offline()
    return phone


def asks_somebody_to_carry(lan):
    """Seal all that waits and save the file; returns where it lies."""
    lan.opens("#/cho-gui")
    lan.taps_link("Nhờ máy khác mang đi")
    lan.sees("việc chờ gửi")
    with lan.page.expect_download() as download:
        lan.taps_button("Gửi tệp qua Zalo, Bluetooth")
    lan.sees(GIVEN)
    return download.value


def takes_along(phone, path):
    """Open a file that was sent."""
    phone.opens("#/cho-gui")
    phone.taps_link("Mang hộ")
    phone.page.locator("input[type=file]").set_input_files(path)


def test_a_colleague_carries_a_file_and_nothing_is_sent_twice(lan_up_there, minh, tmp_path):
    lan, (rows, lines) = lan_up_there, in_the_ledger()
    file = asks_somebody_to_carry(lan)
    file.save_as(tmp_path / file.suggested_filename)
    assert re.fullmatch(r"nhipcau-goi-[0-9a-f]{4}\.txt", file.suggested_filename)
    words = (tmp_path / file.suggested_filename).read_text()
    assert all(secret not in words for secret in (*HEADS, "register_household"))
    lan.waiting()
    lan.sees_line("Thêm nhà", "Trên máy này")

    takes_along(minh, tmp_path / file.suggested_filename)
    minh.sees("Đã nhận gói mang hộ")
    minh.sees("Đang mang hộ 1 gói")
    assert in_the_ledger() == (rows, lines)
    minh.goes_online()
    minh.sees("Đã tới xã")
    assert in_the_ledger() == (rows + 3, lines + 3)

    pushed = Pushed(lan)
    lan.goes_online()
    lan.sees_line("Thêm nhà", "Đã xác nhận")
    lan.opens("#/nho-mang")
    lan.sees("Xã đã nhận")
    assert pushed.letters == []
    assert in_the_ledger() == (rows + 3, lines + 3)
    assert lan.complaints == minh.complaints == []


def test_a_courier_who_never_arrives_costs_nothing(lan_up_there, minh, tmp_path):
    lan, (rows, lines) = lan_up_there, in_the_ledger()
    asks_somebody_to_carry(lan).save_as(tmp_path / "goi.txt")
    pushed = Pushed(lan)
    lan.goes_online()
    lan.waiting()
    lan.sees_line("Thêm nhà", "Đã xác nhận")
    assert len({letter["id"] for letter in pushed.letters}) == len(pushed.letters) > 0
    takes_along(minh, tmp_path / "goi.txt")
    minh.goes_online()
    minh.sees("Đã tới xã")
    assert in_the_ledger() == (rows + 3, lines + 3)


def test_a_moving_code_is_read_and_the_receipt_comes_back_the_same_way(lan_up_there, minh):
    lan, (rows, _lines) = lan_up_there, in_the_ledger()
    lan.opens("#/nho-mang")
    lan.taps_button("Hiện mã cho máy kia quét")
    lan.sees_page("Cho máy kia quét")
    scans(minh, lan)
    minh.sees("Đã nhận gói mang hộ")
    minh.goes_online()
    minh.opens("#/mang-ho")
    minh.sees("Đã tới xã")
    assert in_the_ledger()[0] == rows + 3

    minh.taps_link("Hiện mã")
    minh.sees_page("Cho máy kia quét")
    scans(lan, minh)
    lan.sees("Đã nhận biên nhận của xã")
    lan.waiting()
    lan.sees_line("Thêm nhà", "Đã gửi")


def test_every_screen_of_a_courier_fits_a_thumb_by_day_and_by_night(lan_up_there):
    lan = lan_up_there
    faults = {"to give": faults_at(lan, "/nho-mang"), "nothing carried": faults_at(lan, "/mang-ho")}
    lan.opens("#/nho-mang")
    lan.taps_button("Hiện mã cho máy kia quét")
    lan.sees_page("Cho máy kia quét")
    lan.taps_button("Tạm dừng")
    faults["code"] = faults_of(lan.page, outdoors=True)
    asks_somebody_to_carry(lan)
    faults["given"] = faults_of(lan.page, outdoors=True)
    lan.page.evaluate(EYE)
    faults["scan"] = faults_at(lan, "/quet-goi")
    assert {name: found for name, found in faults.items() if found} == {}


def scans(reader, shower):
    """Hold the camera of one phone over the screen of the other until it has everything."""
    reader.opens("#/mang-ho")
    reader.page.evaluate(EYE)
    reader.taps_link("Quét mã trên máy kia")
    reader.sees_page("Quét mã")
    for _ in range(200):
        if reader.page.get_by_role("button", name="Xong").is_visible():
            return
        reader.page.evaluate(LOOK, shower.page.evaluate("document.querySelector('canvas').toDataURL()"))
        reader.page.wait_for_timeout(120)
    raise AssertionError("the code was never read")
