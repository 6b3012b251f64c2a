"""Questions about fraud: what was seen near, of what the commune warns, what was told where."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.scope import commune_path, within
from nhipcau.people.queries import to_text
from nhipcau.places.models import Village
from nhipcau.safety.reports.models import FraudWarning, Report, Sighting

NEAR: Final = timedelta(days=30)  # so long a kind counts as seen
KEPT: Final = timedelta(days=180)  # so long the swindler's number, the link and the note are kept
REMINDER: Final = "scam_warning"  # the kind of reminder that somebody may not want


@dataclass(frozen=True)
class Table:
    """Reports of a while, by kind and village; kinds and villages with most first."""

    kinds: list[str]
    rows: list[tuple[UUID, list[int], int]]
    sums: list[int]
    whole: int


def _of_commune(actor: Actor) -> Q:
    condition = Q(pk__in=())
    for scope in actor.scopes:
        condition |= Q(place__under=scope) | Q(place=commune_path(scope))
    return condition


def sightings_visible_to(actor: Actor) -> QuerySet[Sighting]:
    """Return what was seen in the actor's commune lately: its whole team reads it."""
    return Sighting.objects.filter(_of_commune(actor), last_on__gte=local_today() - NEAR)


def warnings_visible_to(actor: Actor) -> QuerySet[FraudWarning]:
    """Return the warnings of the actor's commune that stand."""
    return FraudWarning.objects.filter(_of_commune(actor), ended_at=None, until__gt=now())


def warnings_of_commune(actor: Actor) -> list[FraudWarning]:
    """Return the warnings that stand, the newest first."""
    return list(warnings_visible_to(actor).order_by("-said_at", "id"))


def reports_visible_to(actor: Actor) -> QuerySet[Report]:
    """Return the reports of the last thirty days in the actor's places."""
    return Report.objects.filter(within(actor), happened_at__gte=now() - NEAR)


def table_of(actor: Actor) -> Table:
    """Return the reports of the last thirty days by kind and village."""
    counted = Counter(reports_visible_to(actor).values_list("village_id", "kind"))
    of_kind: Counter[str] = Counter()
    of_village: Counter[UUID] = Counter()
    for (village, kind), count in counted.items():
        of_kind[kind] += count
        of_village[village] += count
    kinds = sorted(of_kind, key=lambda kind: (-of_kind[kind], kind))
    villages = sorted(of_village, key=lambda village: (-of_village[village], str(village)))
    rows = [(village, [counted[village, kind] for kind in kinds], of_village[village]) for village in villages]
    return Table(kinds, rows, [of_kind[kind] for kind in kinds], sum(of_kind.values()))


def telephones(commune: str, village: UUID | None) -> list[tuple[UUID, str]]:
    """Return whom a warning is texted to: who stands by being followed up, left a number, and did not say no; each number once.

    The caller acts for the commune.
    """
    return to_text(f"{commune}{village}." if village else commune, REMINDER)


def village_names(ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return how villages are called, also those that were merged since."""
    return {one.id: f"{one.kind} {one.name}" for one in Village.objects.filter(id__in=set(ids))}


def let_go() -> int:
    """Let go of numbers, links and notes that are too old; the counts stay. The caller sees the whole country."""
    old = Report.objects.filter(received_at__lt=now() - KEPT).exclude(number="", link="", note="")
    gone = old.update(number="", link="", note="")
    return gone + Sighting.objects.filter(last_on__lt=local_today() - NEAR - NEAR).delete()[0]
