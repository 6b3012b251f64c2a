"""The figure: how long from issue until 95 % of the villages concerned had acknowledged.

Counted for each warning and commune: the villages are those that the warning concerned when it went out; the clock runs
from the moment of issue to the acknowledgement that made 95 % (rounded up to whole villages), by the earlier of the phone's
corrected clock and the server's. App, text message and a call that was picked up count alike. A warning that never came so far is
told as such and is in no median. Drills are never mixed with the real thing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from nhipcau.bulletin.warnings.models import Ack, HazardWarning, Reach
from nhipcau.bulletin.warnings.queries import is_standing
from nhipcau.bulletin.warnings.rules import told_after
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.scope import commune_of, within
from nhipcau.places.models import Commune, Village


@dataclass(frozen=True)
class Line:
    """One warning in one commune: how many villages, how many acknowledged, after how long 95 %; ``silent``: the villages that never did."""

    warning: HazardWarning
    commune: str
    name: str
    villages: int
    told: int
    took: timedelta | None
    silent: tuple[str, ...]

    @property
    def share(self) -> float | None:
        """The share of villages that acknowledged."""
        return self.told / self.villages if self.villages else None


@dataclass(frozen=True)
class Row:
    """All warnings of one commune in a while: how many, how many came to 95 %, the median time of those; villages that never acknowledged."""

    name: str
    warnings: int
    reached: int
    took: timedelta | None
    silent: tuple[tuple[str, int], ...]


def lines(actor: Actor, since: datetime, until: datetime, *, drill: bool) -> list[Line]:
    """Return every warning that went out in the actor's communes in a while, the newest first."""
    found = Reach.objects.filter(within(actor), warning__drill=drill, at__gte=since, at__lt=until).select_related("warning")
    reaches = list(found.order_by("-at", "place", "id"))
    acks: dict[tuple[object, str], list[Ack]] = {}
    for ack in Ack.objects.filter(within(actor), warning__in={one.warning_id for one in reaches}):
        acks.setdefault((ack.warning_id, commune_of(ack.place) or ""), []).append(ack)
    named = dict(Commune.objects.filter(code__in={commune_of(one.place) for one in reaches}).values_list("code", "name"))
    villages = {str(one.id): f"{one.kind} {one.name}" for one in Village.objects.filter(id__in={v for one in reaches for v in one.villages})}
    return [_line(one, acks.get((one.warning_id, commune_of(one.place) or ""), []), named, villages) for one in reaches]


def _line(reach: Reach, acks: Sequence[Ack], named: dict[str, str], villages: dict[str, str]) -> Line:
    code, told = commune_of(reach.place) or "", {str(one.village_id) for one in acks}
    issued_at = reach.warning.issued_at or reach.at
    took = told_after(issued_at, [one.at for one in acks], len(reach.villages))
    silent = () if is_standing(reach.warning) else tuple(villages.get(one, "") for one in reach.villages if one not in told)
    return Line(reach.warning, code, named.get(code, code), len(reach.villages), len(told), took, silent)


def by_commune(told: Iterable[Line]) -> list[Row]:
    """Return the warnings of each commune together, the slowest first; those that never came to 95 % before all."""
    grouped: dict[str, list[Line]] = {}
    for one in told:
        grouped.setdefault(one.commune, []).append(one)
    rows = [summed(many[0].name, many) for many in grouped.values()]
    return sorted(rows, key=lambda row: (row.reached - row.warnings, -(row.took or timedelta()).total_seconds(), row.name))


def summed(name: str, told: Sequence[Line]) -> Row:
    """Return several warnings as one row."""
    times = [one.took for one in told if one.took is not None]
    silent: dict[str, int] = {}
    for one in told:
        for village in one.silent:
            silent[village] = silent.get(village, 0) + 1
    often = tuple(sorted(silent.items(), key=lambda pair: (-pair[1], pair[0])))
    return Row(name, len(told), len(times), timedelta(seconds=median(one.total_seconds() for one in times)) if times else None, often)
