"""The desk's queue at real browsers: two officers at once, a hall that sees numbers only, and a day without a network."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, expect

from nhipcau.desk.models import Call, Ticket
from nhipcau.desk.queue.queries import label_of
from nhipcau.kernel.actor import system
from nhipcau.kernel.scope import acting
from tests.queues import a_screen, services, takes
from tests.stories.office import Officer
from tests.stories.pictures import picture
from tests.world import COMMUNE

HOUSE = system(COMMUNE)
READY = "async () => navigator.serviceWorker.controller !== null && (await (await caches.open('quay')).keys()).length > 5"
LEAVINGS = "async () => { localStorage.setItem('left', 'Lô Thị Tư'); await caches.open('left'); }"
WIPED = "async () => localStorage.getItem('left') === null && !(await caches.has('left'))"
SLOWEST = 45_000  # milliseconds, on a machine that does much else


@pytest.fixture
def shared(chromium: Browser, live_house: str) -> Iterator[BrowserContext]:
    """The browser of a computer of several people, where Hoa is logged in."""
    context = chromium.new_context(locale="vi-VN", base_url=live_house)
    context.set_default_timeout(SLOWEST)
    page = context.new_page()
    page.goto("/dang-nhap")
    page.get_by_label("Tên đăng nhập").fill("hoa")
    page.get_by_label("Mật khẩu").fill(settings.DEMO_PASSWORD)
    page.get_by_label("Máy dùng chung").check()
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.get_by_role("button", name="Rời máy ngay").wait_for()
    yield context
    context.close()


def numbers() -> list[tuple[str, str]]:
    """Return every number of the day with what became of it."""
    with acting(HOUSE):
        return [(label_of(one), one.state) for one in Ticket.objects.order_by("series", "number")]


def at_counter(officer: Officer, counter: int) -> Page:
    """Sit down at a counter."""
    officer.opens("/ban/hang")  # nobody has sat down here yet, so the choice stands open
    officer.page.get_by_label("Quầy số").select_option(str(counter))
    officer.page.get_by_role("button", name="Ngồi quầy này").click()
    expect(officer.page.get_by_text(f"Quầy {counter} ·")).to_be_visible()
    return officer.page


def test_two_officers_call_at_once_and_the_hall_sees_two_numbers_and_no_name(
    officer: Callable[[str], Officer], chromium: Browser, live_house: str
) -> None:
    offered = services(HOUSE)
    for _ in range(4):
        takes(HOUSE, offered[0])
    hall = chromium.new_page(locale="vi-VN")
    hall.goto(f"{live_house}/quay/man-hinh/{a_screen(HOUSE, 'display')}")
    expect(hall.get_by_text("Chưa gọi số nào")).to_be_visible()
    pages = [at_counter(officer("hoa"), 1), at_counter(officer("hoa"), 2)]
    for page in pages:
        page.keyboard.press("n", delay=0)
    for page in pages:
        page.locator(".called-number").wait_for(timeout=SLOWEST)
    called = {page.locator(".called-number").inner_text() for page in pages}
    assert called == {"A001", "A002"}
    for number in sorted(called):
        expect(hall.locator(".calls")).to_contain_text(number, timeout=SLOWEST)
    picture(pages[0], "queue", size={"width": 1280, "height": 1000})
    picture(hall, "queue-screen", size={"width": 1280, "height": 720})
    assert not re.search(r"Lữ|Lô|Hoa\b|Hộ tịch", hall.locator("main").inner_text())
    pages[0].keyboard.press("x")
    expect(pages[0].get_by_text("Đã khép số")).to_be_visible(timeout=SLOWEST)
    with acting(HOUSE):
        assert Call.objects.count() == 2
    hall.close()


def test_the_network_is_cut_at_the_desk_and_comes_back_with_nothing_lost_or_doubled(shared: BrowserContext, real_database: str) -> None:
    offered = services(HOUSE)
    takes(HOUSE, offered[0])
    office, counter = shared.pages[0], shared.new_page()
    office.goto("/ban/hang")
    counter.goto("/quay/khong-mang")
    expect(counter.locator("#day")).to_contain_text("dãy số B", timeout=SLOWEST)
    counter.wait_for_function(READY, timeout=SLOWEST)
    shared.set_offline(True)
    for given in ("B001", "B002"):
        counter.get_by_label("Hộ tịch, chứng thực").check()
        counter.get_by_role("button", name="Lấy số").click()
        expect(counter.locator("#so-moi")).to_have_text(given)
    counter.reload()
    expect(counter.locator("#mang")).to_contain_text("Mất mạng", timeout=SLOWEST)
    counter.keyboard.press("n")
    expect(counter.locator("#dang-so")).to_have_text("B001")
    expect(counter.locator("#goi")).to_be_hidden()
    picture(counter, "queue-away", size={"width": 1280, "height": 1000})
    counter.get_by_label("Hộ tịch, chứng thực: kết quả").select_option(label="Còn thiếu giấy")
    counter.locator("#xong").click()
    counter.get_by_role("button", name="Gọi A001").click()
    expect(counter.locator("#dang-so")).to_have_text("A001")
    counter.evaluate(LEAVINGS)
    office.get_by_role("button", name="Rời máy ngay").click()  # whoever leaves wipes the computer: not what waits here
    counter.wait_for_function(WIPED, timeout=SLOWEST)
    counter.reload()
    expect(counter.locator("#cho-nop")).to_contain_text("5 việc chờ nộp", timeout=SLOWEST)
    assert numbers() == [("A001", "waiting")]
    assert kept(counter).isdisjoint({"Lô", "Hoa", "hoa"})
    shared.set_offline(False)
    expect(counter.locator("#cho-nop")).to_contain_text("Không có việc nào", timeout=SLOWEST)
    assert numbers() == [("A001", "called"), ("B001", "done"), ("B002", "waiting")]
    counter.reload()
    expect(counter.locator("#mang")).to_contain_text("Có mạng", timeout=SLOWEST)
    expect(counter.locator("#dang-so")).to_have_text("A001")
    assert numbers() == [("A001", "called"), ("B001", "done"), ("B002", "waiting")]
    office.goto("/ban/hang")
    office.get_by_role("button", name="Rời máy ngay").click()
    office.wait_for_url(re.compile("da-roi"), timeout=SLOWEST)
    counter.reload()
    expect(counter.locator("#mang")).to_contain_text("chưa đăng nhập", timeout=SLOWEST)
    expect(counter.locator("#day")).to_contain_text("dãy số B")


def kept(page: Page) -> set[str]:
    """Return the words of what the browser keeps."""
    told: Any = page.evaluate("localStorage.getItem('quay')")
    return set(re.findall(r"\w+", told))
