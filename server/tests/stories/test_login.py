"""Officers at real browsers: a key instead of a password, a computer of several people, and how the pages look."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, expect

from nhipcau.gateway.login.models import Passkey, Visit
from nhipcau.gateway.login.tests.ways import code_of, with_second_step
from nhipcau.gateway.officers import DOORS, PEOPLE
from tests.stories.looks import faults_of
from tests.stories.office import Officer

STORED = """async () => ({
  local: localStorage.length, session: sessionStorage.length,
  caches: (await caches.keys()).length, stores: (await indexedDB.databases()).map((one) => one.name),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"local": 0, "session": 0, "caches": 0, "stores": [], "workers": 0}
LEAVINGS = """async () => {
  localStorage.setItem('left', 'Lô Thị Tư'); sessionStorage.setItem('left', 'Lô Thị Tư');
  await (await caches.open('left')).put('/left', new Response('Lô Thị Tư'));
  await new Promise((done) => { const asked = indexedDB.open('left', 1); asked.onsuccess = () => { asked.result.close(); done(); }; });
}"""


@pytest.fixture
def desk(chromium: Browser, live_house: str) -> Iterator[Callable[..., Page]]:
    """Browsers at a desk; under the name of localhost, since a key wants a name and not a number."""
    contexts = []

    def sits_down(**options: Any) -> Page:
        contexts.append(chromium.new_context(locale="vi-VN", base_url=live_house.replace("127.0.0.1", "localhost"), **options))
        return contexts[-1].new_page()

    yield sits_down
    for context in contexts:
        context.close()


def logs_in(page: Page, login: str = "hoa", *, shared: bool = False) -> None:
    page.goto("/dang-nhap")
    page.get_by_label("Tên đăng nhập").fill(login)
    page.get_by_label("Mật khẩu").fill(settings.DEMO_PASSWORD)
    if shared:
        page.get_by_label("Máy dùng chung").check()
    page.get_by_role("button", name="Đăng nhập", exact=True).click()


def with_key(page: Page, *, finger: bool = True) -> Any:
    """Put an authenticator into this browser; ``finger`` false: nobody touches it."""
    line = page.context.new_cdp_session(page)
    line.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": finger, "automaticPresenceSimulation": True,
    }  # fmt: skip
    return line, line.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]


def test_hoa_adds_a_key_comes_in_without_a_password_and_takes_it_away(desk: Callable[..., Page]) -> None:
    page = desk()
    line, key = with_key(page)
    logs_in(page)
    page.goto("/tai-khoan")
    page.get_by_label("Tên để nhận ra khóa").fill("Máy ở quầy")
    page.get_by_role("button", name="Thêm khóa truy cập").click()
    expect(page.get_by_text("Đã thêm khóa truy cập.")).to_be_visible()
    expect(page.get_by_text("Máy ở quầy", exact=True)).to_be_visible()
    page.get_by_role("button", name="Đăng xuất").click()

    page.goto("/dang-nhap?next=/tai-khoan")
    page.get_by_role("button", name="Dùng vân tay, khuôn mặt hoặc khóa").click()
    expect(page.get_by_role("heading", name="Tài khoản của Lữ Thị Hoa")).to_be_visible()
    held = line.send("WebAuthn.getCredentials", {"authenticatorId": key})["credentials"]
    assert [one["isResidentCredential"] for one in held] == [True]
    kept = Passkey.objects.get()
    assert kept.used_at
    assert kept.count == held[0]["signCount"]

    page.get_by_role("button", name="Bỏ khóa Máy ở quầy").click()
    expect(page.get_by_text("Đã bỏ khóa truy cập.")).to_be_visible()
    page.get_by_role("button", name="Đăng xuất").click()
    page.goto("/dang-nhap")
    page.get_by_role("button", name="Dùng vân tay, khuôn mặt hoặc khóa").click()
    expect(page.get_by_text("422.160")).to_be_visible()
    page.goto("/tai-khoan")
    expect(page.get_by_role("heading", name="Cán bộ đăng nhập")).to_be_visible()


def test_a_key_that_nobody_opens_with_a_finger_lets_nobody_in(desk: Callable[..., Page]) -> None:
    page = desk()
    line, key = with_key(page)
    logs_in(page)
    page.goto("/tai-khoan")
    page.get_by_role("button", name="Thêm khóa truy cập").click()
    expect(page.get_by_text("Đã thêm khóa truy cập.")).to_be_visible()
    page.get_by_role("button", name="Đăng xuất").click()
    line.send("WebAuthn.setUserVerified", {"authenticatorId": key, "isUserVerified": False})
    page.goto("/dang-nhap")
    page.get_by_role("button", name="Dùng vân tay, khuôn mặt hoặc khóa").click()
    expect(page.get_by_text("Chưa đăng nhập. Thử lại, hoặc dùng mật khẩu.")).to_be_visible(timeout=20_000)
    page.goto("/tai-khoan")
    expect(page.get_by_role("heading", name="Cán bộ đăng nhập")).to_be_visible()


