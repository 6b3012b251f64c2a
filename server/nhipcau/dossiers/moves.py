"""Preparations go along with their home: the slip is brought to the desk of the new place."""

from collections.abc import Sequence
from uuid import UUID

from nhipcau.dossiers import handover
from nhipcau.dossiers.models import Preparation
from nhipcau.kernel.facts import Change

PREPARATIONS = "dossiers.preparations"


def follow_home(rows: Sequence[UUID], *, origin: str, place: str) -> list[Change]:
    """Let the team and the desk of a home's new place see its papers, and the old ones no more."""
    moving = Preparation.objects.filter(household__in=rows)
    told = list(moving.values_list("id", flat=True))
    moving.update(place=place)
    tasks = handover.follow_home(rows, origin=origin, place=place)
    return [*(Change(PREPARATIONS, one, heard) for one in told for heard in (origin, place)), *tasks]
