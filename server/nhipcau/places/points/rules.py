"""What must hold of a point, and distances over ground. Pure."""

import math
import re
from typing import Final

UNSURE: Final = 1000  # metres: a phone that is further off than this has not found itself yet
FARTHEST: Final = 60.0  # km from the middle of a commune; the widest commune is not that wide
_RADIUS: Final = 6371.0
_NUMBER: Final = r"(-?\d{1,3}(?:[.,]\d+)?)\s*°?\s*[NEBĐ]?"
_PAIR: Final = re.compile(rf"{_NUMBER}\s*(?:;|\s|,\s)\s*{_NUMBER}|(-?\d{{1,3}}\.\d+),(-?\d{{1,3}}\.\d+)")


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return how many kilometres lie between two points (latitude, longitude)."""
    lat1, lon1, lat2, lon2 = (math.radians(value) for value in (*one, *other))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * _RADIUS * math.asin(min(1.0, math.sqrt(half)))


def read_point(text: str) -> tuple[float, float] | None:
    """Read a latitude and a longitude as people copy them: “19.27, 104.33”, “19,27; 104,33”; None where it is neither."""
    found = _PAIR.fullmatch(text.strip())
    if not found:
        return None
    lat, lon = (float(one.replace(",", ".")) for one in found.groups() if one)
    if 102 <= lat <= 118 and 6 <= lon <= 24:  # noqa: PLR2004 (the country's edges: the two were swapped, and cannot be meant so)
        lat, lon = lon, lat
    return (lat, lon) if 6 <= lat <= 24 and 102 <= lon <= 118 else None  # noqa: PLR2004 (as above)
