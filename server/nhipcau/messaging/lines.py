"""How it goes with each gateway: after some failures in a row it is left alone for a while, then tried with one message."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from nhipcau.messaging.models import Line
from nhipcau.messaging.rules import rest_after, written


def resting(names: Iterable[str], moment: datetime) -> dict[str, datetime]:
    """Return which of these gateways are left alone now, and until when."""
    found = Line.objects.filter(name__in=list(names), rests_until__gt=moment)
    return {one.name: one.rests_until for one in found if one.rests_until}


def took(name: str, moment: datetime) -> None:
    """Note that a gateway took something: whatever was before is forgotten."""
    known = {"failures": 0, "rests_until": None, "taken_at": moment, "why": ""}
    if not Line.objects.filter(name=name).update(**known):
        Line.objects.bulk_create([Line(name=name, **known)], ignore_conflicts=True)


@transaction.atomic
def failed(name: str, why: str, moment: datetime) -> None:
    """Note that a gateway took nothing."""
    Line.objects.bulk_create([Line(name=name)], ignore_conflicts=True)
    line = Line.objects.select_for_update().get(name=name)
    line.failures += 1
    rest = rest_after(line.failures, written()["rest"])
    line.rests_until = moment + rest if rest else None
    line.why = why[:120]
    line.save()
