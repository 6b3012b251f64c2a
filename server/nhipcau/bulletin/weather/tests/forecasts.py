"""Forecasts as Open-Meteo writes them, made up here."""

from datetime import date, datetime, timedelta
from typing import Any

FIRST = date(2026, 7, 25)


def hourly(*, days: int = 4, code: int = 3, rain: float = 0.0, temperature: float = 27.0, wind: float = 8.0, start: date = FIRST, **more: Any) -> dict[str, Any]:
    """Return a forecast of hours that are all alike."""
    begin = datetime.combine(start, datetime.min.time())
    times = [(begin + timedelta(hours=at)).strftime("%Y-%m-%dT%H:%M") for at in range(24 * days)]
    many = len(times)
    return {
        "latitude": 19.1, "longitude": 104.6, "utc_offset_seconds": 25200, "timezone": "Asia/Bangkok",
        "hourly_units": {"time": "iso8601", "temperature_2m": "°C", "precipitation": "mm", "weather_code": "wmo code", "wind_speed_10m": "km/h"},
        "hourly": {"time": times, "temperature_2m": [temperature] * many, "precipitation": [rain] * many, "weather_code": [code] * many, "wind_speed_10m": [wind] * many},
        **more,
    }  # fmt: skip


def daily(**more: Any) -> dict[str, Any]:
    """Return a forecast of two days."""
    return {
        "latitude": 19.1, "longitude": 104.6, "utc_offset_seconds": 25200,
        "daily_units": {"time": "iso8601", "weather_code": "wmo code", "temperature_2m_max": "°C", "temperature_2m_min": "°C", "precipitation_sum": "mm", "wind_speed_10m_max": "km/h"},
        "daily": {"time": ["2026-07-25", "2026-07-26"], "weather_code": [63, 0], "temperature_2m_max": [24.6, 33.0], "temperature_2m_min": [20.4, 25.0], "precipitation_sum": [82.0, 0.0], "wind_speed_10m_max": [11.0, 45.0]},
        **more,
    }  # fmt: skip
