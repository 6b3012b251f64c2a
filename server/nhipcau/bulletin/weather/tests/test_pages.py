"""Weather brought in as a file, seen by anybody, asked by text, fetched only when the operator says so; its age is always said."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from html import unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client

from nhipcau.bulletin.models import Weather
from nhipcau.bulletin.queries import weather_of
from nhipcau.bulletin.weather.bodies import WeatherRow
from nhipcau.bulletin.weather.queries import weather_visible_to
from nhipcau.bulletin.weather.tests.forecasts import hourly
from nhipcau.kernel.actor import COMMUNE_LEAD, Actor, system
from nhipcau.kernel.clock import VIETNAM, local_today, now
from nhipcau.kernel.ids import new_id
from nhipcau.places.queries import get_commune
from tests.officers import at_browser
from tests.world import COMMUNE, NEIGHBOUR, World, must, neighbour, settle, tell

pytestmark = pytest.mark.django_db
PAGE, OPEN, OTHER = "/tinh/thoi-tiet", "/thoi-tiet/16933", NEIGHBOUR.split(".")[2]


@pytest.fixture
def world() -> World:
    return settle()


@pytest.fixture
def son() -> Client:
    return at_browser("commune_lead", COMMUNE, "Vi Văn Sơn", "son")


def brought(taken: datetime | None = None, **more: Any) -> dict[str, Any]:
    today = local_today()
    days = [{"on": str(today + timedelta(days=at)), "sky": "rain", "wind": "light", "feel": "cool", "low": 21, "high": 26, "rain": 12, "parts": ["cloudy", "rain", "rain", "cloudy"]} for at in range(4)]
    return {"id": new_id(), "taken_at": (taken or now()).isoformat(), "source": "Mẫu", "places": [{"commune": "16933", "days": days}], **more}


def sent(content: bytes, hours_ago: int = 1, **more: Any) -> dict[str, Any]:
    at = (now() - timedelta(hours=hours_ago)).astimezone(VIETNAM).strftime("%Y-%m-%dT%H:%M")
    return {"nguon": "Open-Meteo", "luc": at, "tep": SimpleUploadedFile("du-bao.json", content), **more}


def test_a_file_is_taken_and_anybody_reads_it_in_three_words(world: World, son: Client) -> None:
    content = json.dumps(hourly(code=65, rain=3.0, temperature=23.0, start=local_today(), commune="16933")).encode()
    assert son.post(PAGE, sent(content, hours_ago=0)).headers["Location"] == f"{PAGE}?xong=1"
    page = unescape(Client().get(OPEN).content.decode())
    for words in ("Mưa to, gió nhẹ, mát", "Hôm nay", "Ngày mai", "Open-Meteo", "mưa chừng 72 mm"):
        assert words in page, words
    assert "Chưa mới" not in page
    assert "Open-Meteo" in son.get(PAGE).content.decode()


def test_old_figures_say_so_and_figures_that_are_over_are_not_shown(world: World) -> None:
    must(world.son, "bulletin.bring_weather", **brought(now() - timedelta(days=2)))
    page = unescape(Client().get(OPEN).content.decode())
    assert "số liệu từ 2 ngày trước" in page
    told = weather_of(get_commune("16933"), local_today() + timedelta(days=9))
    assert told is not None
    assert list(told.days) == []
    neighbour(world)
    assert "Chưa có số liệu" in unescape(Client().get(f"/thoi-tiet/{OTHER}").content.decode())


def test_older_figures_never_take_the_place_of_newer_ones_and_another_commune_is_refused(world: World) -> None:
    must(world.son, "bulletin.bring_weather", **brought(source="Mới"))
    must(world.son, "bulletin.bring_weather", **brought(now() - timedelta(hours=5), source="Cũ"))
    assert Weather.objects.get().source == "Mới"
    other = brought(places=[{**brought()["places"][0], "commune": OTHER}])
    for body, number in ((other, "422.410"), (brought(now() + timedelta(hours=1)), "422.411")):
        problem = tell(world.son, "bulletin.bring_weather", **body).problem
        assert problem is not None
        assert problem.number == number


def test_a_province_brings_in_what_its_communes_phones_hear(world: World) -> None:
    must(system("vn.40."), "bulletin.bring_weather", **brought())
    assert Weather.objects.get().place == COMMUNE


@pytest.mark.parametrize(("form", "status", "words"), [
    (lambda: sent(b"{"), 422, "không phải JSON"),
    (lambda: sent(json.dumps(hourly(latitude=8.0, longitude=106.0)).encode()), 422, "không có xã, phường nào"),
    (lambda: sent(json.dumps(hourly(commune="16933")).encode(), nguon=""), 422, "Chưa ghi nguồn"),
    (lambda: sent(json.dumps(hourly(commune="16933")).encode(), luc="mai"), 422, "Chưa ghi nguồn"),
    (lambda: sent(b" " * (5 * 1024 * 1024 + 1)), 413, "quá lớn"),
    (lambda: {"nguon": "x", "luc": ""}, 422, "chưa chọn tệp"),
])  # fmt: skip
def test_a_file_that_does_not_fit_is_refused_in_words(world: World, son: Client, form: Any, status: int, words: str) -> None:
    answer = son.post(PAGE, form())
    assert answer.status_code == status
    assert words in unescape(answer.content.decode())
    assert not Weather.objects.exists()


def test_a_phone_of_the_commune_gets_one_small_row_and_another_commune_none(world: World) -> None:
    must(world.son, "bulletin.bring_weather", **brought())
    row = WeatherRow.model_validate(weather_visible_to(world.lan).get())
    assert len(row.model_dump_json()) < 900
    assert not weather_visible_to(Actor(new_id(), COMMUNE_LEAD, NEIGHBOUR, "Kẻ Lạ")).exists()


class Answers(BaseHTTPRequestHandler):
    asked: list[str] = []
    status = 200

    def do_GET(self) -> None:
        Answers.asked.append(self.path)
        content = json.dumps(hourly(latitude=19.12, longitude=104.58, start=local_today())).encode()
        self.send_response(Answers.status)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def service() -> Iterator[str]:
    Answers.asked, Answers.status = [], 200
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/v1/forecast"
    server.shutdown()
    thread.join()
    server.server_close()


def test_nothing_is_fetched_unless_the_operator_names_an_address(world: World, service: str, settings: Any) -> None:
    assert settings.WEATHER == ""
    with pytest.raises(CommandError, match="NHIPCAU_WEATHER"):
        call_command("weather")
    assert Answers.asked == []
    settings.WEATHER = service
    call_command("weather")
    assert len(Answers.asked) >= 1
    assert "hourly=temperature_2m" in Answers.asked[0]
    assert Weather.objects.filter(place=COMMUNE).exists()


def test_a_service_that_fails_leaves_the_earlier_weather(world: World, service: str, settings: Any) -> None:
    must(world.son, "bulletin.bring_weather", **brought(source="Cũ"))
    settings.WEATHER, Answers.status = service, 500
    with pytest.raises(CommandError, match="500"):
        call_command("weather")
    assert Weather.objects.get().source == "Cũ"
