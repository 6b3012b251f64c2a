"""The verb that brings weather in."""

from typing import Final

from nhipcau.bulletin.weather.bodies import BringWeather
from nhipcau.bulletin.weather.models import Weather
from nhipcau.bulletin.weather.problems import NOT_YOUR_PLACE, WEATHER_MISREAD
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.facts import Change, Facts, When
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_path, covers
from nhipcau.places.models import Commune

WEATHER: Final = "bulletin.weather"


def bring_weather(actor: Actor, body: BringWeather, *, when: When) -> Facts:
    """Put the weather of communes in the place of what was known; figures older than those kept are left out.

    Raises:
        Refusal: 422.410 a commune is not of the actor's place; 422.411 the figures lie ahead.
    """
    if body.taken_at > when.received_at:
        raise Refusal(WEATHER_MISREAD)
    paths = {one.code: one.path for one in Commune.objects.filter(code__in=[one.commune for one in body.places], valid_to=None)}
    if any(one.commune not in paths or not covers(actor.scope, paths[one.commune]) for one in body.places):
        raise Refusal(NOT_YOUR_PLACE)
    kept = {row.place: row for row in Weather.objects.select_for_update().filter(place__in=paths.values()).order_by("place")}
    changes = []
    for one in body.places:
        place = paths[one.commune]
        row = kept.get(place) or Weather(id=new_id(), place=place)
        if place in kept and row.taken_at > body.taken_at:
            continue
        row.days, row.taken_at, row.source, row.sample = [day.model_dump(mode="json") for day in one.days], body.taken_at, body.source, body.sample
        row.save()
        changes.append(Change(WEATHER, row.id, place))
    return Facts(commune_path(actor.scope), tuple(changes))
