"""Pictures of the screens for docs/pictures, taken only when NHIPCAU_PICTURES=1."""

import os
from pathlib import Path

from playwright.sync_api import Page

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "pictures"
WANTED = os.environ.get("NHIPCAU_PICTURES") == "1"


def picture(page: Page, name: str, *, whole: bool = False) -> None:
    """Keep what is on the screen; `whole` takes the part below the fold too."""
    if WANTED:
        FOLDER.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=FOLDER / f"{name}.png", full_page=whole, animations="disabled", caret="hide")
