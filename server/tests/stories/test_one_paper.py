"""One paper's whole road: prepared at home, handed in, papers asked for once, done; each word of it by text, on keypads and on the slip."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, expect

from nhipcau.gateway.demo.cast import LAN
from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.messaging.models import OutMessage
from nhipcau.people.codes import code_of_day
from nhipcau.people.models import Member
from tests.kannel import Kannel
from tests.stories.office import Officer
from tests.stories.phone import PATIENCE, Phone
from tests.stories.pictures import picture
from tests.stories.test_one_household import goes_to_the_list, helps_the_family
from tests.stories.texting import NUMBER, sends, texts

OFFICIAL, ASK = "H40.15.02-261122-0007", "Yêu cầu bổ sung"


@pytest.fixture
def desk(officer: Callable[[str], Officer]) -> Officer:
    """Hoa, at the reception page of her commune."""
    hoa = officer("hoa")
    hoa.page.set_default_timeout(PATIENCE)
    return hoa


def records(desk: Officer, slip: str, step: str, ticked: str = "", **typed: str) -> None:
    """Look the slip up, open the form of a step, fill it in, press its button, and wait until the page says that it is kept."""
    desk.looks_up(slip)
    form = desk.page.locator("details.step").filter(has=desk.page.get_by_role("button", name=step, exact=True, include_hidden=True))
    key = form.locator("input[name=buoc]").input_value()
    if form.get_attribute("open") is None:  # whoever has no dossier yet finds the first form open
        form.locator("summary").click()
    for label, words in typed.items():
        form.get_by_label(label.replace("_", " "), exact=True).fill(words)
    if ticked:
        form.get_by_label(ticked, exact=True).check()
    form.get_by_role("button", name=step, exact=True).click()
    desk.page.wait_for_url(f"**/ban?*xong={key}")
    expect(desk.page.get_by_role("status").filter(has_text="Đã ghi.")).to_be_visible(timeout=PATIENCE)


def offers(desk: Officer, slip: str) -> list[str]:
    """Look the slip up, and return the steps that the page offers."""
    desk.looks_up(slip)
    expect(desk.page.get_by_role("heading", name="Bước tiếp theo")).to_be_visible(timeout=PATIENCE)
    return [re.sub(r"^\d+\. |\s+đến .*$", "", one) for one in desk.page.locator("details.step > summary").all_inner_texts()]


def hands_in(desk: Officer, slip: str) -> None:
    """Take the papers of a slip in, with the telephone that the family gave."""
    told = {"Điện_thoại": NUMBER, "Thời_hạn": "3", "Mã_hồ_sơ_của_tỉnh": OFFICIAL}
    records(desk, slip, "Tiếp nhận hồ sơ", **told)


def test_a_paper_is_prepared_handed_in_asked_for_once_done_and_each_step_is_told(
    lan: Phone, code: str, desk: Officer, kannel: Kannel, chromium: Browser
) -> None:
    lan.activates(code)
    lan.goes_offline()
    goes_to_the_list(lan)
    slip = helps_the_family(lan)
    lan.opens("#/cho-gui")
    lan.goes_online()
    lan.sees_line("Giúp bà con, nhà Vi Thị Hoài", "Đã xác nhận")
    desk.looks_up(slip)
    desk.sees("Vi Thị Hoài, 24 tuổi")

    hands_in(desk, slip)
    assert sends(kannel, 1)[-1].endswith(f"NhipCau {NUMBER} text Da tiep nhan ho so {slip}. Giu phieu nay de theo doi.")
    assert ASK in offers(desk, slip)
    records(desk, slip, ASK, ticked="Chưa có giấy này", Giấy_tờ_cần_bổ_sung="Thiếu giấy chứng sinh")
    assert ASK not in offers(desk, slip)
    assert "con thieu giay" in sends(kannel, 1)[-1]
    texts(kannel, f"TC {slip}", "Mang du giay con thieu den mot cua.")
    records(desk, slip, "Đã nộp đủ giấy")
    assert ASK not in offers(desk, slip)  # papers are asked for once, also after they came
    desk.sees("Đã yêu cầu bổ sung một lần, không yêu cầu thêm.")
    records(desk, slip, "Báo có kết quả")
    (told,) = sends(kannel, 1)  # that the rest was taken in on the same day is not told twice
    assert told.endswith(f"Ho so {slip} da xong. Moi ba con mang phieu den mot cua nhan ket qua.")
    the_outbox_knows_parts_and_price(kannel)
    the_slip_says_so(chromium, lan.address, slip)


def the_outbox_knows_parts_and_price(kannel: Kannel) -> None:
    """What arrived is known, with our ids at the gateway, one part each at the price of the table."""
    with acting(system(COUNTRY)):
        kannel.until(lambda: set(OutMessage.objects.values_list("state", flat=True)) == {"delivered"})
        sent = list(OutMessage.objects.order_by("said_at", "id"))
    assert set(kannel.handed()) >= {str(one.id) for one in sent}
    assert {(one.gateway, one.parts, one.dong) for one in sent} == {("kannel", 1, 500)}
    assert [one.kind for one in sent].count("dossiers.papers_missing") == 1


def the_slip_says_so(chromium: Browser, address: str, slip: str) -> None:
    """The slip's page shows the road, without JavaScript and without a full name."""
    context = chromium.new_context(java_script_enabled=False, locale="vi-VN", viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{address}/s/{slip}")
    expect(page.get_by_role("heading", name="Hồ sơ đang ở đâu")).to_be_visible()
    text = page.locator("main").inner_text()
    for state in ("Được tiếp nhận", "Yêu cầu bổ sung giấy tờ", "Đã xử lý xong", "Mang phiếu đến một cửa nhận kết quả.", OFFICIAL):
        assert state in text
    assert "Vi Thị" not in page.content()
    picture(page, "slip-road")
    context.close()


def test_a_keypad_phone_asks_for_everything_by_text_and_silence_is_kept(slip: str, desk: Officer, kannel: Kannel) -> None:
    hands_in(desk, slip)
    assert len(sends(kannel, 1)) == 1
    texts(kannel, f"TC {slip}", "Duoc tiep nhan")
    helper = code_of_day(Member.objects.get(full_name=LAN), local_today())
    texts(kannel, f"KT {helper}", "DUNG: Lo Thi Lan")
    texts(kannel, "KT 00000000", "KHONG AI")
    texts(kannel, f"HEN {slip}", "goi lai")
    texts(kannel, "DUNG", "Da thoi gui tin")
    texts(kannel, "HD khai sinh", "khai sinh")
    records(desk, slip, "Báo có kết quả")
    before = len(kannel.heard())
    sends(kannel, 0)
    with acting(system(COUNTRY)):
        assert OutMessage.objects.get(kind="dossiers.done").why == "stopped"
    assert len(kannel.heard()) == before