def test_an_old_answer_of_a_key_and_an_answer_for_another_place_open_nothing(desk: Callable[..., Page]) -> None:
    page = desk()
    with_key(page)
    logs_in(page)
    page.goto("/tai-khoan")
    page.get_by_role("button", name="Thêm khóa truy cập").click()
    expect(page.get_by_text("Đã thêm khóa truy cập.")).to_be_visible()
    page.get_by_role("button", name="Đăng xuất").click()
    page.goto("/dang-nhap")
    with page.expect_request("**/dang-nhap/khoa") as sent:
        page.get_by_role("button", name="Dùng vân tay, khuôn mặt hoặc khóa").click()
    expect(page.get_by_role("button", name="Đăng xuất")).to_be_visible()
    answer = sent.value.post_data
    assert answer
    page.get_by_role("button", name="Đăng xuất").click()
    page.goto("/dang-nhap")
    token = page.locator("input[name=csrfmiddlewaretoken]").input_value()
    head = {"Content-Type": "application/json", "X-CSRFToken": token, "Referer": page.url}
    again = page.request.post("/dang-nhap/khoa", data=answer, headers=head)
    assert (again.status, again.json()["number"]) == (422, "422.160")
    page.request.post("/dang-nhap/khoa/hoi", data="{}", headers=head)  # a fresh question, and the old answer to it
    again = page.request.post("/dang-nhap/khoa", data=answer, headers=head)
    assert (again.status, again.json()["number"]) == (422, "422.160")


def test_without_javascript_a_password_and_a_code_are_enough(desk: Callable[..., Page]) -> None:
    page = desk(java_script_enabled=False)
    logs_in(page)
    page.goto("/tai-khoan/buoc-hai")
    hoa = User.objects.get(username="hoa")
    page.get_by_label("Mã sáu số").fill(code_of(hoa))
    page.get_by_role("button", name="Đặt bước hai").click()
    expect(page.get_by_role("heading", name="Mười mã dự phòng")).to_be_visible()
    paper = page.get_by_role("listitem").first.inner_text()
    page.get_by_role("button", name="Đăng xuất").click()
    logs_in(page)
    page.get_by_label("Mã trong ứng dụng sinh mã").fill(paper)
    page.get_by_role("button", name="Vào", exact=True).click()
    expect(page.get_by_role("button", name="Đăng xuất")).to_be_visible()


def test_two_quiet_minutes_at_a_shared_computer_end_everything(desk: Callable[..., Page]) -> None:
    page = desk()
    page.clock.install()
    logs_in(page, shared=True)
    expect(page.get_by_role("button", name="Rời máy ngay")).to_be_visible()
    page.evaluate(LEAVINGS)
    page.clock.fast_forward(85_000)
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.clock.fast_forward(7_000)
    expect(page.get_by_role("dialog", name="Còn ai ở máy không?")).to_be_visible()
    page.get_by_role("button", name="Tôi còn ở đây").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.clock.fast_forward(95_000)
    expect(page.get_by_role("dialog")).to_be_visible()
    page.clock.fast_forward(30_000)
    expect(page.get_by_text("Phiên đã kết thúc vì không ai dùng máy.")).to_be_visible()
    nothing_is_left(page)


def test_the_quick_way_out_leaves_nothing_in_storage_cache_or_behind_the_back_button(desk: Callable[..., Page]) -> None:
    page = desk()
    logs_in(page, shared=True)
    page.goto("/ban")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto("/tai-khoan")
    page.evaluate(LEAVINGS)
    assert page.evaluate(STORED) != NOTHING
    page.get_by_role("button", name="Rời máy ngay").click()
    expect(page.get_by_text("Đã rời tài khoản.")).to_be_visible()
    nothing_is_left(page)


def test_when_one_tab_leaves_a_shared_computer_the_others_leave_too(desk: Callable[..., Page]) -> None:
    page = desk()
    logs_in(page, shared=True)
    other = page.context.new_page()
    other.goto("/tai-khoan")
    expect(other.get_by_role("heading", name="Tài khoản của Lữ Thị Hoa")).to_be_visible()
    page.get_by_role("button", name="Rời máy ngay").click()
    expect(other.get_by_role("heading", name="Cán bộ đăng nhập")).to_be_visible()


def nothing_is_left(page: Page) -> None:
    """Look into every drawer of the browser, and behind the back button."""
    assert page.evaluate(STORED) == NOTHING
    names = {cookie["name"] for cookie in page.context.cookies()}
    assert names <= {"csrftoken"}, names
    assert not Visit.objects.filter(ended_at=None).exists()
    for _ in range(4):
        page.go_back()
        page.wait_for_load_state()
        assert "Lữ Thị Hoa" not in page.content()
    page.goto("/tai-khoan")
    expect(page.get_by_role("heading", name="Cán bộ đăng nhập")).to_be_visible()


