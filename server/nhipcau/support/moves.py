"""Helpings go along with their home; what was counted stays where it happened."""

from collections.abc import Sequence
from uuid import UUID

from nhipcau.kernel.facts import Change
from nhipcau.support.models import Assist, Attachment, Callback

ASSISTS, ATTACHMENTS = "support.assists", "support.attachments"


def follow_home(rows: Sequence[UUID], *, origin: str, place: str) -> list[Change]:
    """Let whoever answers for a home's new place see what was done in it, and when somebody promised to come back."""
    told = []
    for name, moving in (
        (ASSISTS, Assist.objects.filter(household__in=rows)),
        (ATTACHMENTS, Attachment.objects.filter(assist__household__in=rows)),
    ):
        told += [(name, row) for row in moving.values_list("id", flat=True)]
        moving.update(place=place)
    Callback.objects.filter(assist__household__in=rows).update(place=place)
    return [Change(name, row, heard) for name, row in told for heard in (origin, place)]
