"""The phone itself: memory with 10,000 records, a later start, a save and a key press on a slow processor."""

import json
import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from place import COMMUNE, SCOPE, Place
from playwright.sync_api import BrowserContext, CDPSession, Page, Playwright, Route, expect, sync_playwright
from report import Report

from nhipcau.gateway.phones import give_code
from nhipcau.kernel.actor import SYSTEM, Actor
from nhipcau.kernel.ids import new_id
from nhipcau.people.models import Member
from tests.stories.browser import launch_options

SLOW, TIMES, TEN_THOUSAND = 6, 5, 10_000
TYPED = ("l", "k", "lo thi", "vi v", "kha", "nguyen", "moong", "tuan")
SIZE = {"width": 390, "height": 844}
PIN = "240319"
STARTED = """() => new Promise((done) => {
  const look = () => document.querySelector('.pin input') ? done(performance.now()) : requestAnimationFrame(look);
  look();
})"""
OPENED = """(pin) => new Promise((done) => {
  const box = document.querySelector('.pin input');
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(box, pin);
  const typed = performance.now();
  const look = () => document.querySelector('a.card.side') ? done(performance.now() - typed) : requestAnimationFrame(look);
  box.dispatchEvent(new Event('input', { bubbles: true }));
  look();
})"""
STRETCHED = """async () => {
  const key = await crypto.subtle.importKey('raw', new Uint8Array(6), 'PBKDF2', false, ['deriveBits']);
  const from = performance.now();
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(16), iterations: 600_000 };
  await crypto.subtle.deriveBits(how, key, 256);
  return performance.now() - from;
}"""
SAVE = """() => new Promise((done) => {
  const tap = performance.now();
  const look = () => /\\/nha\\/[0-9a-f-]{36}$/.test(location.hash) && /^Nhà/.test(document.querySelector('h1')?.innerText ?? '')
    ? done(performance.now() - tap) : requestAnimationFrame(look);
  [...document.querySelectorAll('button')].find((one) => one.innerText === 'Thêm nhà này').click();
  look();
})"""
PRESS = """(text) => new Promise((done) => {
  const box = document.querySelector('input[type=search]');
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(box, text);
  const tap = performance.now();
  const seen = new MutationObserver(() => requestAnimationFrame(() => {
    seen.disconnect();
    done(performance.now() - tap);
  }));
  seen.observe(document.querySelector('main'), { subtree: true, childList: true, characterData: true });
  box.dispatchEvent(new Event('input', { bubbles: true }));
  setTimeout(() => done(null), 10_000);
})"""

COUNT = """() => new Promise((done) => {
  const opened = indexedDB.open('nhipcau');
  opened.onsuccess = () => {
    const found = opened.result.transaction('pages').objectStore('pages').getAll();
    found.onsuccess = () => { opened.result.close(); done(found.result.reduce((many, page) => many + page.ids.length, 0)); };
  };
})"""


class Bench:
    """One phone with the app on it, in a profile that outlives being closed."""

    def __init__(self, driver: Playwright, served: Place, profile: Path) -> None:
        self.driver, self.served, self.profile = driver, served, profile
        self.address = f"http://127.0.0.1:{served.port}/app/"
        self.records = 0

    @contextmanager
    def open(self) -> Iterator[tuple[Page, CDPSession, BrowserContext]]:
        """Switch it on; off again afterwards."""
        context = self.driver.chromium.launch_persistent_context(
            self.profile, **launch_options(), viewport=SIZE, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh"
        )
        page = context.pages[0]
        try:
            yield page, context.new_cdp_session(page), context
        finally:
            context.close()

    def settles_in(self, code: str, more: int = 0) -> None:
        """Activate it and bring everything onto it, with so many records more than the commune has."""
        with self.open() as (page, _, context):
            if more:
                page.route("**/sync/pull*", lambda route: _with_more(route, more))
            page.goto(self.address)
            page.get_by_label("Mã mở máy").fill(code)
            for box in page.locator(".pin input").all():
                box.fill(PIN)
            page.get_by_role("button", name="Mở máy", exact=True).click()
            expect(page.locator("a.card.side")).to_be_visible(timeout=120_000)
            page.evaluate("navigator.serviceWorker.ready.then(() => true)")
            page.goto(f"{self.address}#/giay-to")
            expect(page.get_by_text("Hay làm")).to_be_visible(timeout=60_000)
            context.set_offline(True)
            self.records = int(page.evaluate(COUNT))

    def unlocks(self, page: Page) -> None:
        """Open the app and type the PIN."""
        page.goto(self.address)
        page.locator(".pin input").fill(PIN)
        expect(page.locator("a.card.side")).to_be_visible(timeout=60_000)

    def heap(self, walk: tuple[str, ...]) -> float:
        """Return the megabytes of JavaScript that stay after these screens were looked at."""
        with self.open() as (page, tools, context):
            context.set_offline(True)
            self.unlocks(page)
            for path in walk:
                page.evaluate("(path) => { location.hash = path; }", path)
                page.wait_for_timeout(1_500)
            tools.send("HeapProfiler.collectGarbage")
            return float(tools.send("Runtime.getHeapUsage")["usedSize"]) / 1e6


