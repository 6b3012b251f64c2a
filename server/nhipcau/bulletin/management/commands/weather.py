"""``nhipcau weather``: fetch the weather of the communes where somebody works, once; off unless `NHIPCAU_WEATHER` names an address."""

from typing import Any, Final

import requests
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from nhipcau.bulletin.hearing import communes_with_phones
from nhipcau.bulletin.weather.adapter import Unread
from nhipcau.bulletin.weather.bodies import BringWeather
from nhipcau.bulletin.weather.fetching import fetched
from nhipcau.bulletin.weather.files import TooMuch
from nhipcau.kernel import bus
from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import commune_of
from nhipcau.places.queries import centres_of, provinces

SOURCE: Final = "Open-Meteo (CC BY 4.0)"


class Command(BaseCommand):
    """Fetch once; run it from a timer."""

    help = "Fetch the weather that NHIPCAU_WEATHER names, once, for communes where somebody works."

    def handle(self, *_: Any, **__: Any) -> None:  # noqa: ANN401 (Django's signature)
        """Fetch, bring in, and say for how many communes."""
        if not settings.WEATHER:
            raise CommandError("Chưa đặt NHIPCAU_WEATHER, nên không tải ở đâu cả. · NHIPCAU_WEATHER is not set: nothing is fetched.")
        many = 0
        try:
            for province in provinces():
                many += self._province(f"vn.{province.code}.")
        except (requests.RequestException, Unread, TooMuch) as error:
            raise CommandError(f"Không tải được thời tiết: {error} · The weather could not be fetched.") from error
        self.stdout.write(f"Đã tải thời tiết của {many} xã, phường · {many} communes")

    def _province(self, path: str) -> int:
        codes = [code for code in map(commune_of, communes_with_phones(path)) if code]
        many = 0
        for found in fetched(sorted(centres_of(codes).items())) if codes else ():
            if not found:
                continue
            told = {"id": new_id(), "taken_at": now(), "source": SOURCE, "places": [{"commune": code, "days": days} for code, days in sorted(found.items())]}
            bus.do(system(path), "bulletin.bring_weather", BringWeather.model_validate(told))
            many += len(found)
        return many
