"""A team member with a phone in her hand: what she does, in the words on the screen."""

import re
import time
from collections.abc import Callable
from copy import copy
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import psutil
from playwright.sync_api import BrowserContext, BrowserType, Error, Locator, Page, Route, expect

from tests.stories.browser import launch_options
from tests.stories.pictures import SHARPNESS, picture

SIZE = {"width": 390, "height": 844}
PIN = "240319"  # of every phone in the stories
PATIENCE = 45_000  # milliseconds until a screen must be there, also on a machine that does ten other things


class HeldNews:
    """Answers to “what is new?” that are still on the way."""

    def __init__(self, page: Page) -> None:
        self.held: list[Route] = []
        self.open = False
        page.route("**/sync/pull*", self._meets)

    def _meets(self, route: Route) -> None:
        if self.open:
            route.continue_()
        else:
            self.held.append(route)

    def arrives(self) -> None:
        """Let them through, and all later ones."""
        self.open = True
        for route in self.held:
            route.continue_()


class Phone:
    """One phone: a browser with its own storage, which outlives being closed."""

    def __init__(self, chromium: BrowserType, address: str, profile: Path, looks: dict[str, Any]) -> None:
        self.chromium, self.address, self.profile, self.looks = chromium, address, profile, looks
        self.context: BrowserContext | None = None
        self.offline = False
        self.taps = 0
        self.complaints: list[str] = []
        self.camera = False
        self.clock: datetime | None = None
        self.tab: Page | None = None

    def in_another_tab(self) -> "Phone":
        """Return the same phone, looked at through a second tab."""
        assert self.context, "the phone is off"
        other = copy(self)
        other.tab = self.context.new_page()
        other.opens()
        return other

    # Opening and closing

    def is_picked_up(self, path: str = "") -> None:
        """Open the app, with or without signal, and type nothing."""
        if self.context is None:
            self.context = self._switch_on()
        self.page.goto(f"{self.address}/app/{path}")
        expect(self.page.get_by_role("heading", level=1)).to_be_visible(timeout=PATIENCE)

    def opens(self, path: str = "") -> None:
        """Open the app, with or without signal, by its PIN."""
        self.is_picked_up(path)
        self.enters_pin()
        self.taps = 0

    def loads_again(self) -> None:
        """Load the page again, as a person does who pulls it down; the phone asks for its PIN."""
        self.page.reload()
        expect(self.page.get_by_role("heading", level=1)).to_be_visible(timeout=PATIENCE)
        self.enters_pin()

    def enters_pin(self, pin: str = PIN) -> None:
        """Type the PIN, if the phone asks for it."""
        box = self.page.locator(".pin input")
        if box.count() == 1:
            box.fill(pin)
            expect(box).to_have_count(0, timeout=PATIENCE)
            expect(self.page.get_by_role("heading", level=1)).to_be_visible(timeout=PATIENCE)

    def shows_code(self, code: str, pin: str = PIN) -> None:
        """Type the one-time code, and where the phone wants one, a PIN twice."""
        self.page.get_by_label("Mã mở máy").fill(code)
        for box in self.page.locator(".pin input").all():
            box.fill(pin)

    def _switch_on(self) -> BrowserContext:
        fit = {"viewport": SIZE, "has_touch": True, "locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh"}
        fit |= {"device_scale_factor": SHARPNESS, **self.looks}
        context = self.chromium.launch_persistent_context(self.profile, **launch_options(), **fit, offline=self.offline)
        context.set_default_timeout(PATIENCE)
        if self.clock:
            context.clock.set_system_time(self.clock)
        page = context.pages[0]
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._hears)
        return context

    def _hears(self, message: Any) -> None:
        if message.type == "error" and "net::ERR_" not in message.text:
            self.complaints.append(message.text)

    @property
    def page(self) -> Page:
        """The screen."""
        assert self.context, "the phone is off"
        return self.tab or self.context.pages[0]

    def closes(self) -> None:
        """Close the browser, as the phone does when it needs room."""
        if self.context:
            self.context.close()
            self.context = None

    def goes_offline(self) -> None:
        """Walk up to where there is no signal."""
        self.offline = True
        if self.context:
            self.context.set_offline(True)

    def goes_online(self) -> None:
        """Come back down to where there is signal."""
        self.offline = False
        if self.context:
            self.context.set_offline(False)

    def hears_nothing_yet(self) -> "HeldNews":
        """Send, but wait for what the commune has to say."""
        return HeldNews(self.page)

    def loses_the_next_answer(self, address: str) -> list[int]:
        """Let the server do its work once, and let its answer be lost on the way; returns the status of what was lost."""
        lost: list[int] = []

        def lose(route: Route) -> None:
            lost.append(route.fetch().status)
            route.abort()

        self.page.route(address, lose, times=1)
        return lost

    def is_killed(self) -> None:
        """The battery is out: no page hears of it."""
        assert self.context
        for process in psutil.process_iter(["cmdline"]):
            if f"--user-data-dir={self.profile}" in (process.info["cmdline"] or []):
                process.kill()
        self.context = None

    def has_a_clock_that_says(self, moment: datetime) -> None:
        """Set the phone's clock, now and whenever it is opened."""
        self.clock = moment
        if self.context:
            self.context.clock.set_system_time(moment)

    def hears_the_server_say(self, moment: datetime) -> None:
        """Let every answer carry this moment, as if the server's clock agreed with the phone's."""
        date = format_datetime(moment, usegmt=True)

        def redate(route: Route) -> None:
            try:
                answer = route.fetch()
                # A proof is judged by the server's true clock: its refusal tells it, and the phone proves by that.
                told = answer.headers if answer.status == 401 else {**answer.headers, "date": date}
                route.fulfill(response=answer, headers=told)
            except Error as cut:
                if "disposed" not in str(cut) and "closed" not in str(cut):  # else: switched off while the answer came
                    raise

        self.page.route("**/api/**", redate)

    def turns_to(self, path: str) -> None:
        """Go to a screen without loading the page again."""
        self.page.evaluate("(path) => { location.hash = path; }", path)

    def has_room_for(self, quota: int) -> None:
        """Give the browser so many bytes for everything it keeps; it asks anew only before its first write, or when short."""
        self.context = self.context or self._switch_on()
        self.storage = self.context.new_cdp_session(self.page)
        self.storage.send("Storage.overrideQuotaForOrigin", {"origin": self.address, "quotaSize": quota})

    # Hands and eyes

    def taps_on(self, target: Locator) -> None:
        """Bring it to the middle of the screen and tap once; every tap is counted."""
        target.evaluate("(node) => node.scrollIntoView({ block: 'center' })")
        target.click()
        self.taps += 1

    def taps_link(self, name: str) -> None:
        """Tap a line or a button that leads to a page."""
        self.taps_on(self.page.get_by_role("link", name=re.compile(re.escape(name))).first)

    def taps_button(self, name: str) -> None:
        """Tap a button."""
        self.taps_on(self.page.get_by_role("button", name=name, exact=True))

    def taps_line(self, words: str) -> None:
        """Tap a line that can be chosen."""
        self.taps_on(self.page.locator("main label").filter(has_text=re.compile(f"^{re.escape(words)}")).first)

    def types(self, text: str) -> None:
        """Type into the search box, letter by letter, as a thumb does."""
        box = self.page.get_by_role("searchbox")
        box.fill("")
        box.press_sequentially(text)

    def marks(self, what: str, state: str) -> None:
        """Choose in the bar of this name."""
        self.taps_on(self.page.get_by_role("radiogroup", name=what, exact=True).get_by_text(state, exact=True))

    def keeps(self, name: str) -> None:
        """Keep a picture of the screen, when this phone's owner takes pictures."""
        if self.camera:
            self.page.evaluate("document.activeElement?.blur(); scrollTo(0, 0)")
            picture(self.page, name)

    def sees(self, words: str) -> Locator:
        """Wait until these words are on the screen."""
        found = self.page.get_by_text(words).filter(visible=True).first
        expect(found).to_be_visible(timeout=PATIENCE)
        return found

    def sees_page(self, title: str) -> None:
        """Wait until the page of this title is open."""
        expect(self.page.get_by_role("heading", level=1, name=title)).to_be_visible(timeout=PATIENCE)

    # Deeds

    def activates(self, code: str, whose: str = "Lan") -> None:
        """Open a new phone with the one-time code, and wait until the village is on it."""
        self.opens()
        self.shows_code(code)
        self.keeps("activate")
        self.taps_button("Mở máy")
        self.sees_page(f"Chào {whose}")
        self.sees("nhà chưa ai gõ cửa")
        self.is_ready_to_leave(whose)

    def is_ready_to_leave(self, whose: str = "Lan") -> None:
        """Wait until the app and the guides are on the phone, so that no signal is needed any more."""
        self.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        self.waits_for(lambda: self.page.evaluate("navigator.serviceWorker.controller !== null"))
        self.page.goto(f"{self.address}/app/#/giay-to")
        self.sees("Hay làm")
        self.page.goto(f"{self.address}/app/#/")
        self.sees_page(f"Chào {whose}")

    def waits_for(self, truth: Callable[[], bool]) -> None:
        """Wait until something has become true."""
        until = time.monotonic() + PATIENCE / 1000
        while not truth():
            assert time.monotonic() < until, "it did not become true in time"
            self.page.wait_for_timeout(50)

    def finds_house(self, typed: str, name: str) -> None:
        """From the first page to the house that is to be helped."""
        self.taps_link("Bắt đầu giúp một nhà")
        self.types(typed)
        self.sees("Tìm thấy")
        self.keeps("find-house")
        self.taps_link(f"Nhà {name}")

    def finds_procedure(self, typed: str, plain: str) -> None:
        """From the house to the procedure, in everyday words without marks."""
        self.sees_page("Bà con cần gì?")
        self.types(typed)
        self.sees(plain)
        self.keeps("find-procedure")
        self.taps_link(plain)

    def answers(self, question: str, said: str) -> None:
        """Answer the question on the screen."""
        expect(self.page.get_by_role("heading", level=2, name=question)).to_be_visible(timeout=PATIENCE)
        self.taps_line(said)

    def gives_the_first_answers(self) -> None:
        """Take the first answer to every question until the list is there."""
        at = re.compile(r"/hoi/\w+$|/giay$")
        self.page.wait_for_url(at)
        while "/hoi/" in self.page.url:
            question = self.page.url
            self.taps_on(self.page.locator("main .opts label").first)
            self.page.wait_for_url(lambda url, was=question: url != was and at.search(url) is not None)

    def asks_consent(self, person: str) -> None:
        """Read the sentences aloud; the person agrees to all of them."""
        self.taps_link("Ghi lại và hẹn ngày")
        self.sees_page("Xin phép bà con")
        self.taps_line(person)
        for sentence in ("Ghi tên và việc giúp hôm nay", "Giữ lại để tổ ghé thăm", "Đếm vào số liệu của xã"):
            self.taps_line(sentence)
            expect(self.page.get_by_role("checkbox", name=re.compile(sentence))).to_be_checked()
        self.marks("Ai đồng ý?", "Chính bà con")
        self.keeps("consent")
        self.taps_button("Bà con đồng ý, ghi tiếp")
        self.sees_page("Bà con làm được gì?")

    def records(self, steps: dict[str, str]) -> None:
        """Record honestly how each step went, go through the safety card, agree on a day."""
        for step, mode in steps.items():
            self.marks(step, mode)
        self.taps_on(self.page.get_by_text("Trả lời đúng", exact=True))
        self.marks("Hẹn ngày quay lại", "1 tuần nữa")
        self.keeps("record")
        self.taps_button("Xong, viết phiếu hẹn")

    def adds_a_house(self, head: str) -> None:
        """Enter a house that nobody had on the list, and nobody of it yet."""
        self.opens("#/nha/them")
        self.page.get_by_label("Tên chủ hộ").fill(head)
        self.taps_line("Ghi luôn chủ hộ")
        self.taps_button("Thêm nhà này")
        self.page.wait_for_url(re.compile(r"/nha/[0-9a-f-]{36}$"))

    def slip_code(self) -> str:
        """Return the code on the slip that is on the screen."""
        return self.page.locator(".slipcode").inner_text()

    def waiting(self) -> list[str]:
        """Open “Chờ gửi” and return the lines there."""
        self.page.goto(f"{self.address}/app/#/cho-gui")
        self.sees_page("Chờ gửi")
        return [line.inner_text() for line in self.page.locator("main ul li").all()]

    def sees_line(self, what: str, state: str) -> None:
        """Wait until a line of “Chờ gửi” stands so."""
        line = self.page.locator("main li").filter(has_text=what).filter(has_text=state)
        expect(line.first).to_be_visible(timeout=PATIENCE)
