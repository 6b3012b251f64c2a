"""What stands of early warnings: cheap to read, since the round has written it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from nhipcau.insight.alarms import models, words
from nhipcau.insight.alarms.models import AlarmRule, AlarmWord
from nhipcau.insight.atlas import names
from nhipcau.insight.indicators import reading
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.scope import commune_of, commune_path, within
from nhipcau.kernel.text import inside


@dataclass(frozen=True)
class Alarm:
    """A warning that stands: of which rule, where, in which period, in one sentence; who saw it and what they said."""

    rule: UUID
    name: str
    path: str
    first: date
    place: str
    text: str
    rung_at: datetime
    seen_at: datetime | None
    reason: str
    until: date | None
    link: str

    @property
    def muted(self) -> bool:
        """Whether somebody asked it to be quiet for now."""
        return self.until is not None


def standing(path: str, role: str | None = None, *, muted: bool = False) -> list[Alarm]:
    """Return the warnings that stand at a place and below, those nobody has seen first; ``role``: only what it is told.

    ``muted``: with those that were asked to be quiet until a later day.
    """
    found = list(models.Alarm.objects.filter(place__under=path, closed_at=None).order_by("-rung_at", "place"))
    rules = {one.rule: one for one in AlarmRule.objects.filter(ended_at=None, rule__in={one.rule for one in found})}
    said = _said(set(rules))
    spoken = called({one.place for one in found})
    told = [
        _alarm(one, rules[one.rule], spoken.get(one.place, ""), said)
        for one in found
        if one.rule in rules and (role is None or rules[one.rule].told in {role, "both"})
    ]
    told = [one for one in told if muted or not one.muted]
    return sorted(told, key=lambda one: one.seen_at is not None)


def rules_of(actor: Actor) -> QuerySet[AlarmRule]:
    """Return the standing rules of an actor's own place, and those that the place around it set for it."""
    heard = [actor.scope, *([_above(actor.scope)] if commune_of(actor.scope) else [])]
    return AlarmRule.objects.filter(place__in=heard, ended_at=None).order_by("place", "name")


def versions_of(actor: Actor, rule: UUID) -> QuerySet[AlarmRule]:
    """Return every version of a rule, the newest first."""
    return AlarmRule.objects.filter(within(actor), rule=rule).order_by("-version")


def asks(rule: AlarmRule) -> str:
    """Say a rule in one sentence."""
    figure = _figures().get(rule.indicator)
    name, unit = (figure.name, figure.unit) if figure else (rule.indicator, "count")
    return f"{name} {words.asks(rule.comparison, unit, rule.bound, rule.back, rule.days, rule.period)}."


def _alarm(one: models.Alarm, rule: AlarmRule, place: str, said: "_Said") -> Alarm:
    figure = _figures().get(rule.indicator)
    name, unit = (figure.name, figure.unit) if figure else (rule.indicator, "count")
    found = words.found(rule.comparison, unit, one.found, rule.back, rule.days, rule.period)
    when = "" if rule.comparison == "silent" else f" {words.period_name(one.first, one.last)}"
    text = f"{place}: {inside(name)}{when}: {found}."
    link = f"/so-lieu/noi/{commune_of(one.place) or one.place.split('.')[1]}"
    seen = said.seen.get((one.rule, one.place, one.first))
    quiet = said.quiet.get((one.rule, one.place))
    until = quiet.until if quiet and quiet.until and quiet.until > local_today() else None
    reason = quiet.reason if quiet and until else seen.reason if seen else ""
    return Alarm(
        one.rule, rule.name, one.place, one.first, place, text, one.rung_at, seen.said_at if seen else None, reason, until, link
    )


def quiet_places(rule: UUID, today: date) -> set[str]:
    """Return the places about which a rule was asked to be quiet until a later day."""
    return {place for (_, place), word in _said([rule]).quiet.items() if word.until and word.until > today}


class _Said(NamedTuple):
    """The latest words: of a period that was seen, of a place that is to be left in quiet."""

    seen: dict[tuple[UUID, str, date], AlarmWord]
    quiet: dict[tuple[UUID, str], AlarmWord]


def _said(rules: Iterable[UUID]) -> _Said:
    told = list(AlarmWord.objects.filter(rule__in=list(rules)).order_by("said_at", "id"))
    return _Said(
        {(one.rule, one.place, one.first): one for one in told if one.first},
        {(one.rule, one.place): one for one in told if one.until},
    )


def _figures() -> dict[str, reading.Indicator]:
    return {one.code: one for one in reading.catalogue()}


def called(paths: set[str]) -> dict[str, str]:
    """Return what places are called, asking the atlas once for each place around them."""
    around = {commune_path(path) if commune_path(path) != path else _above(path) for path in paths}
    return {spot.path: spot.name for one in around for spot in names().below(one)}


def _above(path: str) -> str:
    return path.rstrip(".").rpartition(".")[0] + "."
