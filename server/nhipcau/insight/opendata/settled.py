"""Who gives open data out, by which licence, when, and what counts nobody: as the content file has it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from nhipcau.kernel.content import content_dir, load_toml

FILE: Final = "opendata/catalogue"


@cache
def settled() -> dict[str, Any]:
    """Return the content file."""
    return load_toml(content_dir() / "opendata" / "catalogue.toml")


def faults(told: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the content file."""
    if not told["publisher"]["name"] or not told["licence"]["name"] or not told["licence"]["url"].startswith("https://"):
        yield "publisher, licence: a name each, and the licence's address"
    if not told["licence"]["sure"] and not told["licence"]["check"]:
        yield "licence: not sure, so what has to be checked"
    if not 1 <= told["release"]["day"] <= 28 or not 1 <= told["release"]["months"] <= 36:  # noqa: PLR2004 (days every month has; three years)
        yield "release: a day that every month has, and at most three years"
