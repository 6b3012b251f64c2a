"""Every complete guide is walked to its list by somebody whose browser runs no scripts, and once without any styles."""

import pytest
from playwright.sync_api import Page, expect

from nhipcau.guides.models import Guide
from tests.stories.phone import SIZE
from tests.stories.pictures import SHARPNESS, picture

MOST = 25  # pages to a list
SOME = 8  # guides that are also walked without styles
GUIDED = "1.001193"


def browser_without(chromium, *, styles: bool) -> Page:
    """A browser without scripts, and if wanted without styles."""
    context = chromium.new_context(
        java_script_enabled=False, locale="vi-VN", viewport=SIZE, device_scale_factor=SHARPNESS
    )
    page = context.new_page()
    if not styles:
        page.route("**/*.css", lambda route: route.abort())
    return page


def answers(page: Page) -> None:
    """Answer the question on the page with its first choice, or something that fits, and go on.

    Where the first choice does not fit with what was said before, the one after it is taken.
    """
    choices = page.locator(".picks input").all()
    if choices:
        clash = page.get_by_role("alert").count() > 0
        taken = next((at for at, choice in enumerate(choices) if clash and choice.is_checked()), -1)
        choices[taken + 1].check()
    elif page.locator(".dated input").count():
        for part, value in zip(page.locator(".dated input").all(), ("18", "7", "2026"), strict=True):
            part.fill(value)
    else:
        page.locator("#tra-loi").fill(page.locator(".hint").last.inner_text().split(" đến ")[-1].rstrip("."))
    with page.expect_navigation():
        page.get_by_role("button", name="Tiếp tục").click()


def walks(page: Page, address: str, code: str) -> int:
    """Walk from the procedure's page to the list; return how many questions were asked."""
    page.goto(f"{address}/thu-tuc/{code}")
    page.get_by_role("link", name="Hỏi vài câu, ra đúng giấy của nhà mình").click()
    for asked in range(MOST):
        if "/danh-sach" in page.url:
            return asked
        expect(page.locator("h1"), page.url).to_have_count(1)
        answers(page)
    raise AssertionError(f"{code}: no list after {MOST} questions")


@pytest.fixture
def codes(live_house):
    return list(Guide.objects.filter(current=True).order_by("procedure_id").values_list("procedure_id", flat=True))


def test_every_guide_leads_to_its_list_without_javascript(chromium, live_house, codes):
    page = browser_without(chromium, styles=True)
    asked = {code: walks(page, live_house, code) for code in codes}
    page.context.close()
    assert len(asked) >= 12
    assert max(asked.values()) <= 12, asked


def test_a_guide_can_be_walked_without_javascript_and_without_styles(chromium, live_house, codes):
    page = browser_without(chromium, styles=False)
    for code in codes[:: max(1, len(codes) // SOME)]:
        walks(page, live_house, code)
        assert page.locator("h1").is_visible()
    picture(page, "list-without-styles")
    page.context.close()


def test_a_family_answers_changes_an_answer_and_takes_its_list_along(chromium, live_house):
    page = browser_without(chromium, styles=True)
    page.goto(f"{live_house}/thu-tuc/{GUIDED}/hoi")
    picture(page, "question-page")
    page.get_by_role("button", name="Tiếp tục").click()
    expect(page.get_by_role("alert")).to_contain_text("Chọn một câu trả lời.")
    while "/danh-sach" not in page.url:
        answers(page)
    picture(page, "list-page")
    expect(page.locator("main")).to_contain_text("Giấy chứng sinh")
    expect(page.locator("main")).to_contain_text("Đang tính theo trường hợp thường gặp")
    page.get_by_role("link", name="Sửa câu trả lời").click()
    expect(page.locator(".picks input").first).to_be_checked()
    page.get_by_label("Ở nhà, có người đỡ").check()
    page.get_by_role("button", name="Tiếp tục").click()
    expect(page.locator("main")).to_contain_text("Giấy của người làm chứng việc sinh")
    page.go_back()
    page.go_back()
    expect(page.locator("main")).to_contain_text("Giấy chứng sinh")
    answer = page.request.get(live_house + page.get_by_role("link", name="khổ A5").get_attribute("href"))
    assert answer.headers["content-type"] == "application/pdf"
    page.context.close()
