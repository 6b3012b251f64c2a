"""Borders of places, from a GeoJSON file that an operator has (`NHIPCAU_BOUNDARIES`): checked once, and made lighter."""

import json
import logging
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings

Ring = tuple[tuple[float, float], ...]
Rings = tuple[Ring, ...]
MOST_BYTES: Final = 40_000_000
MOST_POINTS: Final = 160  # of one outline as it is drawn
LEAST_POINTS: Final = 4  # of a ring that encloses something
log = logging.getLogger(__name__)


def outlines() -> dict[str, Rings]:
    """Return the rings of every place in the file, by its code; nothing where there is no file, or one that cannot be read."""
    return _read(settings.BOUNDARIES)[0] if settings.BOUNDARIES else {}


def source() -> str:
    """Return where the borders come from, as the file itself says (`source` or `attribution`)."""
    return _read(settings.BOUNDARIES)[1] if settings.BOUNDARIES else ""


@cache
def _read(path: str) -> tuple[dict[str, Rings], str]:
    try:
        with Path(path).open("rb") as file:
            return read(json.loads(file.read(MOST_BYTES)))  # a larger one is cut, and then cannot be read
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as wrong:
        log.warning("the boundaries file cannot be read", extra={"reason": type(wrong).__name__})
        return {}, ""


def read(told: dict[str, Any]) -> tuple[dict[str, Rings], str]:
    """Return the outlines of a FeatureCollection, by the ``code`` of each feature.

    Raises:
        ValueError: it is none, a feature has no code, or a point lies outside the country.
    """
    if told.get("type") != "FeatureCollection":
        raise ValueError("not a FeatureCollection")
    found: dict[str, Rings] = {}
    for feature in told["features"]:
        code = str(feature["properties"].get("code") or "")
        if not code.isdecimal():
            raise ValueError("a feature has no code")
        shape = feature["geometry"]
        parts = {"Polygon": lambda one: [one], "MultiPolygon": list}[shape["type"]](shape["coordinates"])
        found[code] = tuple(lighter([(float(lon), float(lat)) for lon, lat, *_ in part[0]]) for part in parts if len(part[0]) >= LEAST_POINTS)
    return found, str(told.get("source") or told.get("attribution") or "")[:200]


def lighter(ring: list[tuple[float, float]]) -> Ring:
    """Return a ring with at most 160 of its points, evenly taken.

    Raises:
        ValueError: a point lies outside the country.
    """
    if not all(102 <= lon <= 118 and 6 <= lat <= 24 for lon, lat in ring):  # noqa: PLR2004 (the country)
        raise ValueError("a point outside the country")
    every = -(-len(ring) // MOST_POINTS)
    return tuple(ring[::every])
