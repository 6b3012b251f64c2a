"""Weather in three words and a pictogram: what the sky does, how the wind is, how it feels."""

from collections.abc import Iterable
from typing import Final, Literal

Sky = Literal["clear", "partly", "cloudy", "fog", "drizzle", "rain", "heavy", "thunder", "hail", "ice"]
Wind = Literal["calm", "light", "fresh", "strong"]
Feel = Literal["bitter", "cold", "cool", "warm", "hot", "scorching"]
SKIES: Final[dict[str, str]] = {  # from the mildest to the gravest
    "clear": "trời nắng", "partly": "ít mây", "cloudy": "nhiều mây", "fog": "sương mù", "drizzle": "mưa phùn", "rain": "có mưa", "heavy": "mưa to",
    "thunder": "mưa dông", "ice": "băng giá", "hail": "mưa đá",
}  # fmt: skip
WINDS: Final[dict[str, str]] = {"calm": "lặng gió", "light": "gió nhẹ", "fresh": "gió vừa", "strong": "gió mạnh"}
FEELS: Final[dict[str, str]] = {"bitter": "rét", "cold": "lạnh", "cool": "mát", "warm": "ấm", "hot": "nóng", "scorching": "nắng gắt"}
PARTS: Final = ("đêm", "sáng", "chiều", "tối")  # six hours each, from midnight on
DARK, NIGHT = ("đêm", "tối"), "trời quang"  # a clear sky without a sun
HEAVY: Final = 51.0  # millimetres in a day from which rain is heavy, as the service counts
_CODES: Final[dict[str, tuple[int, ...]]] = {  # WMO 4677, as forecasts use it
    "clear": (0, 1), "partly": (2,), "cloudy": (3,), "fog": (45, 48), "drizzle": (51, 53, 55, 56, 57), "rain": (61, 63, 66, 80, 81),
    "heavy": (65, 67, 82), "ice": (71, 73, 75, 77, 85, 86), "thunder": (95,), "hail": (96, 99),
}  # fmt: skip
_SKY_OF: Final = {code: sky for sky, codes in _CODES.items() for code in codes}
_WINDS_FROM: Final = ((39.0, "strong"), (20.0, "fresh"), (2.0, "light"))  # km/h
_FEELS_FROM: Final = ((33.0, "scorching"), (29.0, "hot"), (25.0, "warm"), (19.0, "cool"), (13.0, "cold"))  # mean of the day, °C


def sky_of(code: int) -> str | None:
    """Return what the sky does by a WMO code; nothing for one that is not known."""
    return _SKY_OF.get(code)


def gravest(skies: Iterable[str]) -> str | None:
    """Return the gravest of some skies."""
    order = list(SKIES)
    return max(skies, key=order.index, default=None)


def wind_of(speed: float) -> str:
    """Return how a wind of so many kilometres an hour is called."""
    return next((name for least, name in _WINDS_FROM if speed >= least), "calm")


def feel_of(low: float, high: float) -> str:
    """Return how a day between two temperatures feels."""
    mean = (low + high) / 2
    return next((name for least, name in _FEELS_FROM if mean >= least), "bitter")


def three_words(sky: str, wind: str, feel: str) -> str:
    """Return the three words: “Mưa to, gió nhẹ, mát”."""
    said = f"{SKIES[sky]}, {WINDS[wind]}, {FEELS[feel]}"
    return said[0].upper() + said[1:]
