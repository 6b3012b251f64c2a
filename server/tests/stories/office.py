"""An officer at a desk: logs in, opens pages, reads figures."""

import re

from playwright.sync_api import BrowserContext, Locator, expect

from tests.stories.phone import PATIENCE


class Officer:
    """Somebody with a login and a browser."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context, self.address = context, address
        self.page = context.new_page()

    def logs_in(self, login: str, password: str) -> None:
        """Log in by hand."""
        self.page.goto(f"{self.address}/dang-nhap")
        self.page.get_by_label("Tên đăng nhập").fill(login)
        self.page.get_by_label("Mật khẩu").fill(password)
        self.page.get_by_role("button", name="Đăng nhập").click()
        expect(self.page.get_by_role("button", name=re.compile("Thoát|Đăng xuất"))).to_be_visible()

    def opens(self, path: str) -> None:
        """Open a page."""
        self.page.goto(self.address + path)

    def leaves(self) -> None:
        """Close the browser."""
        self.context.close()

    def looks_up(self, slip: str) -> None:
        """Type a slip's code at the desk."""
        self.opens("/ban")
        self.page.get_by_label("Gõ hoặc quét mã phiếu").fill(slip)
        self.page.get_by_role("button", name="Xem phiếu").click()

    def sees(self, words: str) -> Locator:
        """Return the words, which must be on the page."""
        found = self.page.get_by_text(words).first
        expect(found).to_be_visible(timeout=PATIENCE)
        return found

    def figure(self, name: str) -> int:
        """Return the big number under this heading."""
        box = self.page.locator(".figure").filter(has=self.page.get_by_role("heading", name=name, exact=True))
        return int(re.sub(r"\D", "", re.match(r"[\d.\s]+", box.locator(".value").inner_text())[0]))  # type: ignore[index]

    def row(self, name: str) -> Locator:
        """Return the line of a table that begins so."""
        return self.page.get_by_role("row", name=re.compile(f"^{re.escape(name)}"))
