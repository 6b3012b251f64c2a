"""The citizen's pages on slow links: bytes, requests, when the largest thing stands, and how much moves while it loads."""

from statistics import median
from typing import Any

from place import Place
from playwright.sync_api import Browser, sync_playwright
from report import Report

from tests.stories.browser import launch_options

TIMES, SLOW = 5, 4
KIB = 1024
LINKS = {"slow 4G": (1_600, 150), "3G": (400, 400)}  # kbit/s, ms there and back
GUIDE = "/thu-tuc/1.001193"
PAGES = {  # address · bytes · requests · seconds of the largest paint on each link
    "question page": (f"{GUIDE}/hoi", 45 * KIB, 6, (1.5, 3.0)),
    "question page with a fault": (f"{GUIDE}/hoi?_da=where_born", 45 * KIB, 6, (1.5, 3.0)),
    "list page": (
        f"{GUIDE}/danh-sach?where_born=clinic&parents=married&who_files=other&how_file=online",
        60 * KIB,
        8,
        (1.8, 3.5),
    ),
}
MOST_MOVED = 0.05
WATCH = """() => {
  window.seen = { largest: 0, moved: 0 };
  new PerformanceObserver((list) => { for (const e of list.getEntries()) seen.largest = e.startTime; })
    .observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) seen.moved += e.value; })
    .observe({ type: 'layout-shift', buffered: true });
}"""


def pages(report: Report, served: Place) -> None:
    """Open each page with an empty cache on each link, and print what it took."""
    report.heading("(k) the citizen's pages in Chromium, nothing cached")
    report.note(f"Processor slowed {SLOW} times, median of {TIMES}; bytes as they cross the line, headers included.")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(**launch_options())
        for name, (path, most, requests, limits) in PAGES.items():
            for (link, speed), limit in zip(LINKS.items(), limits, strict=True):
                looks = [_look(browser, f"http://127.0.0.1:{served.port}{path}", *speed) for _ in range(TIMES)]
                if link == "3G":
                    report.figure(
                        f"{name}: largest paint, {link}", median(one["largest"] for one in looks), "s", target=limit
                    )
                    continue
                report.exact(f"{name}: over the wire", max(one["bytes"] for one in looks), most)
                report.figure(f"{name}: requests", max(one["requests"] for one in looks), "requests", target=requests)
                report.figure(
                    f"{name}: largest paint, {link}", median(one["largest"] for one in looks), "s", target=limit
                )
                report.figure(f"{name}: moved", max(one["moved"] for one in looks), "CLS", target=MOST_MOVED)
        browser.close()


def _look(browser: Browser, address: str, kbits: int, wait: int) -> dict[str, Any]:
    """Open one page on a link of this speed; return bytes, requests, seconds and the shift of its layout."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, device_scale_factor=2, locale="vi-VN")
    page = context.new_page()
    tools = context.new_cdp_session(page)
    got = {"bytes": 0, "requests": 0}
    tools.on(
        "Network.loadingFinished", lambda told: got.__setitem__("bytes", got["bytes"] + int(told["encodedDataLength"]))
    )
    tools.on("Network.requestWillBeSent", lambda _: got.__setitem__("requests", got["requests"] + 1))
    tools.send("Network.enable")
    speed = kbits * 1000 / 8
    link = {"offline": False, "latency": wait, "downloadThroughput": speed, "uploadThroughput": speed}
    tools.send("Network.emulateNetworkConditions", link)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOW})
    page.goto(address, wait_until="networkidle")
    page.evaluate(WATCH)
    page.wait_for_timeout(300)
    seen = page.evaluate("seen")
    context.close()
    return {**got, "largest": seen["largest"] / 1000, "moved": seen["moved"]}
