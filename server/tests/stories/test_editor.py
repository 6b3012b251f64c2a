"""Vy mends a guide in tables, Quỳnh looks at it and puts it in force, and Lan's phone has the new sentence."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, expect

from nhipcau.guides.models import Guide
from tests.stories.looks import faults_of
from tests.stories.office import Officer
from tests.stories.phone import Phone
from tests.stories.test_little_news import HELD, Wire

BIRTH = "1.001193"
DESK = f"/soan/{BIRTH}"
FORM = f"{DESK}/dong?bang=giay-to&dong=form"
SENTENCE = "Xã chép tên cháu vào sổ theo tờ này."
PAGES = (
    "/soan", "/soan?q=khai+sinh", "/soan?o=dang-dung", DESK, f"{DESK}/dau", FORM, f"{DESK}/dong?bang=cau-hoi&dong=witness",
    f"{DESK}/dong?bang=cau-hoi", f"{DESK}/dong?bang=le-phi", f"{DESK}/dong?bang=muc&dong=birth_days", f"{DESK}/xem-thu",
    f"{DESK}/ban", f"{DESK}/duyet", f"{DESK}/so-do",
)  # fmt: skip
MOST, MOST_JS = 150 * 1024, 60 * 1024  # bytes of an office page, and of its scripts


def note(name: str, value: object) -> None:
    """Write a figure down where a run asks for it."""
    if path := os.environ.get("STORY_FIGURES"):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(f"{name}: {value}\n")


def test_a_sentence_goes_from_vys_table_to_lans_phone(officer: Callable[[str], Officer], lan: Phone, code: str) -> None:
    lan.opens()
    wire = Wire(lan.page)
    lan.activates(code)
    lan.waits_for(lambda: lan.page.evaluate(HELD) != "")
    before = lan.page.evaluate(HELD)
    _, whole = wire.of("/bundles/guides/")

    vy, quynh = officer("vy"), officer("quynh")
    vy.opens("/soan")
    vy.page.get_by_label("Tìm thủ tục").fill("lam giay khai sinh")
    vy.page.get_by_role("button", name="Tìm").click()
    vy.page.get_by_role("link", name="Giấy khai sinh cho con", exact=True).click()
    vy.page.get_by_role("link", name="Tờ khai đăng ký khai sinh", exact=True).click()
    phone = vy.page.locator("#man-hinh")
    phone.get_by_label("Rồi", exact=True).check()
    vy.page.get_by_label("Vì sao cần").fill(SENTENCE)
    expect(phone).to_contain_text(SENTENCE)

    quynh.opens(FORM)
    quynh.page.get_by_label("Vì sao cần").fill("Xã cần tờ này.")
    vy.page.get_by_role("button", name="Lưu", exact=True).last.click()
    expect(vy.page.get_by_role("status")).to_contain_text("Đã lưu một bản mới")
    the_second_save_is_refused_and_nothing_is_lost(quynh)
    the_date_of_a_fee_changes_what_is_seen_on_a_day(vy)

    vy.page.get_by_role("link", name="Nhờ người thứ hai").click()
    vy.page.get_by_role("button", name="Nhờ người thứ hai xem").click()
    vy.opens(f"{DESK}/duyet")
    expect(vy.page.get_by_role("button", name="Đưa ra dùng")).to_have_count(0)
    quynh.opens("/soan?o=cho")
    quynh.page.get_by_role("link", name="Giấy khai sinh cho con").click()
    quynh.page.get_by_role("link", name="Xem và đưa ra dùng").click()
    expect(quynh.page.locator(".changes")).to_contain_text(SENTENCE)
    quynh.page.get_by_role("button", name="Đưa ra dùng").click()
    expect(quynh.page.get_by_role("status")).to_contain_text("Đã đưa ra dùng")
    now = Guide.objects.get(procedure=BIRTH, current=True)
    assert now.body["review"]["reviewed_by"].startswith("Hồ Thị Quỳnh, ")

    wire.heard.clear()
    lan.page.evaluate("window.dispatchEvent(new Event('online'))")
    lan.waits_for(lambda: lan.page.evaluate(HELD) != before)
    coding, difference = wire.of("/bundles/guides/")
    note("the whole bundle of guides, bytes", whole)
    note("what a published sentence and fee cost the phone, bytes", difference)
    assert coding == "dcz"
    assert difference < 2000
    lan.goes_offline()
    assert SENTENCE in lan.page.evaluate(KEPT)


KEPT = """() => new Promise((tell) => {
  const asked = indexedDB.open('nhipcau');
  asked.onsuccess = () => {
    const got = asked.result.transaction('bundles').objectStore('bundles').get('guides');
    got.onsuccess = () => { asked.result.close(); tell(JSON.stringify(got.result)); };
  };
})"""


def the_second_save_is_refused_and_nothing_is_lost(quynh: Officer) -> None:
    """Quỳnh opened the same line before Vy saved: she sees both, keeps what she typed, and may save over it."""
    quynh.page.get_by_role("button", name="Lưu", exact=True).last.click()
    expect(quynh.page.get_by_role("alert")).to_contain_text("Nguyễn Thảo Vy đã lưu bản số 1")
    expect(quynh.page.get_by_role("alert")).to_contain_text("409.125")
    expect(quynh.page.get_by_label("Vì sao cần")).to_have_value("Xã cần tờ này.")
    expect(quynh.page.locator("main")).to_contain_text(SENTENCE)
    quynh.page.get_by_role("link", name="So hai bản cạnh nhau").click()
    expect(quynh.page.locator("main")).to_contain_text("để riêng, đến sau bản khác")


def the_date_of_a_fee_changes_what_is_seen_on_a_day(vy: Officer) -> None:
    """Vy writes down a fee of next year: the phone beside her says one amount today, another on that day."""
    vy.opens(f"{DESK}#muc")
    vy.page.locator("#muc").get_by_role("link").nth(1).click()
    amounts = vy.page.locator("input[name='periods.amount']")
    vy.page.get_by_role("link", name="Thôi, không lưu").click()
    vy.page.locator("#muc li", has_text="bản sao").get_by_role("link").click()
    vy.page.locator("input[name='periods.to']").last.fill("2026-12-31")
    vy.page.get_by_role("button", name="Thêm kỳ").click()
    expect(amounts).to_have_count(2)
    vy.page.locator("input[name='periods.from']").last.fill("2027-01-01")
    amounts.last.fill("12.000")
    phone = vy.page.locator("#man-hinh")
    vy.page.get_by_label("Giả sử hôm nay là").fill("2026-12-01")
    expect(phone).to_contain_text("8.000 đ")
    vy.page.get_by_label("Giả sử hôm nay là").fill("2027-01-05")
    expect(phone).to_contain_text("12.000 đ")
    vy.page.get_by_role("button", name="Lưu", exact=True).last.click()
    expect(vy.page.get_by_role("status")).to_contain_text("Đã lưu một bản mới")


def test_a_condition_is_built_from_lines_and_read_back_in_words(officer: Callable[[str], Officer]) -> None:
    vy = officer("vy")
    vy.opens(f"{DESK}/dong?bang=giay-to")
    vy.page.get_by_label("Tên giấy").fill("Giấy xác nhận của bản")
    vy.page.get_by_label("Cách dùng").select_option(label="Mang theo")
    vy.page.get_by_label("Số bản chính").fill("1")
    vy.page.get_by_label("Vì sao cần").fill("Bản biết cháu sinh ở nhà.")
    vy.page.get_by_label("Căn cứ").fill("60/2014/QH13")
    vy.page.get_by_role("button", name="Thêm điều kiện").click()
    vy.page.get_by_label("Câu hỏi", exact=True).select_option(label="Cháu sinh ở đâu?")
    condition = vy.page.locator("#o-when")
    condition.get_by_label("Ở nhà, có người đỡ").check()
    expect(vy.page.locator("#doc")).to_have_text("khi ‘Cháu sinh ở đâu?’ là ‘Ở nhà, có người đỡ’")
    phone = vy.page.locator("#man-hinh")
    expect(phone).not_to_contain_text("Giấy xác nhận của bản")
    phone.get_by_label("Ở nhà, có người đỡ").check()
    expect(phone).to_contain_text("Giấy xác nhận của bản")
    vy.page.get_by_role("button", name="Lưu", exact=True).last.click()
    expect(vy.page.locator("#giay-to")).to_contain_text("Giấy xác nhận của bản")
    vy.page.get_by_role("button", name="Bỏ dòng: Giấy xác nhận của bản").click()
    expect(vy.page.locator("#giay-to")).not_to_contain_text("Giấy xác nhận của bản")
    vy.page.get_by_role("button", name="Lấy lại dòng vừa bỏ").click()
    expect(vy.page.locator("#giay-to")).to_contain_text("Giấy xác nhận của bản")


def test_all_of_it_works_without_javascript(chromium: Browser, live_house: str) -> None:
    vy = Officer(chromium.new_context(locale="vi-VN", java_script_enabled=False), live_house)
    vy.logs_in("vy", "cau-tre-qua-suoi")
    vy.opens(f"{DESK}/dong?bang=giay-to&dong=birth_pledge")
    vy.page.get_by_role("button", name="Thêm dòng vào nhóm 1").click()
    vy.page.get_by_label("Câu hỏi", exact=True).last.select_option(label="Cháu sinh ở đâu?")
    vy.page.get_by_role("button", name="Đọc lại điều kiện").click()
    vy.page.locator("#o-when").get_by_label("Không rõ").check()
    vy.page.get_by_role("button", name="Lưu", exact=True).last.click()
    expect(vy.page.locator("#giay-to-birth_pledge")).to_contain_text("‘Cháu sinh ở đâu?’ là ‘Không rõ’")
    for answer in ("Rồi", "Quá 60 ngày"):
        vy.page.locator("#thu").get_by_label(answer, exact=True).check()
        vy.page.get_by_role("button", name="Xem theo câu trả lời này").click()
    expect(vy.page.locator("#man-hinh")).to_contain_text("Đã quá 60 ngày")
    vy.page.locator("#giay-to").get_by_role("button", name=re.compile("^Đưa xuống")).first.click()
    expect(vy.page.locator("#giay-to li").nth(1)).to_contain_text("Tờ khai đăng ký khai sinh")
    vy.leaves()


def test_every_page_of_the_editor_fits_and_is_light(officer: Callable[[str], Officer]) -> None:
    vy, sizes, faults = officer("vy"), dict[str, int](), dict[str, list[str]]()
    vy.page.on("response", lambda answer: sizes.update({answer.url: int(answer.headers.get("content-length", 0) or 0)}))
    for path in PAGES:
        vy.opens(path)
        page = len(vy.page.content().encode())
        if found := faults_of(vy.page):
            faults[path] = found
        scripts = sum(size for url, size in sizes.items() if url.endswith(".js"))
        note(f"{path}: bytes of the page, of scripts", (page, scripts))
        assert page < MOST, path
        assert scripts < MOST_JS
    assert faults == {}


def test_the_workbook_comes_back_as_it_went(officer: Callable[[str], Officer], tmp_path: Any) -> None:
    vy = officer("vy")
    vy.opens(DESK)
    with vy.page.expect_download() as going:
        vy.page.get_by_role("link", name="Tải bảng tính").click()
    file = tmp_path / going.value.suggested_filename
    going.value.save_as(file)
    vy.page.get_by_label("Nhận tệp .xlsx hoặc .toml").set_input_files(file)
    vy.page.get_by_role("button", name="Nhận tệp", exact=True).click()
    expect(vy.page.get_by_role("status")).to_contain_text("Đã nhận tệp")
    vy.opens(f"{DESK}/ban")
    expect(vy.page.locator("#so-1")).to_contain_text("Không khác gì.")
