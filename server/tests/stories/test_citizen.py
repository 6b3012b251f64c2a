"""A citizen with a phone and no account: follows a slip, hears it, calls the team, and opens the guides without a network."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from nhipcau.dossiers.queries import road_of_slip
from nhipcau.dossiers.road_rules import WORKING
from nhipcau.kernel.actor import DESK, Actor
from nhipcau.kernel.ids import new_id
from tests.speech import have_programs
from tests.stories.office import Officer
from tests.stories.phone import SIZE
from tests.world import COMMUNE, PROCEDURE, must

PATIENCE = 45_000  # a busy machine is slow, not wrong
HOA = Actor(new_id(), DESK, COMMUNE, "Lữ Thị Hoa")


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(locale="vi-VN", viewport=SIZE)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()


def test_a_slip_page_follows_a_told_state_by_itself_and_is_heard(page: Page, live_house: str, slip: str) -> None:
    have_programs()
    code = slip.replace("-", "")
    must(HOA, "dossiers.hand_in", id=new_id(), slip_code=code, procedure=PROCEDURE, full_name="Lô Thị Tư", official_code="H40-261120-0107")
    with page.expect_response(lambda answer: answer.url.endswith(f"/s/{code}") and answer.request.resource_type == "fetch"):
        page.goto(f"{live_house}/s/{code}")  # the page looks once, to know what it shows
    expect(page.get_by_role("heading", level=1)).to_have_text("Được tiếp nhận.")
    must(HOA, "dossiers.tell_state", id=new_id(), dossier_id=road_of_slip(code).dossier, state=WORKING, holder="Tư pháp, hộ tịch")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_role("heading", level=1)).to_have_text("Đang xử lý.", timeout=PATIENCE)
    expect(page.locator("main")).to_contain_text("Nơi giữ: Tư pháp, hộ tịch")
    heard = page.evaluate(
        """async () => {
          const sound = document.querySelector('.listen audio');
          sound.muted = true;
          await sound.play();
          await new Promise((done) => sound.addEventListener('timeupdate', done, { once: true }));
          return [sound.duration > 2, sound.error === null];
        }"""
    )
    assert heard == [True, True]


def test_a_call_from_a_phone_arrives_at_the_leader_with_a_helper_and_why(page: Page, live_house: str, officer: Callable[[str], Officer]) -> None:
    page.goto(f"{live_house}/tu-lam")
    page.get_by_role("link", name="Gọi tổ", exact=True).last.click()
    page.get_by_role("link", name=re.compile("Xã Tam Quang")).click()
    page.get_by_role("button", name="Gọi tổ").click()
    expect(page.get_by_role("alert")).to_contain_text("Chọn gọi lại hay đến nhà.")
    page.get_by_label("Gọi lại cho tôi").check()
    page.get_by_label("Số điện thoại").fill("0912 345 678")
    page.get_by_label("Thôn, bản").select_option(label="Bản Tùng Hương")
    page.get_by_label("Cần giúp việc gì?").fill("giấy khai sinh")
    page.get_by_label("Nói tiếng gì cho dễ?").select_option(label="Tiếng Thái")
    page.get_by_label(re.compile("Tôi đồng ý")).check()
    page.get_by_role("button", name="Gọi tổ").click()
    expect(page.get_by_role("heading", name="Đã ghi lời gọi")).to_be_visible()
    son = officer("son")
    son.opens("/xa/goi-to")
    card = son.page.locator("article", has_text="giấy khai sinh")
    expect(card).to_contain_text("Bản Tùng Hương")
    expect(card).to_contain_text("Vì: nói tiếng Thái")
    expect(card).not_to_contain_text("0912345678")
    card.get_by_role("link", name="Xem cách liên lạc").click()
    expect(son.page.locator("article", has_text="giấy khai sinh")).to_contain_text("0912345678")


def test_the_start_page_and_a_visited_guide_open_without_a_network(page: Page, live_house: str) -> None:
    page.goto(f"{live_house}/tu-lam")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    page.goto(f"{live_house}/thu-tuc/{PROCEDURE}")
    title = page.get_by_role("heading", level=1).inner_text()
    page.wait_for_function(
        "async (address) => Boolean(await caches.match(address))", arg=f"{live_house}/thu-tuc/{PROCEDURE}"
    )
    page.goto(f"{live_house}/thu-tuc/{PROCEDURE}/danh-sach?where_born=clinic")
    page.context.set_offline(True)
    page.goto(f"{live_house}/tu-lam")
    expect(page.get_by_role("heading", name="Bà con tự làm")).to_be_visible()
    page.goto(f"{live_house}/thu-tuc/{PROCEDURE}")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    kept = page.evaluate(
        """async () => {
          const names = await caches.keys();
          const all = (await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))).flat();
          const sizes = await Promise.all(all.map(async (one) => (await (await caches.match(one)).arrayBuffer()).byteLength));
          return { addresses: all.map(({ url }) => new URL(url).pathname + new URL(url).search), bytes: sizes.reduce((sum, one) => sum + one, 0) };
        }"""
    )
    assert not [one for one in kept["addresses"] if "where_born" in one], "no answers of a family"
    assert kept["bytes"] < 1_000_000
    page.context.set_offline(False)
