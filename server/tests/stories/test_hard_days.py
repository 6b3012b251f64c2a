"""Hard days: a full phone, three days without signal, two tabs, an update in the middle of a visit, a clock of 2015."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import now
from nhipcau.kernel.models import Entry
from nhipcau.kernel.scope import acting
from nhipcau.people.models import Household
from tests.stories.looks import faults_of
from tests.stories.phone import Phone
from tests.stories.renewed import RenewingHouse, second_build
from tests.stories.test_bad_days import LONG
from tests.world import COMMUNE

NEWS = "navigator.serviceWorker.getRegistration().then((found) => found.update()).then(() => true)"
WAITS = "navigator.serviceWorker.getRegistration().then((found) => found.waiting !== null)"


@pytest.fixture
def on_the_hill(lan, code):
    """Lan is in the village, with everything on her phone and no signal."""
    lan.activates(code)
    lan.goes_offline()
    return lan


def houses(head):
    """How many houses of this head the server knows."""
    with acting(system(COMMUNE)):
        return Household.objects.filter(head_name=head).count()


def entered(many):
    """When the last so many houses were entered, as the ledger tells, oldest first."""
    with acting(system(COMMUNE)):
        lines = Entry.objects.filter(verb="people.register_household").order_by("-number")[:many]
        return [line.happened_at for line in reversed(lines)]


def test_a_full_phone_says_that_the_tap_was_not_kept_and_keeps_what_was_typed(lan, code):
    lan.activates(code)
    lan.goes_offline()
    lan.closes()
    lan.has_room_for(1)
    lan.opens("#/nha/them")
    head = lan.page.get_by_label("Tên chủ hộ")
    head.fill("Lô Văn Bảy")
    lan.taps_button("Thêm nhà này")
    alarm = lan.page.get_by_role("alert")
    expect(alarm).to_contain_text("Máy đầy: việc này CHƯA được ghi")
    expect(alarm).to_contain_text("Xóa bớt ảnh, video")
    expect(head).to_have_value("Lô Văn Bảy")
    assert faults_of(lan.page, outdoors=True) == []
    lan.turns_to("/")
    lan.sees("Máy sắp đầy")
    lan.has_room_for(60_000_000)
    lan.turns_to("/nha/them")
    head.fill("Lô Văn Bảy")
    lan.taps_button("Thêm nhà này")
    lan.page.wait_for_url(re.compile(r"/nha/[0-9a-f-]{36}$"))
    lan.waiting()
    lan.sees_line("Thêm nhà, nhà Lô Văn Bảy", "Trên máy này")
    lan.goes_online()
    lan.sees_line("Thêm nhà, nhà Lô Văn Bảy", "Đã xác nhận")
    assert houses("Lô Văn Bảy") == 1


def test_three_days_without_signal_arrive_at_once_each_on_its_own_day(lan, code):
    days = [now() - timedelta(days=3 - day) for day in range(3)]
    lan.has_a_clock_that_says(days[0] - timedelta(hours=1))
    lan.opens()
    lan.hears_the_server_say(days[0] - timedelta(hours=1))
    lan.activates(code)
    lan.goes_offline()
    for number, day in enumerate(days):
        lan.closes()
        lan.has_a_clock_that_says(day)
        lan.adds_a_house(f"Kha Văn Ngày {number}")
    lan.closes()
    lan.has_a_clock_that_says(now())
    lan.goes_online()
    lan.opens("#/cho-gui")
    for number in range(3):
        lan.sees_line(f"Thêm nhà, nhà Kha Văn Ngày {number}", "Đã xác nhận")
        assert houses(f"Kha Văn Ngày {number}") == 1
    for told, day in zip(entered(3), days, strict=True):
        assert abs(told - day) < timedelta(minutes=5)


def test_a_clock_of_2015_is_named_and_its_work_still_gets_the_right_day(on_the_hill):
    lan = on_the_hill
    lan.has_a_clock_that_says(datetime(2015, 1, 3, 8, tzinfo=UTC))
    lan.loads_again()
    lan.adds_a_house("Kha Văn Đồng Hồ")
    lan.turns_to("/")
    lan.sees("Đồng hồ máy sai: máy đang là ngày 3/1/2015")
    lan.has_a_clock_that_says(datetime.now(UTC))
    lan.loads_again()
    lan.goes_online()
    lan.turns_to("/cho-gui")
    lan.sees_line("Thêm nhà, nhà Kha Văn Đồng Hồ", "Đã xác nhận")
    assert houses("Kha Văn Đồng Hồ") == 1
    assert abs(entered(1)[0] - now()) < timedelta(minutes=5)


def recorded(tab):
    """How many houses and people wait to be sent, as this tab tells."""
    return len([line for line in tab.waiting() if line.startswith("Thêm ")])


def test_two_tabs_record_correct_and_send_and_nothing_is_lost_or_told_twice(on_the_hill):
    lan = on_the_hill
    other = lan.in_another_tab()
    lan.adds_a_house(LONG)
    lan.taps_link("Thêm người")
    lan.page.get_by_label("Họ và tên").fill("Kha Thị Sửa")
    lan.taps_button("Thêm người này")
    other.adds_a_house("Kha Văn Thẻ Hai")
    lan.adds_a_house("Kha Văn Thẻ Một")
    assert recorded(other) == recorded(lan) == 4
    lan.goes_online()
    for tab in (lan, other):
        tab.sees("Cần xem lại 2 việc")
        tab.taps_link("Xem và sửa")
        tab.sees("1 việc sau cũng bị trả lại vì việc này")
        tab.page.get_by_label("Tên chủ hộ").fill("Kha Văn Sửa")
    assert faults_of(other.page, outdoors=True) == []
    lan.taps_button("Sửa rồi gửi cả 2 việc")
    lan.sees_line("Thêm nhà, nhà Kha Văn Sửa", "Đã xác nhận")
    other.sees("Việc này đã gửi xong hoặc đã bỏ")
    assert [houses(f"Kha Văn {which}") for which in ("Thẻ Một", "Thẻ Hai", "Sửa")] == [1, 1, 1]
    newer = "new Promise((done) => { indexedDB.open('nhipcau', 99).onsuccess = () => done(true); })"
    other.page.evaluate(newer)
    lan.sees("Bản mới đã mở ở thẻ khác")


@pytest.fixture
def renewing(real_database, playwright, tmp_path):
    house = RenewingHouse()
    phone = Phone(playwright.chromium, house.address, tmp_path / "lan", {})
    yield house, phone
    phone.closes()
    house.closes()


def test_an_update_in_the_middle_of_a_visit_waits_for_a_tap_and_loses_nothing(renewing, code, tmp_path):
    house, lan = renewing
    lan.activates(code)
    lan.goes_offline()
    lan.adds_a_house("Kha Văn Giữa Chừng")
    lan.opens()
    other = lan.in_another_tab()
    lan.finds_house("lo thi tu", "Lô Thị Tư")
    lan.finds_procedure("lam giay cho con moi de", "Làm giấy khai sinh cho con")
    lan.answers("Cháu sinh ở đâu?", "Trạm xá, bệnh viện")
    old = lan.page.evaluate("document.querySelector('script[src]').src")
    house.serves(second_build(tmp_path / "second"))
    lan.page.route("**/sync/*", lambda route: route.abort())
    lan.goes_online()
    lan.page.evaluate(NEWS)
    lan.waits_for(lambda: lan.page.evaluate(WAITS))
    lan.goes_offline()
    lan.answers("Cha mẹ cháu đã đăng ký kết hôn chưa?", "Rồi")
    lan.sees("Ai đi nộp?")
    lan.turns_to("/")
    assert lan.page.evaluate("document.querySelector('script[src]').src") == old
    lan.taps_button("Dùng bản mới")
    lan.page.wait_for_function("old => ![old, undefined].includes(document.querySelector('script[src]')?.src)", arg=old)
    lan.sees("Gõ mã PIN để mở")
    lan.enters_pin()
    lan.taps_link("Giấy khai sinh cho con · Nhà Lô Thị Tư")
    lan.sees("Ai đi nộp?")
    # The other tab still runs the old version: its parts are gone from the server, and still load.
    assert other.page.request.get(old).status == 404
    other.turns_to("/may-nay")
    other.sees_page("Máy này")
    lan.page.unroute("**/sync/*")
    lan.goes_online()
    lan.waiting()
    lan.sees_line("Thêm nhà, nhà Kha Văn Giữa Chừng", "Đã xác nhận")
    assert houses("Kha Văn Giữa Chừng") == 1
