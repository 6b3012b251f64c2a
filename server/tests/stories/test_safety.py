"""Safety is part of every visit: asked before it is closed, chosen by what was seen near, warned of, and one tap away."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from nhipcau.gateway.phones import give_code
from nhipcau.kernel.actor import system
from nhipcau.kernel.scope import acting
from nhipcau.people.models import Member
from nhipcau.safety.models import Report
from nhipcau.support.models import Assist
from tests.stories.looks import faults_of
from tests.stories.phone import PATIENCE, Phone
from tests.stories.second_wave import has_the_second_wave
from tests.world import COMMUNE, PROCEDURE

MINH = "Vi Văn Minh"  # leads the team of Tùng Hương
CARD = "Trúng thưởng, nhận quà: đòi phí là lừa"
SMALL = {"width": 320, "height": 640}


@pytest.fixture
def minh(new_phone: Callable[..., Phone], real_database: str) -> Phone:
    """Minh, with a phone of his own that is let in."""
    phone = new_phone("minh")
    phone.opens()
    phone.shows_code(give_code(system(COMMUNE), Member.objects.get(full_name=MINH).id))
    phone.taps_button("Mở máy")
    phone.sees_page("Chào Minh")
    phone.sees("nhà chưa ai gõ cửa")
    return phone


def syncs(phone: Phone) -> None:
    """Send and fetch until nothing waits."""
    phone.turns_to("/cho-gui")
    phone.sees_page("Chờ gửi")
    expect(phone.page.locator("main li").filter(has_text="Trên máy này")).to_have_count(0, timeout=PATIENCE)


def agrees(phone: Phone) -> None:
    """Bà Tư lets today's help be recorded."""
    phone.sees_page("Xin phép bà con")
    phone.taps_line("Lô Thị Tư")
    phone.taps_line("Ghi tên và việc giúp hôm nay")
    phone.marks("Ai đồng ý?", "Chính bà con")
    phone.taps_button("Bà con đồng ý, ghi tiếp")
    phone.sees_page("Bà con làm được gì?")


def at_the_record(phone: Phone) -> None:
    """Go to the end of a visit at bà Tư's, who agrees to be helped."""
    phone.turns_to("/giup")
    phone.types("lo thi tu")
    phone.taps_link("Nhà Lô Thị Tư")
    phone.page.wait_for_url("**/can/*")
    home = phone.page.url.rsplit("/", 1)[1]
    phone.turns_to(f"/viec/{home}/{PROCEDURE}/dong-y")
    agrees(phone)


def test_a_visit_ends_with_the_question_about_the_fraud_that_a_colleague_saw_offline(lan: Phone, minh: Phone, code: str) -> None:
    lan.activates(code)
    has_the_second_wave(lan)
    lan.goes_offline()
    lan.taps = 0
    lan.taps_link("Tránh bị lừa")
    lan.taps_link("Báo lừa đảo")
    lan.taps_line("Trúng thưởng, nhận quà")
    lan.taps_button("Ghi báo cáo")
    lan.sees("Đã ghi trên máy này")
    assert lan.taps <= 4
    lan.sees("S (so goi) (Bao trung thuong, doi dong phi)")
    expect(lan.page.get_by_role("link", name="Nhắn 156")).to_have_attribute("href", re.compile(r"^sms:156\?body=S"))
    assert faults_of(lan.page, outdoors=True) == []
    lan.goes_online()
    syncs(lan)
    with acting(system(COMMUNE)):
        assert Report.objects.get().kind == "prize"

    minh.loads_again()  # and asks what is new
    syncs(minh)
    at_the_record(minh)
    minh.sees(CARD)
    minh.marks("Tìm thủ tục", "Tự làm")
    minh.taps_button("Xong, viết phiếu hẹn")
    minh.sees("Hỏi bà con câu an toàn rồi mới xong.")
    minh.taps_on(minh.page.get_by_text("Chưa chắc", exact=True))
    minh.taps_button("Xong, viết phiếu hẹn")
    minh.sees("Hỏi bà con câu an toàn rồi mới xong.")
    minh.taps_on(minh.page.get_by_text("Lần này đúng", exact=True))
    assert faults_of(minh.page, outdoors=True) == []
    minh.taps_button("Xong, viết phiếu hẹn")
    minh.sees_page("Phiếu của Tư")
    syncs(minh)
    with acting(system(COMMUNE)):
        newest = Assist.objects.order_by("-received_at").first()
        assert newest is not None
        assert (newest.safety_card, newest.safety_answered) == ("prize_gift", "unsure_right")
    assert lan.complaints == minh.complaints == []


def test_a_leaders_warning_in_two_taps_stands_on_a_small_phone_with_the_three_acts_one_tap_away(
    new_phone: Callable[..., Phone], minh: Phone, code: str
) -> None:
    lan = new_phone(viewport=SMALL)
    lan.activates(code)
    has_the_second_wave(lan)
    has_the_second_wave(minh)
    minh.turns_to("/an-toan/canh-bao")
    minh.taps = 0
    minh.taps_line("Mã QR dán đè")
    minh.taps_button("Phát cảnh báo")
    minh.sees("Xã cảnh báo · Cả xã")
    assert minh.taps == 2
    assert faults_of(minh.page, outdoors=True) == []
    syncs(minh)

    lan.turns_to("/")
    lan.loads_again()  # and asks what is new
    lan.sees("Có mã QR giả dán đè để lấy tiền.")
    assert faults_of(lan.page, outdoors=True) == []
    lan.goes_offline()
    lan.taps = 0
    lan.taps_link("Bị lừa?")
    lan.sees_page("Bị lừa? Ba việc làm ngay")
    assert lan.taps == 1
    lan.sees("1. Tắt mạng, tắt máy")
    expect(lan.page.get_by_role("link", name=re.compile("113"))).to_have_attribute("href", "tel:113")
    lan.sees("số chưa đối chiếu")
    assert faults_of(lan.page, outdoors=True) == []
    lan.turns_to("/an-toan/tap/toi")
    for at in range(6):
        lan.sees_page(f"Tình huống {at + 1} trong 6")
        lan.taps_on(lan.page.locator("main .opts label").nth(0))
        lan.taps_on(lan.page.locator(".dock .btn:not(.quiet)"))
    lan.sees("Chưa đạt")
    lan.sees("Tình huống xin mã OTP thì không được sai.")
    assert faults_of(lan.page, outdoors=True) == []
    assert lan.complaints == minh.complaints == []