def _with_more(route: Route, more: int) -> None:
    """Pass a pull on, with invented records beside the commune's own."""
    answer = route.fetch()
    told = answer.json()
    if told.get("reset") and not told.get("more"):
        told["changes"] = [*told["changes"], *_invented(more)]
    route.fulfill(response=answer, body=json.dumps(told))


def _invented(many: int) -> Iterator[dict[str, Any]]:
    chance = random.Random(many)
    steps = [{"step": "find_procedure", "mode": "alone", "secret": False}]
    while many > 0:
        home, person = str(new_id()), str(new_id())
        own = {"household_id": home, "resident_id": person, "procedure": "1.001193", "next_date": None}
        head = f"Kha Văn {chance.choice(('Minh', 'Hoa', 'Sơn', 'Tuấn'))} {many}"
        about = {"full_name": head, "given_name": "Minh", "birth_year": 1980, "sex": "male", "language": "thai"}
        yield _put("people.households", home, village_id="v", head_name=head, note="", languages=["thai"], reached=True)
        yield _put("people.residents", person, household_id=home, **about)
        for day in range(1, 4):
            at = {"happened_at": f"2026-11-0{day}T02:00:00Z", "member_id": home, "steps": steps, "safety_card": "otp"}
            yield _put("support.assists", str(new_id()), **own, **at)
        many -= 5


def _put(collection: str, name: str, **row: Any) -> dict[str, Any]:  # noqa: ANN401 (rows differ)
    return {"collection": collection, "id": name, "op": "put", "row": {"id": name, **row}}


def _codes(served: Place) -> list[str]:
    members = Member.objects.filter(scope=served.path).order_by("id")[:2]
    return [give_code(Actor(new_id(), SYSTEM, SCOPE, "bench"), member.id) for member in members]


def phone(report: Report, served: Place) -> None:
    """Measure the phone app in a real Chromium, offline, with the commune of the bench on it."""
    report.heading(f"phone app in Chromium, offline, commune {COMMUNE}")
    report.note(f"Processor slowed {SLOW} times by the browser's own tools, median of {TIMES}.")
    report.note("This slowing does not reach workers, encryption or the browser's store: a real phone is slower there.")
    one, two = _codes(served)
    with sync_playwright() as driver, tempfile.TemporaryDirectory(prefix="nhipcau-phone-") as folder:
        village = Bench(driver, served, Path(folder) / "village")
        village.settles_in(one)
        _report_starts(report, village, "1,100 households", target=1.2)
        saves, presses = _work(village)
        report.figure("save a new house: tap to the next screen", median(saves), "ms", target=300)
        report.figure("key press in the list of houses", median(presses), "ms", target=200)
        report.figure("JavaScript heap, 1,100 households", village.heap(("/nha", "/cho-gui", "/")), "MB", target=15)
        full = Bench(driver, served, Path(folder) / "full")
        full.settles_in(two, TEN_THOUSAND - village.records)
        report.line("records on the fuller phone, counted in its store", f"{full.records:,}")
        report.figure("JavaScript heap, 10,000 records", full.heap(("/nha", "/cho-gui", "/")), "MB", target=15)
        _report_starts(report, full, "10,000 records")


class _Start(NamedTuple):
    """Milliseconds from the address to the PIN's field, from the PIN to the first page, and of these for stretching the PIN."""

    asked: float
    opened: float
    stretched: float

    @property
    def own(self) -> float:
        return self.asked + self.opened - self.stretched


def _report_starts(report: Report, bench: Bench, what: str, target: float | None = None) -> None:
    starts = sorted(_starts(bench), key=lambda start: start.own)
    middle = starts[len(starts) // 2]
    report.figure(f"later start, {what}, without stretching the PIN", middle.own / 1_000, "s", target=target)
    report.figure("  of it until the PIN can be typed", middle.asked / 1_000, "s")
    report.figure("  stretching the PIN, 600,000 rounds", middle.stretched / 1_000, "s")


def _starts(bench: Bench) -> list[_Start]:
    times = []
    for _ in range(TIMES):
        with bench.open() as (page, tools, context):
            context.set_offline(True)
            page.goto("about:blank")
            tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOW})
            page.goto(bench.address, wait_until="commit")
            asked, opened = float(page.evaluate(STARTED)), float(page.evaluate(OPENED, PIN))
            times.append(_Start(asked, opened, float(page.evaluate(STRETCHED))))
    return times


def _work(bench: Bench) -> tuple[list[float], list[float]]:
    saves: list[float] = []
    presses: list[float] = []
    with bench.open() as (page, tools, context):
        context.set_offline(True)
        bench.unlocks(page)
        page.evaluate("location.hash = '/nha'")
        expect(page.get_by_role("searchbox")).to_be_visible()
        page.wait_for_timeout(1_000)
        tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOW})
        presses += [float(took) for text in TYPED if (took := page.evaluate(PRESS, text)) is not None]
        for number in range(TIMES):
            page.evaluate("location.hash = '/nha/them'")
            page.get_by_label("Tên chủ hộ").fill(f"Nhà Đo {number}")
            page.wait_for_timeout(500)
            saves.append(float(page.evaluate(SAVE)))
    return saves, presses
