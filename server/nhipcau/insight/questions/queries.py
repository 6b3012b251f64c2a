"""The answer of a question, with the figures of today; and the questions that an officer finds saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Q, QuerySet

from nhipcau.insight.atlas import Spot, names
from nhipcau.insight.indicators.reading import Indicator, Reading, catalogue, read, read_below_each
from nhipcau.insight.queries import Level
from nhipcau.insight.questions import models
from nhipcau.insight.questions.rules import Question
from nhipcau.insight.reports.words import result
from nhipcau.insight.rules import Period
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.scope import commune_of

FEW_PLACES: Final = 2  # places that are read one by one


@dataclass(frozen=True)
class Line:
    """One place in one period, with a reading for each figure."""

    spot: Spot
    period: Period
    readings: Sequence[Reading]


@dataclass(frozen=True)
class Answer:
    """What a question comes to; ``more``: how many lines follow that were not asked for."""

    indicators: Sequence[Indicator]
    lines: Sequence[Line]
    more: int


def may_see(actor: Actor) -> list[Indicator]:
    """Return the figures that an officer may ask for; the desk reads what the commune's lead reads."""
    role = "commune_lead" if actor.role == "desk" else actor.role
    level = "commune" if commune_of(actor.scope) else "province"
    return [one for one in catalogue(role) if level in one.levels]


def places_of(actor: Actor) -> list[Spot]:
    """Return the places that an officer may ask about: the own one, and those right below."""
    return [names().spot(actor.scope), *names().below(actor.scope)]


def answer(question: Question, actor: Actor, today: date, most: int | None = None) -> Answer:
    """Answer a question from the counters, as they are now; ``most``: how many lines are wanted, all if None."""
    indicators = {one.code: one for one in may_see(actor)}
    codes = [code for code in question.codes if code in indicators]
    spots = {spot.path: spot for spot in places_of(actor)}
    chosen = [path for path in question.places if path in spots] or [actor.scope]
    if question.below:
        chosen = list(spots)[1:]
    periods = question.periods(today)
    asked = [(path, period) for path in chosen for period in periods] if codes else []
    wanted = asked[:most]
    reading = _reader(codes, actor.scope, wanted)
    lines = [Line(spots[path], period, reading(path, period)) for path, period in wanted]
    return Answer([indicators[code] for code in codes], lines, more=len(asked) - len(wanted))


def _reader(codes: Sequence[str], scope: str, wanted: Sequence[tuple[str, Period]]) -> Callable[[str, Period], Sequence[Reading]]:
    """Return how to read the figures of a place in a period; of many places below, all that are wanted are read at once."""
    level: Level = "place" if commune_of(scope) else "commune"
    below = {path for path, _period in wanted} - {scope}
    periods = dict.fromkeys(period for _path, period in wanted) if len(below) > FEW_PLACES else ()
    found = read_below_each(codes, scope, periods, level, below) if periods else {}

    def reading(path: str, period: Period) -> Sequence[Reading]:
        return found.get(period, {}).get(path) or read(codes, path, period)

    return reading


def saved(actor: Actor) -> QuerySet[models.Question]:
    """Return the questions of an officer, and those that somebody of the same office and duty shares."""
    mine = Q(saved_by=actor.id) | Q(shared=True, role=actor.role)
    return models.Question.objects.filter(mine, place=actor.scope).order_by("name", "saved_at")


def rows_of(found: Answer) -> list[list[object]]:
    """Return an answer as a table: each figure with both its parts."""
    return [
        [line.spot.name, line.period.name, line.period.first.isoformat(), line.period.last.isoformat(), *(cell for one in line.readings for cell in _three(one))]
        for line in found.lines
    ]


def heading_of(found: Answer) -> list[str]:
    """Return the heading of that table."""
    return ["nơi", "kỳ", "từ ngày", "đến ngày", *(f"{one.name}: {part}" for one in found.indicators for part in ("phần", "tổng", "kết quả"))]


def told(reading: Reading) -> str:
    """Write a reading as pages show it."""
    return result({"part": reading.part, "whole": reading.whole, "value": reading.value}, reading.indicator.unit)


def _three(reading: Reading) -> list[object]:
    return [reading.part if reading.whole is not None else None, reading.whole, reading.value]
