"""What becomes of dossiers when a person is forgotten or renamed, and of their progress when a home moves."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from nhipcau.dossiers.entries import PROGRESS
from nhipcau.dossiers.models import Dossier, Entry, OfficialCode, Preparation, Progress, RegisterLine
from nhipcau.kernel.facts import Change
from nhipcau.kernel.registry import Gone


def erase(person: UUID, purpose: str) -> Iterator[Gone]:
    """Forget a person's dossiers with them; the official ones, and the numbers of the register, stand where they are."""
    if purpose != "help_now":
        return
    theirs = Dossier.objects.filter(resident=person)
    dossiers = list(theirs.values_list("id", flat=True))
    if not dossiers:
        return
    entries = list(Entry.objects.filter(dossier__in=dossiers).values_list("id", flat=True))
    codes = list(OfficialCode.objects.filter(dossier__in=dossiers).values_list("id", flat=True))
    progress = Progress.objects.filter(id__in=theirs.exclude(preparation=None).values("preparation"))
    told = tuple(Change(PROGRESS, row, place) for row, place in progress.values_list("id", "place"))
    progress.delete()
    RegisterLine.objects.filter(dossier__in=dossiers).update(dossier=None)
    theirs.delete()
    yield Gone("dossiers", rows=(*dossiers, *entries, *codes), changes=told)


def rename(person: UUID, given_name: str) -> None:
    """Let a person's dossiers call them by the name that they had put right."""
    Dossier.objects.filter(resident=person).update(given_name=given_name)


def follow_home(rows: Sequence[UUID], *, origin: str, place: str) -> list[Change]:
    """Let the team of a home's new place see how its dossiers stand; the dossiers stay where they were taken in."""
    moving = Progress.objects.filter(id__in=Preparation.objects.filter(household__in=rows).values("id"))
    told = list(moving.values_list("id", flat=True))
    moving.update(place=place)
    return [Change(PROGRESS, one, heard) for one in told for heard in (origin, place)]
