"""The six cases as written in `content/drills/`."""

import hashlib
from functools import cache
from typing import Any

from nhipcau.kernel.chain import canonical
from nhipcau.kernel.content import content_dir, load_toml


@cache
def cases() -> tuple[dict[str, Any], ...]:
    """Return the cases in their order."""
    files = map(load_toml, sorted((content_dir() / "drills").glob("*.toml")))
    return tuple(sorted(files, key=lambda one: (one["order"], one["id"])))


def edition() -> str:
    """Return by what this edition of the cases is known."""
    return hashlib.sha256(canonical(list(cases())).encode()).hexdigest()[:8]


def bundle() -> dict[str, Any]:
    """Return what phones fetch."""
    return {"edition": edition(), "drills": list(cases())}
