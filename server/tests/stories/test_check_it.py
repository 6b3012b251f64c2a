"""Without a network, Lan's phone says what a message, a link, a number and a code are; it asks nobody and keeps nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from playwright.sync_api import expect

from nhipcau.kernel.clock import local_today
from tests.officers import at_browser
from tests.stories.looks import faults_of
from tests.stories.phone import Phone
from tests.stories.second_wave import has_the_second_wave
from tests.stories.test_paying import KEPT, picture_of
from tests.world import COMMUNE

BAD = "phucloixahoi.org"
MESSAGE = "Công an: tài khoản VNeID của bạn chưa đồng bộ, bấm https://vneid-gov.com để cập nhật trong 24h, nếu không sẽ bị khóa."
ASKED = {
    "https://dichvucong.gov.vn/p/home/dvc-tra-cuu-ho-so.html": ("Trang chính thức: Cổng Dịch vụ công quốc gia", "Tên trang đúng từng chữ"),
    MESSAGE: ("Có dấu hiệu lừa", "Tên giống VNeID, Bộ Công an"),
    f"http://{BAD}/nhan": ("Có dấu hiệu lừa", "Tên này có trong danh sách trang xấu."),
    "mauongnhaque.com": ("Không có trong danh sách. Chưa chắc an toàn", "Khoan bấm."),
    "+224 620 000 000": ("Có dấu hiệu lừa", "Đầu số hay nháy máy"),
}


@pytest.fixture
def listed(real_database: str) -> None:
    """A list of one bad name, brought in at the commune's office; phones hear of it by themselves."""
    sent = {"nguon": "Công an tỉnh", "ngay": local_today().isoformat(), "tep": SimpleUploadedFile("xau.txt", f"||{BAD}^\n".encode())}
    answer = at_browser("commune_lead", COMMUNE, "Vi Văn Lãnh", "lanh").post("/xa/danh-sach-xau", sent)
    assert answer.status_code == 302


def test_what_somebody_was_sent_is_judged_on_the_phone_alone_and_nothing_of_it_stays(lan: Phone, code: str, listed: None) -> None:
    lan.activates(code)
    has_the_second_wave(lan)
    lan.turns_to("/an-toan/xem")
    lan.sees("theo Công an tỉnh")  # the lists are here
    lan.goes_offline()
    lan.page.set_viewport_size({"width": 320, "height": 640})
    asked: list[str] = []
    lan.page.on("request", lambda request: asked.append(request.url))
    for text, (verdict, why) in ASKED.items():
        lan.page.get_by_label("Tin nhắn, đường dẫn, số gọi").fill(text)
        lan.page.get_by_role("button", name="Xem", exact=True).click()
        expect(lan.page.get_by_role("alert")).to_contain_text(verdict)
        lan.sees(why)
        assert faults_of(lan.page, outdoors=True) == []
        lan.taps_button("Xem cái khác")
    lan.page.locator("input[type=file]").set_input_files({"name": "ma.png", "mimeType": "image/png", "buffer": picture_of("https://vietcombank-vn.com/qr")})
    lan.sees("Tên giống Vietcombank")
    expect(lan.page.get_by_role("link", name="Lỡ làm rồi? Ba việc làm ngay")).to_have_attribute("href", "#/an-toan/ba-viec")
    lan.taps_button("Xem cái khác")
    expect(lan.page.get_by_label("Tin nhắn, đường dẫn, số gọi")).to_have_value("")
    kept = lan.page.evaluate(KEPT)
    assert not [one for one in (*ASKED, "vneid-gov", "mauongnhaque", "vietcombank-vn", BAD) if one in kept]
    assert [url for url in asked if not url.startswith(("data:", "blob:", lan.address))] == []
    assert lan.complaints == []
