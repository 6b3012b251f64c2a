"""The market as a stranger sees it: found, read, shared, taken down; and nothing in it that is not for everybody."""

import csv
import io
import json
import re
import zipfile
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from python_calamine import CalamineWorkbook

from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from nhipcau.market.makers.tests.people import in_the_window, makes, product, shown
from nhipcau.market.makers.tests.test_makers import arrived, photo
from nhipcau.market.models import Abuse, Maker, Product, Shown
from nhipcau.market.shop import feeds
from nhipcau.market.shop.queries import PAGE
from tests.world import World, must, settle

pytestmark = pytest.mark.django_db
TODAY = "2026-11-22T03:00:00Z"


@pytest.fixture
def world() -> World:
    cache.clear()
    return settle()


def page(path: str, **headers: str) -> Any:
    return Client(raise_request_exception=False).get(path, headers=headers)


def linked(answer: Any) -> list[dict[str, Any]]:
    """Read back what search engines are told, as they read it: the element's text, as JSON."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', answer.content.decode(), re.DOTALL)
    assert found
    graph: list[dict[str, Any]] = json.loads(found[1])["@graph"]
    return graph


def kind(answer: Any, name: str) -> dict[str, Any]:
    return next(one for one in linked(answer) if one["@type"] == name)


@pytest.mark.parametrize("asked", ["q=gung", "q=g%E1%BB%ABng+d%C3%A9", "q=GUNG+say", "q=tung+huong", "nhom=food", "thang=12", "xa=16933", "q=tam+quang"])
def test_goods_are_found_with_and_without_marks_by_place_group_and_season(world: World, asked: str) -> None:
    in_the_window(world)
    assert "Gừng dé sấy lát" in page(f"/cho?{asked}").content.decode()


@pytest.mark.parametrize("asked", ["q=mat+ong", "nhom=craft", "thang=6", "xa=16936", "sao=3"])
def test_what_does_not_fit_is_not_found(world: World, asked: str) -> None:
    in_the_window(world)
    assert "Gừng dé sấy lát" not in page(f"/cho?{asked}").content.decode()


@pytest.mark.parametrize("asked", ["sau=x", "sau=1.2", "sau=99999999999999999999.x", "thang=99", "sao=-1", "xa=%00", "q=%00%25_", "nhom=zzz"])
def test_an_address_that_makes_no_sense_is_read_without_it(world: World, asked: str) -> None:
    assert page(f"/cho?{asked}").status_code == 200


def test_stars_are_shown_and_found_until_the_day_they_end(world: World) -> None:
    ocop = {"stars": 4, "certificate": "12", "decision": "QĐ 4111/QĐ-UBND", "issued_on": "2024-11-23"}
    _, goods = in_the_window(world, ocop=ocop)
    for day, seen in (("2027-11-22T10:00:00+07:00", True), ("2027-11-23T10:00:00+07:00", False)):
        with time_machine.travel(day, tick=False):
            assert ("OCOP 4 sao" in page(f"/cho/{goods.id}").content.decode()) is seen
            assert ("Gừng" in page("/cho?sao=4").content.decode()) is seen


def test_pages_follow_one_another_and_show_each_product_once(world: World) -> None:
    of, _ = in_the_window(world)
    for number in range(PAGE + 3):
        shown(world, makes(world, of, name=f"Món {number:02}"))
    seen: list[str] = []
    path = "/cho?nhom=food"
    while path:
        body = page(path).content.decode()
        seen += re.findall(r'class="goods-card" href="/cho/([^"]+)"', body)
        more = re.search(r'rel="next" href="([^"]+)"', body)
        path = more[1].replace("&amp;", "&") if more else ""
    assert len(seen) == len(set(seen)) == PAGE + 4


def test_a_product_tells_search_engines_what_it_is(world: World) -> None:
    of, goods = in_the_window(world, price_to=90_000)
    told = kind(page(f"/cho/{goods.id}"), "Product")
    offer = told["offers"]
    assert (offer["@type"], offer["lowPrice"], offer["highPrice"], offer["priceCurrency"]) == ("AggregateOffer", 60_000, 90_000, "VND")
    assert offer["availability"] == "https://schema.org/InStock"
    assert kind(page(f"/cho/nha/{of.id}"), "Organization")["address"]["addressLocality"] == "Xã Tam Quang"
    steps = kind(page(f"/cho/{goods.id}"), "BreadcrumbList")["itemListElement"]
    assert [one["name"] for one in steps] == ["Chợ", "Xã Tam Quang", "Gừng dé sấy lát"]


def test_words_cannot_break_out_of_what_search_engines_are_told(world: World) -> None:
    evil = "</script><script>alert(1)</script>'\"&\u2028"
    _, goods = in_the_window(world, story=evil, name="Gừng </script> <b>")
    answer = page(f"/cho/{goods.id}")
    assert answer.content.decode().count("</script>") == 1
    assert kind(answer, "Product")["name"] == "Gừng </script> <b>"
    assert "alert(1)" in kind(answer, "Product")["description"]
    assert "<script>alert" not in answer.content.decode()


def test_a_page_says_how_it_is_shared_and_that_nothing_is_sold_here(world: World) -> None:
    _, goods = in_the_window(world)
    body = page(f"/cho/{goods.id}").content.decode()
    for said in (f'<link rel="canonical" href="http://testserver/cho/{goods.id}">', 'property="og:title"', "việc của sàn và của người bán", "60.000"):
        assert said in body
    assert "Hỏi giá" in page(f"/cho/{ask_for_price(world, goods).id}").content.decode()


def ask_for_price(world: World, goods: Product) -> Product:
    with acting(world.system):
        of = Maker.objects.get(id=goods.maker_id)
    another = makes(world, of, name="Thổ cẩm", group="craft", price_from=None)
    shown(world, another)
    return another


def test_a_page_that_has_not_changed_is_not_sent_again(world: World) -> None:
    _, goods = in_the_window(world)
    mark = page(f"/cho/{goods.id}").headers["ETag"]
    assert page(f"/cho/{goods.id}", **{"If-None-Match": mark}).status_code == 304
    must(world.lan, "market.set_stock", id=new_id(), product_id=goods.id, stock="out")
    assert page(f"/cho/{goods.id}", **{"If-None-Match": mark}).status_code == 200


def test_what_is_withdrawn_is_gone_from_every_door_at_once(world: World) -> None:
    of, goods = in_the_window(world)
    must(world.lan, "market.attach_photo", **photo(goods))
    arrived(world)
    shown(world, goods)
    doors = [f"/cho/{goods.id}", f"/cho/nha/{of.id}", "/cho/xa/16933", f"/cho/{goods.id}/bao", f"/cho/nha/{of.id}/tep/google.csv"]
    assert [page(path).status_code for path in doors] == [200] * 5
    must(world.hoa, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose="publish")
    assert [page(path).status_code for path in (*doors, f"/cho/anh/{480:064x}")] == [404] * 6
    for path in ("/cho", "/sitemap/0.xml"):
        body = page(path).content.decode()
        assert "Gừng" not in body
        assert str(of.id) not in body


def test_nothing_private_stands_on_any_public_page(world: World) -> None:
    of, goods = in_the_window(world)
    with acting(world.system):
        Maker.objects.filter(id=of.id).update(telephone="0912345678")
    for path in ("/cho", f"/cho/{goods.id}", f"/cho/nha/{of.id}", "/cho/xa/16933", f"/cho/nha/{of.id}/tep/meta.csv"):
        body = page(path).content.decode()
        for secret in ("0912345678", str(world.ba_tu.resident), str(world.ba_tu.household), "Lô Thị Tư", str(world.lan_id)):
            assert secret not in body, (path, secret)


def test_anybody_may_report_and_the_office_hears_of_it(world: World) -> None:
    _, goods = in_the_window(world)
    path = f"/cho/{goods.id}/bao"
    client = Client()
    assert client.post(path, {"id": str(new_id()), "dieu": "", "loi": "x"}).status_code == 422
    told = client.post(path, {"id": str(new_id()), "dieu": "fake", "loi": "Gừng nơi khác"})
    assert "đã nhận được" in told.content.decode()
    with acting(world.hoa):
        assert (Abuse.objects.get().kind, Abuse.objects.get().note) == ("fake", "Gừng nơi khác")


def test_reports_of_one_product_are_slowed_down(world: World) -> None:
    _, goods = in_the_window(world)
    client = Client(raise_request_exception=False)
    codes = [client.post(f"/cho/{goods.id}/bao", {"id": str(new_id()), "dieu": "other"}).status_code for _ in range(14)]
    assert codes[:12] == [200] * 12
    assert 429 in codes


def test_the_map_names_public_pages_only(world: World) -> None:
    of, goods = in_the_window(world)
    parts = [one.text for one in ET.fromstring(page("/sitemap.xml").content).iter() if one.tag.endswith("loc")]  # noqa: S314 (our own)
    assert parts == ["http://testserver/sitemap/0.xml", "http://testserver/sitemap/1.xml"]
    first, second = (page(f"/sitemap/{part}.xml").content.decode() for part in (0, 1))
    assert f"/cho/nha/{of.id}" in first
    assert f"/cho/{goods.id}" in second
    assert "/xa/" not in first.replace("/cho/xa/", "")
    assert page("/sitemap/2.xml").status_code == 404
    assert "Sitemap: http://testserver/sitemap.xml" in page("/robots.txt").content.decode()


@pytest.mark.parametrize("platform", ["google", "meta"])
def test_a_platforms_file_has_the_columns_it_asks_for_each_filled(world: World, platform: str) -> None:
    asked = feeds.platforms()[platform]
    assert date.fromisoformat(asked["as_of"])
    assert asked["source"].startswith("https://")
    of, goods = in_the_window(world, price_to=80_000, story="=1+1 gừng")
    must(world.lan, "market.attach_photo", **photo(goods))
    arrived(world)
    shown(world, goods)
    ask_for_price(world, product(goods.id))
    rows = list(csv.DictReader(io.StringIO(page(f"/cho/nha/{of.id}/tep/{asked['file']}").content.decode())))
    assert [row["title"] for row in rows] == ["Gừng dé sấy lát"]  # what has no price or no photo is refused there
    row = rows[0]
    assert list(row) == asked["required"]
    assert all(row.values())
    assert (row["price"], row["condition"]) == ("60000 VND", "new")
    assert row["availability"] in asked["availability"]
    assert row["image_link"] == f"http://testserver/cho/anh/{1200:064x}"
    assert not row["description"].startswith("=")


def test_the_workbook_has_everything_and_no_formula(world: World) -> None:
    of, goods = in_the_window(world, story="=1+1")
    ask_for_price(world, product(goods.id))
    content = page("/cho/xa/16933/tep/hang.xlsx").content
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert {row[1] for row in rows[1:]} == {"Gừng dé sấy lát", "Thổ cẩm"}
    assert b"<f>" not in zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")
    assert page("/cho/xa/16933/tep/x.csv").status_code == 404
    assert Shown.objects.filter(maker=of.id).count() == 2
