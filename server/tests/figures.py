"""What was counted, as the tests of any room may ask."""

from uuid import UUID

from nhipcau.insight.models import Tally, Touch


def summed(prefix: str) -> dict[str, int]:
    """Return the sums of the measures whose name begins so; a split one stands as ``measure/key``."""
    found: dict[str, int] = {}
    for measure, key, value in Tally.objects.filter(measure__startswith=prefix).values_list("measure", "key", "value"):
        name = f"{measure}/{key}" if key else measure
        found[name] = found.get(name, 0) + value
    return found


def met(prefix: str) -> dict[str, set[UUID]]:
    """Return who was counted once, by the measures whose name begins so."""
    found: dict[str, set[UUID]] = {}
    for measure, subject in Touch.objects.filter(measure__startswith=prefix).values_list("measure", "subject"):
        found.setdefault(measure, set()).add(subject)
    return found
