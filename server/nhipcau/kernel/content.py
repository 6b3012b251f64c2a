"""Where the reviewed content lies, in a checkout and in an installed package."""

import tomllib
from pathlib import Path
from typing import Any

from django.conf import settings


def content_dir() -> Path:
    """Return the folder that holds procedures, guides, cards and word lists."""
    return Path(settings.CONTENT_DIR)


def load_toml(path: Path) -> dict[str, Any]:
    """Read one content file."""
    with path.open("rb") as file:
        return tomllib.load(file)
