"""Definitions as the content files have them."""

from functools import lru_cache
from pathlib import Path

from nhipcau.insight.indicators.shapes import Definition, Group
from nhipcau.kernel.content import content_dir, load_toml


def files() -> list[Path]:
    """Return the content files of the figures."""
    return sorted((content_dir() / "indicators").glob("*.toml"))


@lru_cache(maxsize=1)
def groups() -> tuple[Group, ...]:
    """Return every group in its order.

    Raises:
        ValidationError: a file is not shaped like a group of figures.
    """
    return tuple(sorted((Group.model_validate(load_toml(path)) for path in files()), key=lambda one: one.order))


@lru_cache(maxsize=1)
def definitions() -> dict[str, tuple[str, Definition]]:
    """Return every figure of the content files with its group, by code, in order."""
    return {one.code: (group.group, one) for group in groups() for one in group.indicator}
