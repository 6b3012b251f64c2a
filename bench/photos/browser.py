"""The phone's own photo check, run on the main thread of a real Chromium that decodes real JPEG files."""

import base64
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page, sync_playwright

from tests.stories.browser import launch_options

FIELD = Path(__file__).resolve().parents[2] / "field"
ENTRY = FIELD / "src" / "features" / "photo" / "bench.ts"


def bundle() -> str:
    """Build the check alone, as the app carries it."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "check.js"
        build = [
            FIELD / "node_modules" / ".bin" / "rolldown",
            ENTRY,
            "--format",
            "iife",
            "--name",
            "check",
            "--file",
            out,
        ]
        subprocess.run([*map(str, build), "--platform", "browser"], cwd=FIELD, check=True, capture_output=True)
        return out.read_text()


class Eyes:
    """Looks at pictures one by one."""

    def __init__(self, page: Page, tools: CDPSession) -> None:
        self.page, self.tools = page, tools
        tools.send("Performance.enable", {"timeDomain": "threadTicks"})

    def slowed(self, times: int) -> None:
        """Slow the main thread down, as a cheap phone is slower than this machine."""
        self.tools.send("Emulation.setCPUThrottlingRate", {"rate": times})

    def judges(self, jpeg: bytes, expected: str) -> dict[str, Any]:
        """Return the verdict, and how long it took from the file to the verdict."""
        text = base64.b64encode(jpeg).decode()
        began = self._worked()
        found: dict[str, Any] = self.page.evaluate("([text, expected]) => check.look(text, expected)", [text, expected])
        return found | {"worked": 1000 * (self._worked() - began)}

    def _worked(self) -> float:
        """How many seconds the main thread has worked; waiting for its turn on a busy machine does not count."""
        metrics = self.tools.send("Performance.getMetrics")["metrics"]
        return next(float(one["value"]) for one in metrics if one["name"] == "TaskDuration")

    def holds(self) -> tuple[float, float]:
        """How many MB the page holds after everything let go of is swept up: its objects, and its arrays of points."""
        self.tools.send("HeapProfiler.collectGarbage")
        heap = self.tools.send("Runtime.getHeapUsage")
        return heap["usedSize"] / 2**20, heap.get("backingStorageSize", 0) / 2**20


@contextmanager
def eyes() -> Iterator[Eyes]:
    """A Chromium with the check in it."""
    script = bundle()
    with sync_playwright() as driver:
        browser = driver.chromium.launch(**launch_options())
        page = browser.new_page()
        page.add_script_tag(content=script)
        yield Eyes(page, page.context.new_cdp_session(page))
        browser.close()
