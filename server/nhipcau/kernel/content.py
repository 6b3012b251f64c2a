"""Where the reviewed content lies, in a checkout and in an installed package."""

import tomllib
from collections.abc import Callable, Iterable
from datetime import date
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


Check = Callable[[date], Iterable[str]]
checks: dict[str, Check] = {}


def checked(file: str, check: Check) -> None:
    """Let a domain say what is wrong with a content file of its own on a day."""
    checks[file] = check


Notice = Callable[[date], tuple[str, str] | None]
_notices: list[Notice] = []


def noticed(notice: Notice) -> None:
    """Let a domain say, in Vietnamese and English, that content of its own is about to run out."""
    if notice not in _notices:
        _notices.append(notice)


def notices(day: date) -> list[tuple[str, str]]:
    """Return what is about to run out on a day: for the commune's page and for whoever watches the machine."""
    return [told for notice in _notices if (told := notice(day))]
