"""The map of a commune and the office's page behind it."""

import re
from typing import Any

import pytest
from django.test import Client
from lxml import etree

from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from nhipcau.market.models import Maker, ShownMaker, Sight
from tests.officers import at_browser
from tests.world import COMMUNE, World, must, settle, tell

pytestmark = pytest.mark.django_db
MAP = "/ban-do/16933"


@pytest.fixture
def world() -> World:
    return settle()


def sight(**changes: Any) -> dict[str, Any]:
    return {"id": new_id(), "kind": "visit", "name": "Thác Xốp Cháo", "source": "Trưởng bản kể", "lat": 19.29, "lon": 104.36, **changes}


def placed(world: World) -> None:
    must(world.son, "places.set_point", id=new_id(), village_id=world.tung_huong, lat=19.27, lon=104.33)
    must(world.son, "market.set_sight", **sight(about="Đi bộ 20 phút.", price_from=0))
    must(world.son, "market.set_sight", **sight(kind="festival", name="Lễ mừng lúa mới", calendar="lunar", first="10-10", last="10-11", village_id=world.tung_huong, lat=None, lon=None))
    must(world.son, "market.set_sight", **sight(kind="support", help="wifi", name="Nhà văn hóa Tùng Hương", hours="Cả ngày", lat=19.2702, lon=104.3302))


def test_anybody_sees_the_drawn_map_with_its_list_and_no_script_is_needed(world: World) -> None:
    assert "chưa vẽ được bản đồ" in Client().get(MAP).content.decode()
    placed(world)
    answer = Client().get(MAP)
    page = answer.content.decode()
    for words in ("Thác Xốp Cháo", "Không mất tiền", "mùng 10 đến ngày 11 tháng 10 âm lịch", "Có Wi-Fi", "Bản Tùng Hương", "Lõm sóng", "Trưởng bản kể"):
        assert words in page, words
    drawings = re.findall(r'<svg class="drawn .*?</svg></svg>|<svg class="drawn .*?</g>\s*<svg.*?</svg>\s*<svg.*?</svg></svg>', page, re.DOTALL)
    assert len(drawings) == 2
    for drawing in drawings:
        root = etree.fromstring(drawing.encode())
        numbers = [text.text for text in root.iter("text") if text.get("class") == "num"]
        assert sorted(numbers) == ["1", "2", "3", "4"]
        assert any((text.text or "").endswith("km") for text in root.iter("text"))
    assert "https://" not in page.replace("https://schema.org", "")


def test_a_village_without_a_point_is_in_the_list_and_in_no_drawing(world: World) -> None:
    placed(world)
    page = Client().get(MAP).content.decode()
    assert "Bản Bãi Sở" in page
    assert "Nơi ghi dấu “–” chưa có điểm" in page
    features = Client().get(f"{MAP}/diem.json").json()["features"]
    assert {one["properties"]["name"] for one in features} == {"Thác Xốp Cháo", "Lễ mừng lúa mới", "Nhà văn hóa Tùng Hương", "Bản Tùng Hương"}
    assert features[1]["geometry"]["coordinates"] == [104.36, 19.29]  # longitude first


def test_a_homestay_is_shown_only_while_its_owner_is(world: World) -> None:
    maker = new_id()
    told = tell(world.son, "market.set_sight", **sight(kind="homestay", name="Nhà bà Tư", maker_id=maker))
    assert told.problem
    assert told.problem.number == "409.452"
    with acting(world.system):
        Maker.objects.create(id=maker, place=COMMUNE, kind="group", name="Tổ du lịch", changed_by=new_id(), changed_at=now())
    shown = ShownMaker.objects.create(id=maker, commune="16933", kind="group", name="Tổ du lịch", shown_at=now())
    must(world.son, "market.set_sight", **sight(kind="homestay", name="Nhà bà Tư", maker_id=maker, price_from=100_000, price_to=150_000, price_for="một người"))
    assert "100.000–150.000 đ một người" in Client().get(MAP).content.decode().replace("\N{NO-BREAK SPACE}", " ")
    shown.delete()
    assert "Nhà bà Tư" not in Client().get(MAP).content.decode()
    with acting(world.system):
        Maker.objects.filter(id=maker).delete()
        assert not Sight.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "festival"}, {"kind": "homestay"}, {"kind": "support"}, {"lon": None}, {"price_to": 5}, {"price_from": 9, "price_to": 5},
        {"about": "gọi 0912 345 678"}, {"way": "xem www.example.vn"}, {"first": "13-01", "calendar": "solar", "kind": "festival"},
    ],
)  # fmt: skip
def test_what_is_half_told_is_refused(world: World, changes: dict[str, Any]) -> None:
    told = tell(world.son, "market.set_sight", **sight(**changes))
    assert told.problem
    assert told.problem.number == "422.2"


def test_the_office_tells_changes_and_ends_a_place(world: World) -> None:
    browser = at_browser("commune_lead", COMMUNE, login="son")
    form = {"loai": "festival", "ten": "Lễ Xăng Khan", "theo": "Kế hoạch của xã", "lich": "lunar", "tu": "15/1", "den": "17/1", "thon": str(world.bai_so)}
    wrong = browser.post("/xa/diem/noi", {**form, "tu": "rằm"})
    assert wrong.status_code == 422
    assert "ngày lễ hội" in wrong.content.decode()
    assert 'value="Lễ Xăng Khan"' in wrong.content.decode()
    assert browser.post("/xa/diem/noi", form).status_code == 302
    with acting(world.son):
        kept = Sight.objects.get()
    assert (kept.first, kept.last, kept.place) == ("01-15", "01-17", COMMUNE)
    filled = browser.get(f"/xa/diem/noi?sua={kept.id}").content.decode()
    assert 'value="15/1"' in filled
    assert browser.post("/xa/diem/noi", {**form, "ma": str(kept.id), "ten": "Lễ Xăng Khan Bãi Sở"}).status_code == 302
    assert "Lễ Xăng Khan Bãi Sở" in Client().get(MAP).content.decode()
    assert browser.post("/xa/diem/noi", {"bo": str(kept.id)}).status_code == 302
    assert "Xăng Khan" not in Client().get(MAP).content.decode()


def test_tiles_come_only_from_where_the_operator_says(world: World, settings: Any) -> None:
    placed(world)
    assert "data-tiles" not in Client().get(MAP).content.decode()
    settings.MAP_TILES_URL, settings.MAP_TILES_CREDIT = "https://{s}.tiles.example.vn/{z}/{x}/{y}.png", "© Bản đồ mẫu"
    answer = Client().get(MAP)
    assert "img-src 'self' https://*.tiles.example.vn data:" in answer.headers["Content-Security-Policy"]
    assert "script-src" not in answer.headers["Content-Security-Policy"]
