"""Where things lie on disk: the data directory, the content, the built phone app."""

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
CHECKOUT = PACKAGE.parents[1]


def in_checkout() -> bool:
    """Say whether we run from a checkout rather than from an installed wheel."""
    return (CHECKOUT / "pyproject.toml").is_file() and (CHECKOUT / "content").is_dir()


def data_dir() -> Path:
    """Return the folder for the keys and the embedded database, made on first use (mode 700)."""
    given = os.environ.get("NHIPCAU_DATA")
    home = CHECKOUT if in_checkout() else Path.cwd()
    folder = Path(given) if given else home / ".nhipcau"
    if not folder.is_dir():
        folder.mkdir(mode=0o711, parents=True, exist_ok=True)
    return folder.resolve()


def content_dir() -> Path:
    """Return the reviewed content: beside the code in a checkout, inside the package in a wheel."""
    return CHECKOUT / "content" if in_checkout() else PACKAGE / "_content"


def phone_app_dir() -> Path:
    """Return the built phone app: `field/dist` in a checkout, inside the package in a wheel."""
    return CHECKOUT / "field" / "dist" if in_checkout() else PACKAGE / "_field"
