"""Helpings go along with their home; what was counted stays where it happened."""

from collections.abc import Sequence
from uuid import UUID

from nhipcau.kernel.facts import Change
from nhipcau.support.models import Assist

ASSISTS = "support.assists"


def follow_home(rows: Sequence[UUID], *, origin: str, place: str) -> list[Change]:
    """Let whoever answers for a home's new place see what was done in it, and when somebody promised to come back."""
    moving = Assist.objects.filter(household__in=rows)
    told = list(moving.values_list("id", flat=True))
    moving.update(place=place)
    return [Change(ASSISTS, assist, heard) for assist in told for heard in (origin, place)]
