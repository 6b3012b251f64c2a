"""Every page of the server, looked at by axe in both themes, on a phone and on a desk's screen."""

import pytest
from django.conf import settings

from nhipcau.dossiers.models import Preparation
from nhipcau.kernel.actor import system
from nhipcau.kernel.scope import acting
from tests.stories.browser import ROOT
from tests.stories.office import Officer
from tests.world import COMMUNE

AXE = ROOT / "field" / "node_modules" / "axe-core" / "axe.min.js"
FAULTS = "async () => (await axe.run()).violations.map(v => v.id + ': ' + v.nodes[0].target + ' ' + v.nodes[0].failureSummary)"
WIDE = "document.documentElement.scrollWidth - window.innerWidth"
PAGES = {
    "": ("/", "/thu-tuc?q=lam+giay+cho+con+moi+de", "/thu-tuc?nhom=cu-tru", "/thu-tuc/1.001193", "/dang-nhap", "/nowhere"),
    "hoa": ("/ban", "/ban?phieu={slip}", "/ban?phieu=00000000000", "/tinh"),
    "son": ("/xa",),
    "tam": ("/tinh",),
}
OF_THE_SLIP = ("/s/{slip}", "/s/{slip}/in?kho=a6", "/s/{slip}/in?kho=a5", "/s/00000000000", "/s?ma=7K4W")


@pytest.fixture
def slip(real_database):
    """The code of a slip of the demo world on which something is missing."""
    with acting(system(COMMUNE)):
        rows = Preparation.objects.filter(papers__contains=[{"state": "missing"}])
        return rows.order_by("slip_code").values_list("slip_code", flat=True)[0]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_page_is_without_faults_for_those_who_cannot_see_or_point(chromium, live_house, slip, theme):
    faults = []
    for login, pages in {**PAGES, "": (*PAGES[""], *OF_THE_SLIP)}.items():
        context = chromium.new_context(color_scheme=theme, bypass_csp=True, viewport={"width": 320, "height": 800})
        officer = Officer(context, live_house)
        if login:
            officer.logs_in(login, settings.DEMO_PASSWORD)
        for page in pages:
            officer.opens(page.format(slip=slip))
            officer.page.evaluate(AXE.read_text())
            faults += [f"{login} {page} {fault}" for fault in officer.page.evaluate(FAULTS)]
            faults += [f"{login} {page} is too wide"] if officer.page.evaluate(WIDE) > 0 else []
            officer.page.set_viewport_size({"width": 1280, "height": 800})
            faults += [f"{login} {page} {fault}" for fault in officer.page.evaluate(FAULTS)]
            officer.page.set_viewport_size({"width": 320, "height": 800})
        officer.leaves()
    assert faults == []


@pytest.mark.parametrize(("size", "millimetres"), [("a6", (105, 148)), ("a5", (148, 210))])
def test_a_slip_prints_on_one_sheet_of_its_paper(chromium, live_house, slip, size, millimetres):
    page = chromium.new_page()
    page.goto(f"{live_house}/s/{slip}/in?kho={size}")
    printed = page.pdf(prefer_css_page_size=True)
    page.close()
    box = printed.split(b"/MediaBox [0 0 ", 1)[1].split(b"]", 1)[0].split()
    assert [round(float(side) / 72 * 25.4) for side in box] == [pytest.approx(side, abs=1) for side in millimetres]
    assert printed.count(b"/MediaBox") == 1
