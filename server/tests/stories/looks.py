"""What can be seen of a page by measuring it: does it fit, can it be touched, can it be read aloud."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[3] / "field" / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = (320, 360, 1280)
TOUCH = 56  # pixels

WIDER = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const wide = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > room + 1);
  return wide.slice(0, 3).map((e) => `${e.tagName} ${e.className} ${Math.round(e.getBoundingClientRect().right)}`);
}"""
SMALL = """(least) => {
  const touched = 'a[href], button, select, summary, input, textarea, [role=button]';
  const shown = (e) => e.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  return [...document.querySelectorAll(touched)].flatMap((e) => {
    const whole = e.matches('input, select, textarea') ? (e.closest('label') ?? e) : e;
    const { width, height } = whole.getBoundingClientRect();
    if (!shown(whole) || width < 2) return [];
    return Math.min(width, height) >= least - 0.5 ? [] : [`${whole.outerHTML.slice(0, 90)} ${width}x${height}`];
  });
}"""
ASK_AXE = """async (strict) => {
  const rules = { 'color-contrast-enhanced': { enabled: strict } };
  const found = await axe.run(document, { resultTypes: ['violations'], rules });
  return found.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}: ${n.any[0]?.message ?? n.failureSummary}`));
}"""


def faults_of(page: Page, *, outdoors: bool = False) -> list[str]:
    """Return everything that is wrong with the look of the open page; outdoors it is touched, and read in the sun."""
    faults = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        faults += [f"{width} px: too wide: {one}" for one in page.evaluate(WIDER)]
        if outdoors and width == WIDTHS[0]:
            faults += [f"{width} px: too small to touch: {one}" for one in page.evaluate(SMALL, TOUCH)]
    for width, scheme in ((1280, "light"), (320, "light"), (320, "dark")):
        page.set_viewport_size({"width": width, "height": 2400})  # so tall that nothing lies under the foot of the page
        page.emulate_media(color_scheme=scheme)
        faults += [f"{width} px, {scheme}: {one}" for one in _axe(page, outdoors)]
    page.emulate_media(color_scheme="light")
    return faults


def _axe(page: Page, strict: bool) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())
    found: list[Any] = page.evaluate(ASK_AXE, strict)
    return [str(one) for one in found]
