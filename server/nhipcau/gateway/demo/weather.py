"""The weather of the demo communes: invented, and said to be; a wet week, so that there is something to see."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from random import Random
from typing import Any, Final

from nhipcau.gateway.demo.chance import id_at
from nhipcau.gateway.demo.payee import actor_of
from nhipcau.gateway.demo.story import Story
from nhipcau.kernel.actor import COMMUNE_LEAD, Actor
from nhipcau.kernel.clock import VIETNAM, now
from nhipcau.kernel.letters import Letter

SOURCE: Final = "Số liệu mẫu, không có thật"
# sky, wind, feel, low, high, rain, the four quarters
WEEK: Final = (
    ("rain", "light", "cool", 20, 25, 14, ("cloudy", "drizzle", "rain", "cloudy")),
    ("heavy", "fresh", "cool", 19, 23, 72, ("rain", "heavy", "heavy", "rain")),
    ("thunder", "fresh", "cool", 20, 26, 31, ("rain", "cloudy", "thunder", "rain")),
    ("partly", "light", "warm", 21, 29, 0, ("cloudy", "partly", "partly", "clear")),
    ("clear", "light", "hot", 22, 36, 0, ("clear", "clear", "clear", "clear")),
    ("fog", "calm", "cool", 17, 25, 0, ("fog", "fog", "partly", "cloudy")),
    ("drizzle", "light", "cold", 14, 19, 3, ("drizzle", "drizzle", "cloudy", "drizzle")),
)


def weather_letters(story: Story) -> Iterator[tuple[Actor, Letter]]:
    """Yield who brings in the week that begins today."""
    chance = Random(f"nhip-cau weather {story.stage.commune}")  # noqa: S311 (a story, not a secret)
    at = min(now(), datetime.combine(story.today, time(0, 5), VIETNAM))
    days = [_day(story, far, told) for far, told in enumerate(WEEK)]
    body: dict[str, Any] = {
        "id": str(id_at(chance, at)), "taken_at": at.isoformat(), "source": SOURCE, "sample": True, "places": [{"commune": story.stage.commune, "days": days}],
    }  # fmt: skip
    yield actor_of(story, COMMUNE_LEAD), Letter(id_at(chance, at), "bulletin.bring_weather", body, at)


def _day(story: Story, far: int, told: tuple[Any, ...]) -> dict[str, Any]:
    sky, wind, feel, low, high, rain, parts = told
    on = (story.today + timedelta(days=far)).isoformat()
    return {"on": on, "sky": sky, "wind": wind, "feel": feel, "low": low, "high": high, "rain": rain, "parts": list(parts)}
