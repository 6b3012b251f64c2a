"""The weather of a commune in three words, and what the season asks for this week, on the wire."""

from collections.abc import Iterable

from nhipcau.bulletin.weather import bodies, commands, queries
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, PROVINCE_ANALYST, PROVINCE_LEAD, SYSTEM, WITH_FAMILIES, Actor
from nhipcau.kernel.purposes import CONTENT
from nhipcau.kernel.registry import bundle, collection, command
from nhipcau.kernel.scope import chain_of
from nhipcau.places.models import Commune
from nhipcau.places.queries import works_bundle

BRINGERS = frozenset({DESK, COMMUNE_LEAD, PROVINCE_LEAD, PROVINCE_ANALYST, SYSTEM})


def _touched(_: Actor, body: bodies.BringWeather) -> Iterable[str]:
    """Name the communes whose phones have to hear of it."""
    return [chain_of(one.path) for one in Commune.objects.filter(code__in=[one.commune for one in body.places]).order_by("code")]


command("bulletin.bring_weather", bodies.BringWeather, roles=BRINGERS, purpose=CONTENT, touches=_touched)(commands.bring_weather)
collection("bulletin.weather", bodies.WeatherRow, roles=WITH_FAMILIES, purpose=CONTENT)(queries.weather_visible_to)
bundle("seasons")(works_bundle)
