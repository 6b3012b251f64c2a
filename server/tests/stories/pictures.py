"""Pictures of the screens for docs/pictures, taken only when NHIPCAU_PICTURES=1."""

import os
from pathlib import Path

from playwright.sync_api import Page, ViewportSize

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "pictures"
WANTED = os.environ.get("NHIPCAU_PICTURES") == "1"
SHARPNESS = 2 if WANTED else 1  # of a small screen


def picture(page: Page, name: str, *, size: ViewportSize | None = None) -> None:
    """Keep what is on the screen, which may be made as large as wanted."""
    if WANTED:
        if size:
            page.set_viewport_size(size)
        FOLDER.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=FOLDER / f"{name}.png", animations="disabled", caret="hide")
