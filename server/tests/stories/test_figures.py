"""A figure is followed from the nation's screen down to the lines of the ledger that made it."""

import re

from playwright.sync_api import Page, expect

from tests.stories.pictures import picture

WIDE = {"width": 1280, "height": 900}


def number(page: Page, name: str) -> int:
    """Return the big number under a heading of a screen of figures."""
    box = page.locator(".figure").filter(has=page.get_by_role("heading", name=name, exact=True))
    return int(re.sub(r"\D", "", box.locator(".value").inner_text()))


def written(page: Page) -> int:
    """Return what all listed lines of the ledger add to the figure, older pages too."""
    added = 0
    while True:
        cells = page.locator("table.fold tbody tr td:last-child").all_inner_texts()
        added += sum(int(re.sub(r"[^\d-]", "", one.replace("\N{MINUS SIGN}", "-"))) for one in cells)
        older = page.get_by_role("link", name="Các lượt trước đó")
        if not older.count():
            return added
        older.click()


def test_the_nation_sees_provinces_and_no_person(officer):
    minh = officer("minh")
    minh.opens("/so-lieu/noi/vn")
    expect(minh.page.get_by_role("heading", level=1)).to_contain_text("Cả nước")
    expect(minh.page.get_by_role("link", name="Nghệ An").first).to_be_visible()
    picture(minh.page, "nation", size=WIDE)
    assert minh.page.goto(f"{minh.address}/xa").status == 403


def test_a_figure_of_a_commune_is_what_its_ledger_says(officer):
    tam = officer("tam")
    tam.opens("/so-lieu/noi/16933")
    picture(tam.page, "figures", size=WIDE)
    shown = number(tam.page, "Lượt giúp")
    assert shown > 0
    tam.page.get_by_role("link", name="Lượt giúp", exact=True).first.click()
    expect(tam.page.locator("dd b").first).to_have_text(re.compile(rf"^{shown}\b"))
    tam.page.get_by_role("link", name="Mở các lượt ghi phía sau").click()
    assert written(tam.page) == shown
