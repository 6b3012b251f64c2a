"""At the desk with a scanner and a keyboard, and nobody's mouse: two officers, one dossier, from the slip to the result."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.stories.office import Officer


def scans(page: Page, slip: str) -> None:
    """A scanner types the code where the cursor stands, and presses Enter."""
    expect(page.get_by_label("Gõ hoặc quét mã phiếu")).to_be_focused()
    page.keyboard.type(slip)
    page.keyboard.press("Enter")
    page.wait_for_url("**/ban?phieu=*")


def tabs_to(page: Page, name: str) -> None:
    """Go on with Tab until a button of this name has the focus."""
    button = page.get_by_role("button", name=name, exact=True)
    for _ in range(40):
        if button.evaluate("it => it === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never comes to {name}")


def test_a_dossier_goes_from_the_slip_to_the_result_by_keyboard_and_who_comes_second_is_told(officer: Callable[[str], Officer], slip: str) -> None:
    hoa = officer("hoa")
    page = hoa.page
    hoa.opens("/ban")
    scans(page, slip)
    expect(page.locator("summary", has_text="1. Tiếp nhận hồ sơ")).to_be_focused()
    tabs_to(page, "Tiếp nhận hồ sơ")
    page.keyboard.press("Enter")
    hoa.sees("Đã ghi.")
    hoa.sees("Hồ sơ đang ở đâu")
    scans_again = hoa.context.new_page()  # a second window, as a second officer would have it
    scans_again.goto(f"{hoa.address}/ban")
    scans(scans_again, slip)
    page.get_by_label("Gõ hoặc quét mã phiếu").fill("")
    scans(page, slip)
    first = page.locator("summary", has_text="1. Chuyển xử lý")
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    tabs_to(page, "Chuyển xử lý")
    page.keyboard.press("Enter")
    hoa.sees("Đang xử lý")
    late = scans_again.locator("summary", has_text="Báo có kết quả")
    late.press("Enter")
    scans_again.get_by_role("button", name="Báo có kết quả", exact=True).press("Enter")
    expect(scans_again.get_by_role("alert")).to_contain_text("nay là “Đang xử lý”")
    expect(scans_again.get_by_role("alert")).to_contain_text("409.236")
    page.get_by_role("link", name="Giấy tiếp nhận hồ sơ và hẹn trả kết quả").press("Enter")
    expect(page.get_by_role("heading", name="Giấy tiếp nhận hồ sơ và hẹn trả kết quả")).to_be_visible()
