"""What a telephone is told of the weather: plain letters, within a message, with the age of the figures."""

from datetime import timedelta

import pytest

from nhipcau.bulletin.weather.tests.test_pages import brought
from nhipcau.gateway.texts import hear
from nhipcau.kernel.clock import now
from nhipcau.kernel.gsm import is_plain
from tests.world import World, must, settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return settle()


def test_the_weather_is_told_in_plain_letters_and_old_figures_say_so(world: World) -> None:
    must(world.son, "bulletin.bring_weather", **brought(now() - timedelta(days=2), sample=True))
    for text in ("TT xã Tam Quang Nghệ An", "thời tiết tam quang nghe an", "THOI TIET Tam Quang Nghe An"):
        answer = " ".join(hear("0912345678", text))
        assert "co mua, gio nhe, mat, 21-26 do" in answer.lower()
        assert "2 ngay truoc" in answer
        assert "SO LIEU MAU" in answer
        assert is_plain(answer)
        assert all(len(one) <= 160 for one in hear("0912345678", text))


def test_without_a_place_it_asks_and_without_figures_it_says_so(world: World) -> None:
    assert "TT XA TAM QUANG" in hear("0912345678", "TT")[0]
    assert "chua co so lieu" in hear("0912345678", "TT tam quang nghe an")[0]
