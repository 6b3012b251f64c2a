"""Forecasts in the shape of Open-Meteo: units, hours, codes, and what is refused; files, zips and whose forecast it is."""

import io
import json
import zipfile
from datetime import date
from typing import Any

import pytest

from nhipcau.bulletin.weather.adapter import Unread, days_of
from nhipcau.bulletin.weather.files import MOST_BYTES, TooMuch, read_file
from nhipcau.bulletin.weather.shown import days_ahead, spoken
from nhipcau.bulletin.weather.tests.forecasts import FIRST, daily, hourly
from nhipcau.bulletin.weather.words import FEELS, SKIES, WINDS, feel_of, gravest, sky_of, three_words, wind_of

POINTS = {"16933": (19.1156, 104.583), "16876": (19.25, 104.45), "00001": (21.0, 105.8)}


def zipped(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


def test_hours_become_days_with_quarters_and_heavy_rain_is_counted_by_the_day() -> None:
    told = hourly(code=61, rain=2.5, temperature=23.0)
    told["hourly"]["weather_code"][15] = 95
    days = days_of(told)
    assert [day.on for day in days] == [date(2026, 7, 25 + at) for at in range(4)]
    assert (days[0].sky, days[0].parts, days[0].rain) == ("thunder", ["rain", "rain", "thunder", "rain"], 60)
    assert days[1].sky == "heavy"
    assert three_words(days[1].sky, days[1].wind, days[1].feel) == "Mưa to, gió nhẹ, mát"


def test_days_are_read_where_there_are_no_hours_and_hours_go_before_days() -> None:
    days = days_of(daily())
    assert [(day.sky, day.wind, day.feel, day.low, day.high) for day in days] == [("heavy", "light", "cool", 20, 25), ("clear", "strong", "hot", 25, 33)]
    both = days_of({**daily(), **{key: hourly(days=1)[key] for key in ("hourly", "hourly_units")}})
    assert [day.sky for day in both] == ["cloudy", "clear"]


@pytest.mark.parametrize(("name", "unit", "value", "told"), [
    ("temperature_2m", "°F", 86.0, ("high", 30)),
    ("wind_speed_10m", "m/s", 12.0, ("wind", "strong")),
    ("wind_speed_10m", "kn", 11.0, ("wind", "fresh")),
    ("wind_speed_10m", "mp/h", 1.0, ("wind", "calm")),
    ("precipitation", "inch", 0.1, ("rain", 61)),
])  # fmt: skip
def test_other_units_are_turned_into_ours(name: str, unit: str, value: float, told: tuple[str, object]) -> None:
    forecast = hourly()
    forecast["hourly_units"][name] = unit
    forecast["hourly"][name] = [value] * 96
    assert getattr(days_of(forecast)[0], told[0]) == told[1]


def test_hours_of_another_clock_and_seconds_since_1970_stand_on_the_day_in_vietnam() -> None:
    greenwich = hourly(days=2, utc_offset_seconds=0)
    assert [day.on for day in days_of(greenwich)] == [date(2026, 7, 26)]  # the first has 17 hours only
    seconds = hourly(days=1)
    seconds["hourly"]["time"] = [1784912400 + 3600 * at for at in range(24)]
    assert [day.on for day in days_of(seconds)] == [FIRST]


@pytest.mark.parametrize("change", [
    {"hourly": {}}, {"hourly_units": None}, {"hourly": None}, {"utc_offset_seconds": "7"}, {"utc_offset_seconds": 10**9},
])  # fmt: skip
def test_what_is_no_forecast_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(Unread):
        days_of({**hourly(), **change})


def test_odd_values_are_left_out_and_impossible_ones_refused() -> None:
    gaps = hourly()
    gaps["hourly"]["precipitation"][3] = None
    assert len(days_of(gaps)) == 4
    for name, value in (("temperature_2m", 900.0), ("weather_code", 1234)):
        odd = hourly()
        odd["hourly"][name] = [value] * 96
        with pytest.raises(Unread):
            days_of(odd)
    unit = hourly()
    unit["hourly_units"]["wind_speed_10m"] = "bft"
    with pytest.raises(Unread, match="đơn vị lạ"):
        days_of(unit)


def test_a_forecast_goes_to_the_communes_that_are_near_or_that_it_names() -> None:
    near = read_file(json.dumps([hourly(), hourly(latitude=10.0, longitude=106.0)]).encode(), POINTS)
    assert set(near) == {"16933"}
    assert set(read_file(json.dumps({"16876": hourly(), "99999": hourly(), "nói": 1}).encode(), POINTS)) == {"16876"}
    assert set(read_file(json.dumps(hourly(commune="00001")).encode(), POINTS)) == {"00001"}
    assert set(read_file(zipped({"du-bao/16876.json": json.dumps(hourly()).encode(), "doc.txt": b"x"}), POINTS)) == {"16876"}


@pytest.mark.parametrize("content", [b"", b"[", b"3", b"null", b"PK\x03\x04rest", b'{"hourly": 1}', b"[" * 100_000, b"\xff\xfe", b'[{"daily": {"time": []}}]'])
def test_files_that_cannot_be_read_are_refused(content: bytes) -> None:
    with pytest.raises(Unread):
        read_file(content, POINTS)


def test_what_is_too_large_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(TooMuch):
        read_file(b" " * (MOST_BYTES + 1), POINTS)
    with pytest.raises(TooMuch):
        read_file(zipped({f"{at}.json": b" " * 9_000_000 for at in range(3)}), POINTS)
    with pytest.raises(TooMuch):
        read_file(zipped({f"{at:05}.json": b"{}" for at in range(300)}), POINTS)


def test_every_code_wind_and_warmth_has_its_word() -> None:
    assert {sky_of(code) for code in (0, 2, 3, 45, 51, 61, 65, 71, 95, 96)} == set(SKIES)
    assert sky_of(42) is None
    assert gravest(["clear", "hail", "rain"]) == "hail"
    assert [wind_of(speed) for speed in (0, 2, 20, 39)] == list(WINDS)
    assert [feel_of(mean, mean) for mean in (5, 15, 21, 26, 30, 35)] == list(FEELS)


def test_it_is_read_aloud_in_short_sentences_and_says_what_is_old_and_made_up() -> None:
    days = days_ahead(days_of(daily()), FIRST)
    text = spoken("Xã Tam Quang", days, "số liệu từ 2 ngày trước", sample=True)
    assert text.startswith("Thời tiết xã Tam Quang. Đây là số liệu mẫu, không có thật. Chú ý: số liệu từ 2 ngày trước. Hôm nay: mưa to, gió nhẹ, mát.")
    assert max(len(line.split()) for line in text.split(". ")) <= 15
    assert "Chưa có số liệu" in spoken("Xã Tam Quang", [], "", sample=False)
