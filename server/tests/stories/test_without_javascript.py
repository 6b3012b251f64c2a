"""What a citizen does on an old phone: every page works without JavaScript, and the slip can be printed."""

import pytest
from playwright.sync_api import expect

from tests.stories.phone import SIZE
from tests.stories.pictures import SHARPNESS, picture


@pytest.fixture
def citizen(chromium, live_house):
    """Somebody whose browser runs no scripts."""
    context = chromium.new_context(
        java_script_enabled=False, locale="vi-VN", viewport=SIZE, device_scale_factor=SHARPNESS
    )
    page = context.new_page()
    page.goto(live_house)
    picture(page, "home-page")
    yield page
    context.close()


def test_a_citizen_finds_the_papers_without_marks_and_without_javascript(citizen):
    citizen.get_by_label("Bà con cần làm giấy gì?").fill("lam giay cho con moi de")
    citizen.get_by_role("button", name="Tìm").click()
    citizen.get_by_role("link", name="Làm giấy khai sinh cho con").first.click()
    expect(citizen.get_by_role("heading", level=1)).to_be_visible()
    words = citizen.locator("main").inner_text()
    assert "Giấy chứng sinh" in words
    picture(citizen, "procedure-page")
    assert "1.001193" in words


def test_a_citizen_opens_the_slip_with_its_code_and_without_javascript(citizen, slip):
    citizen.get_by_label("Mã phiếu").fill(slip.lower())
    citizen.get_by_role("button", name="Xem").click()
    words = citizen.locator("main").inner_text()
    assert "của Tư" in words
    assert "Tiền cho người già không lương hưu" in words
    assert "Còn thiếu 1 giấy" in words
    assert "Lô Thị" not in citizen.content()


@pytest.mark.parametrize(("size", "millimetres"), [("a6", (105, 148)), ("a5", (148, 210))])
def test_the_slip_prints_on_one_sheet_of_its_paper(citizen, slip, size, millimetres):
    citizen.goto(f"{citizen.url}s/{slip}/in?kho={size}")
    printed = citizen.pdf(prefer_css_page_size=True)
    box = printed.split(b"/MediaBox [0 0 ", 1)[1].split(b"]", 1)[0].split()
    assert [round(float(side) / 72 * 25.4) for side in box] == [pytest.approx(side, abs=1) for side in millimetres]
    assert printed.count(b"/MediaBox") == 1
