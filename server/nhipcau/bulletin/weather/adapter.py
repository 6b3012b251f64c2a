"""From JSON in the shape of Open-Meteo to days of a commune: units as the file names them, hours by Vietnam's clock. Pure."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, Final

from nhipcau.bulletin.weather.bodies import MOST_DAYS, Day
from nhipcau.bulletin.weather.words import HEAVY, feel_of, gravest, sky_of, wind_of
from nhipcau.kernel.clock import VIETNAM

HOURLY: Final = ("temperature_2m", "precipitation", "weather_code", "wind_speed_10m")
DAILY: Final = ("weather_code", "temperature_2m_max", "temperature_2m_min", "precipitation_sum", "wind_speed_10m_max")
MOST_HOURS: Final = 24 * 17  # hours of a file that are read
_DEGREES: Final[dict[str, Callable[[float], float]]] = {"°C": lambda value: value, "°F": lambda value: (value - 32) / 1.8}
_SPEEDS: Final = {"km/h": 1.0, "m/s": 3.6, "mp/h": 1.609344, "mph": 1.609344, "kn": 1.852}
_DEPTHS: Final = {"mm": 1.0, "inch": 25.4, "cm": 10.0}
_WET: Final = {"drizzle", "rain"}


class Unread(Exception):  # noqa: N818 (the caller says it to a person)
    """The JSON is no forecast, or lacks what is needed; the text says what."""


def days_of(told: Mapping[str, Any]) -> list[Day]:
    """Return the days of one forecast, from its hours where it has them, else from its days.

    Raises:
        Unread: no hours and no days, a unit nobody knows, lists of different length.
    """
    if not isinstance(told, Mapping):
        raise Unread("không phải một bản dự báo")
    offset = told.get("utc_offset_seconds", 0)
    if not isinstance(offset, int) or abs(offset) > 14 * 3600:
        raise Unread("múi giờ lạ")
    found = _from_daily(told, offset)
    for day, hours in _hours(told, offset).items():
        if len(hours) >= 18:  # noqa: PLR2004 (three quarters of a day: less would tell a night for a day)
            found[day] = _of_hours(day, hours)
    if not found:
        raise Unread("không có giờ hay ngày nào")
    return [found[day] for day in sorted(found)][:MOST_DAYS]


def _hours(told: Mapping[str, Any], offset: int) -> dict[date, list[tuple[datetime, Mapping[str, float]]]]:
    """Return the hours of each day in Vietnam."""
    found: dict[date, list[tuple[datetime, Mapping[str, float]]]] = defaultdict(list)
    for at, values in _lines(told, "hourly", HOURLY, offset):
        found[at.date()].append((at, values))
    return found


def _lines(told: Mapping[str, Any], block: str, wanted: Sequence[str], offset: int) -> list[tuple[datetime, Mapping[str, float]]]:
    """Return the lines of a block in our units; a line that lacks a value is left out."""
    data, units = told.get(block), told.get(f"{block}_units")
    if data is None:
        return []
    if not isinstance(data, Mapping) or not isinstance(units, Mapping) or not isinstance(data.get("time"), list):
        raise Unread(f"thiếu {block}_units hoặc giờ")
    times = data["time"][:MOST_HOURS]
    columns = {name: data.get(name) for name in wanted}
    for name, column in columns.items():
        if not isinstance(column, list) or len(column) < len(times):
            raise Unread(f"thiếu {block}.{name}")
    lines: list[tuple[datetime, Mapping[str, float]]] = []
    for at, moment in enumerate(times):
        values = {name: column[at] for name, column in columns.items() if column is not None}
        if all(isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e6 for value in values.values()):  # noqa: PLR2004 (no NaN, nothing endless)
            lines.append((_at(moment, offset, daily=block == "daily"), {name: _in_ours(name, value, units.get(name)) for name, value in values.items()}))
    return lines


def _at(moment: object, offset: int, *, daily: bool) -> datetime:
    try:
        if isinstance(moment, int):
            return datetime.fromtimestamp(moment, UTC).astimezone(VIETNAM)
        at = datetime.fromisoformat(str(moment))
    except (ValueError, OverflowError, OSError) as error:
        raise Unread("giờ đọc không được") from error
    if daily or at.tzinfo:
        return at.replace(tzinfo=at.tzinfo or VIETNAM)
    return at.replace(tzinfo=timezone(timedelta(seconds=offset))).astimezone(VIETNAM)


def _in_ours(name: str, value: float, unit: object) -> float:
    """Return a value in °C, km/h or mm."""
    try:
        if name.startswith("temperature"):
            return _DEGREES[str(unit)](value)
        if name.startswith("wind"):
            return value * _SPEEDS[str(unit)]
        if name.startswith("precipitation"):
            return value * _DEPTHS[str(unit)]
    except KeyError as error:
        raise Unread(f"đơn vị lạ: {unit}") from error
    return value


def _of_hours(day: date, hours: Sequence[tuple[datetime, Mapping[str, float]]]) -> Day:
    quarters: dict[int, list[str]] = defaultdict(list)
    for at, values in hours:
        sky = sky_of(int(values["weather_code"]))
        if sky:
            quarters[at.hour // 6].append(sky)
    parts = [gravest(quarters[part]) for part in range(4)]
    rain = sum(values["precipitation"] for _, values in hours)
    warm = [values["temperature_2m"] for _, values in hours]
    wind = max(values["wind_speed_10m"] for _, values in hours)
    whole = gravest(sky for sky in parts if sky)
    return _day(day, whole, (min(warm), max(warm)), rain, wind, [sky for sky in parts if sky] if all(parts) else [])


def _from_daily(told: Mapping[str, Any], offset: int) -> dict[date, Day]:
    found = {}
    for at, one in _lines(told, "daily", DAILY, offset):
        sky = sky_of(int(one["weather_code"]))
        found[at.date()] = _day(at.date(), sky, (one["temperature_2m_min"], one["temperature_2m_max"]), one["precipitation_sum"], one["wind_speed_10m_max"], [])
    return found


def _day(day: date, sky: str | None, between: tuple[float, float], rain: float, wind: float, parts: Sequence[str]) -> Day:
    low, high = between
    if sky is None:
        raise Unread("mã thời tiết lạ")
    if rain >= HEAVY and sky in _WET:
        sky = "heavy"
    try:
        told = {"on": day, "sky": sky, "wind": wind_of(wind), "feel": feel_of(low, high), "low": round(low), "high": round(high), "rain": round(rain), "parts": list(parts)}
        return Day.model_validate(told)
    except ValueError as error:
        raise Unread("số ngoài mức có thể") from error
