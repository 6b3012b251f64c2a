"""Bad days: a lost answer, a killed phone, a used code, a wrong clock, work that is refused."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import now
from nhipcau.kernel.scope import acting
from nhipcau.people.models import Household
from nhipcau.support.models import Assist
from tests.world import COMMUNE

HOUSE = "Lô Thị Tư"
VISIT = f"Giúp bà con, nhà {HOUSE}"
LONG = "Lô Văn Bảy " + "nhà bên kia suối " * 6


def visits():
    """How many visits this house has had, as the server knows."""
    with acting(system(COMMUNE)):
        return Assist.objects.filter(household__head_name=HOUSE).count()


def records_a_visit(lan):
    """Help bà Tư get a certified copy: the shortest errand."""
    lan.opens()
    lan.finds_house("lo thi tu", HOUSE)
    lan.finds_procedure("sao y giay to", "Sao y, công chứng bản photo")
    lan.gives_the_first_answers()
    lan.asks_consent(HOUSE)
    lan.records({"Tìm thủ tục": "Tự làm"})
    lan.sees_page("Phiếu của Tư")


@pytest.fixture
def on_the_hill(lan, code):
    """Lan is in the village, with everything on her phone and no signal."""
    lan.activates(code)
    lan.goes_offline()
    return lan


def test_a_visit_whose_answer_was_lost_is_counted_once(on_the_hill):
    lan, had = on_the_hill, visits()
    records_a_visit(lan)
    lan.waiting()
    lost = lan.loses_the_next_answer("**/sync/push")
    lan.goes_online()
    lan.waits_for(lambda: bool(lost))
    assert visits() == had + 1
    lan.sees_line(VISIT, "Đã xác nhận")
    assert visits() == had + 1


def test_a_phone_killed_right_after_the_tap_still_has_the_visit(on_the_hill):
    lan, had = on_the_hill, visits()
    records_a_visit(lan)
    lan.is_killed()
    lan.goes_online()
    lan.opens("#/cho-gui")
    lan.sees_line(VISIT, "Đã xác nhận")
    assert visits() == had + 1


def test_a_code_opens_one_phone_and_the_second_is_told_why_not(lan, new_phone, code):
    lan.activates(code)
    other = new_phone("other")
    other.opens()
    other.shows_code(code)
    other.taps_button("Mở máy")
    alarm = other.page.get_by_role("alert")
    expect(alarm).to_contain_text("Mã này đã mở một máy khác.")
    expect(alarm).to_contain_text("Xin tổ trưởng mã mới.")
    expect(alarm).to_contain_text("409.95")


def test_a_phone_whose_clock_is_off_is_told_so_and_its_work_is_taken(on_the_hill):
    lan, had = on_the_hill, visits()
    lan.has_a_clock_that_says(datetime.now(UTC) - timedelta(hours=5))
    records_a_visit(lan)
    lan.goes_online()
    lan.waiting()
    lan.sees_line(VISIT, "Đã xác nhận")
    lan.sees("Đồng hồ của máy lệch")
    lan.sees("409.3")
    assert visits() == had + 1
    with acting(system(COMMUNE)):
        last = Assist.objects.filter(household__head_name=HOUSE).order_by("-id").first()
        assert last
        assert abs(now() - last.happened_at) < timedelta(minutes=10)


def test_refused_work_stays_on_the_phone_with_words_and_a_number_until_it_is_put_right(on_the_hill):
    lan = on_the_hill
    lan.adds_a_house(LONG)
    lan.waiting()
    lan.goes_online()
    lan.sees("Cần xem lại 1 việc")
    lan.sees("Việc vẫn nằm yên trên máy.")
    lan.sees("Số lỗi 422.")
    lan.taps_link("Xem và sửa")
    lan.page.get_by_label("Tên chủ hộ").fill("Lô Văn Bảy")
    lan.taps_button("Sửa rồi gửi")
    lan.sees_line("Thêm nhà, nhà Lô Văn Bảy", "Đã xác nhận")
    with acting(system(COMMUNE)):
        assert Household.objects.filter(head_name="Lô Văn Bảy").count() == 1


STRAIGHT_BACK = """window.addEventListener('hashchange', () => {
    if (/nha.[0-9a-f-]{36}$/.test(location.hash) && !window.wentBack) { window.wentBack = true; location.hash = '#/nha/them'; }
})"""


def test_a_form_that_one_comes_back_to_at_once_begins_anew(on_the_hill):
    lan = on_the_hill
    lan.page.add_init_script(STRAIGHT_BACK)
    lan.loads_again()
    lan.opens("#/nha/them")
    name = lan.page.get_by_label("Tên chủ hộ")
    name.fill("Lô Văn Một")
    lan.taps_button("Thêm nhà này")
    expect(name).to_have_value("")
    name.fill("Lô Văn Hai")
    lan.taps_button("Thêm nhà này")
    lan.sees_page("Lô Văn Hai")