def test_every_page_of_coming_in_fits_and_can_be_read_by_day_and_by_night(
    desk: Callable[..., Page], officer: Callable[[str], Officer]
) -> None:
    stranger, hoa, son, dat = desk(), officer("hoa"), officer("son"), officer("dat")
    faults = {"half-way": half_way_in(desk())}
    for page, path in (
        (stranger, "/dang-nhap"), (stranger, "/mo-tai-khoan?ma=AAAAA-BBBBB"),
        (hoa.page, f"{hoa.address}/tai-khoan"), (hoa.page, f"{hoa.address}/tai-khoan/buoc-hai"),
        (son.page, f"{son.address}/can-bo"), (dat.page, f"{dat.address}/can-bo"),
    ):  # fmt: skip
        answer = page.goto(path)
        assert answer
        assert answer.status == 200, path
        faults[path] = faults_of(page)
        looked_at(page, f"{path}-{'tinh' if page is dat.page else ''}")
    son.page.get_by_label("Họ và tên").fill("Lữ Thị Thơm")
    son.page.get_by_role("button", name="Mời và lấy mã").click()
    expect(son.page.get_by_role("heading", name="Mã mở tài khoản của Lữ Thị Thơm")).to_be_visible()
    faults["code"] = faults_of(son.page)
    looked_at(son.page, "code")
    hoa.page.get_by_label("Mã sáu số").fill(code_of(User.objects.get(username="hoa")))
    hoa.page.get_by_role("button", name="Đặt bước hai").click()
    for name in ("paper", "/tai-khoan/buoc-hai", "/tai-khoan"):
        if name != "paper":
            hoa.opens(name)
        faults[name] = faults_of(hoa.page)
        looked_at(hoa.page, f"set-{name}")
    assert {path: found for path, found in faults.items() if found} == {}


def half_way_in(page: Page) -> list[str]:
    """Look at the page between password and way in, first as it is asked, then with a wrong code; then go in."""
    hien = User.objects.get(username="hien")
    with_second_step(hien)
    logs_in(page, "hien")
    box, faults = page.get_by_label("Mã trong ứng dụng sinh mã"), []
    for typed, status in (("", 200), ("000000", 422)):
        if typed:
            box.fill(typed)
            with page.expect_response("**/dang-nhap/buoc-hai") as answer:
                page.get_by_role("button", name="Vào", exact=True).click()
            assert answer.value.status == status
            expect(page.get_by_text("Mã chưa đúng, hoặc đã dùng rồi")).to_be_visible()
        expect(box).to_be_visible()
        faults += faults_of(page)
        looked_at(page, f"half-way-{status}")
    box.fill(code_of(hien))
    page.get_by_role("button", name="Vào", exact=True).click()
    expect(page.get_by_role("button", name="Đăng xuất")).to_be_visible()
    return faults


def test_a_menu_of_many_doors_holds_at_every_width_without_a_script_and_by_keyboard(desk: Callable[..., Page]) -> None:
    many = DOORS["commune_lead"]
    assert len(many) >= 12
    page = desk(java_script_enabled=False)
    logs_in(page, "son")
    for width, rows in ((360, 300), (768, 200), (1280, 130)):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto("/xa/tin-nhan")
        head = page.locator("header.top").bounding_box()
        assert head
        assert (head["width"], head["height"] <= rows) == (width, True), (width, head)
        word = page.locator("summary", has_text="Bà con")
        word.focus()
        page.keyboard.press("Enter")
        here = page.get_by_role("link", name="Tin nhắn", exact=True)
        expect(here).to_have_attribute("aria-current", "page")
        box = here.bounding_box()
        assert box
        assert 0 <= box["x"] <= box["x"] + box["width"] <= width, (width, box)
        assert box["height"] >= 44
        looked_at(page, f"menu-{width}")
        under = [door.name for door in many if door.group == PEOPLE]
        for name in under[: under.index("Quyền") + 1]:
            page.keyboard.press("Tab")
            expect(page.get_by_role("link", name=name, exact=True)).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1, name="Quyền của bà con")).to_be_visible()


def test_an_open_menu_can_be_read_by_day_and_by_night(officer: Callable[[str], Officer]) -> None:
    son = officer("son")
    son.opens("/to")
    son.page.locator("summary", has_text="Bà con").click()
    assert faults_of(son.page) == []


@pytest.mark.parametrize("login", ["son", "tam"])
def test_every_open_menu_stays_on_the_screen(officer: Callable[[str], Officer], login: str) -> None:
    page = officer(login).page
    for width in (360, 700, 768, 900, 1024, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.reload()
        for group in page.locator("header.top summary").all():
            group.click()
            box = page.locator("header.top details[open] ul").bounding_box()
            assert box
            assert 0 <= box["x"] <= box["x"] + box["width"] <= width, (width, group.inner_text(), box)


def looked_at(page: Page, name: str) -> None:
    """Keep pictures where a run asks for them."""
    if folder := os.environ.get("STORY_PICTURES"):
        for width, scheme in ((360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            plain = "".join(one if one.isalnum() else "_" for one in name.partition("?")[0].split("//")[-1])
            page.screenshot(path=Path(folder) / f"{plain}_{width}_{scheme}.png", full_page=True)
        page.emulate_media(color_scheme="light")
