"""Questions about the weather."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from nhipcau.bulletin.weather.bodies import Day
from nhipcau.bulletin.weather.models import Weather
from nhipcau.bulletin.weather.shown import Shown, days_ahead, spoken, stale
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.scope import commune_path
from nhipcau.places.models import Commune


@dataclass(frozen=True)
class Told:
    """The weather of a commune as it is told: the row, the days ahead, how old it is, and the text to read aloud."""

    row: Weather
    days: Sequence[Shown]
    old: str
    aloud: str


def weather_visible_to(actor: Actor) -> QuerySet[Weather]:
    """Return the weather of the communes where the actor works."""
    return Weather.objects.filter(place__in=[commune_path(scope) for scope in actor.scopes])


def told_of(commune: Commune, today: date) -> Told | None:
    """Return the weather of a commune as it is told on a day; None where none was ever brought in."""
    row = Weather.objects.filter(place=commune.path).first()
    if row is None:
        return None
    days, old = days_ahead([Day.model_validate(one) for one in row.days], today), stale(row.taken_at, today)
    return Told(row, days, old, spoken(commune.full_name, days, old, sample=row.sample))


def within_place(scope: str) -> QuerySet[Weather]:
    """Return the weather of all communes under a place path, the oldest first."""
    return Weather.objects.filter(place__startswith=scope).order_by("taken_at", "place")
