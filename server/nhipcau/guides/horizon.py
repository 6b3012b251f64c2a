"""What runs out soon in the guides in force: an amount, or a whole guide. Told while there is still time to look."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from nhipcau.guides.models import Guide
from nhipcau.guides.shapes import Guide as Body
from nhipcau.guides.shapes import lines_of
from nhipcau.kernel.content import noticed

AHEAD: Final = timedelta(days=60)


def ends_on(guide: Body) -> str:
    """Return the first day after which an amount has no successor, or the guide itself ends; "" where nothing does."""
    ends = [value["periods"][-1]["to"] for value in lines_of(guide, "values") if value["periods"]]
    return min(filter(None, (*ends, guide.get("valid_to", ""))), default="")


def ends_soon(guide: Body, day: date) -> bool:
    """Say whether something in a guide has ended on a day, or ends within sixty days of it."""
    return "" < ends_on(guide) <= (day + AHEAD).isoformat()


def ending(day: date) -> tuple[str, str] | None:
    """Return how many guides in force run out soon, in Vietnamese and English; None where none does."""
    last = (day + AHEAD).isoformat()
    soon = [end for end in _ends(frozenset(_in_force())) if end <= last]
    if not soon:
        return None
    first = date.fromisoformat(min(soon))
    return (
        f"{len(soon)} hướng dẫn có số tiền, số ngày hết hiệu lực từ {first.day}/{first.month}/{first.year}. Nhờ người soạn xem lại.",
        f"Guides with amounts about to end: {len(soon)}, the first on {first.isoformat()}. Ask the editors to look.",
    )


def _in_force() -> Iterable[tuple[str, str]]:
    return Guide.objects.filter(current=True).values_list("procedure", "version")


@lru_cache(maxsize=4)
def _ends(versions: frozenset[tuple[str, str]]) -> tuple[str, ...]:
    """Return the days on which these guides run out; read again only when another version comes into force."""
    found = Guide.objects.filter(current=True, version__in={version for _, version in versions})
    return tuple(filter(None, (ends_on(body) for body in found.values_list("body", flat=True))))


noticed(ending)
