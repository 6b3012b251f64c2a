"""Who came back alone, as totals that a figure can be made of: as it was worked out of each commune (`kept`), never of a village."""

from collections import Counter
from typing import Final

from nhipcau.kernel.scope import COUNTRY
from nhipcau.support.independence.rules import KEPT, NOT_BACK, UNSEEN
from nhipcau.support.models import KeptIndependence

LOOKED_AT: Final = (KEPT, UNSEEN, NOT_BACK)  # everybody whose 90 days are over


def count(path: str, *, states: tuple[str, ...]) -> int:
    """Return how many people under a place path came back in one of these ways; the caller acts for that place."""
    return counts(path, 1, states=states).get(COUNTRY, 0)


def counts(path: str, parts: int, *, states: tuple[str, ...]) -> dict[str, int]:
    """Return the same apart for every place of so many parts under a place path."""
    found: Counter[str] = Counter()
    for place, back in KeptIndependence.objects.filter(place__under=path).values_list("place", "told__back"):
        around = place.split(".")[:parts]
        found["".join(f"{part}." for part in around)] += sum((back or {}).get(state, 0) for state in states)
    return dict(found)
