"""Screens of figures: one for each level, only one's own, the same number of questions however many places lie below."""

import csv
import json
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nhipcau.insight import counters
from nhipcau.insight.screens import borders
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.facts import Count, Told
from tests.officers import at_browser
from tests.places import Commune, Village
from tests.world import COMMUNE, must, settle

pytestmark = pytest.mark.django_db
STEPS = "support.steps"


@pytest.fixture
def world():
    world = settle()
    Commune.objects.bulk_create(
        Commune(code=f"99{n:03}", province_id="40", name=f"Số {n}", kind="Xã", folded=f"so {n:03}", valid_from="2025-07-01") for n in range(130)
    )
    must(world.system, "support.record_assist", **world.assist(world.ba_tu, difficulties=["no_signal"]))
    return world


def tell(place, alone, prompted):
    counts = (Count(STEPS, alone, key="alone"), Count(STEPS, prompted, key="prompted"), Count("support.assists", alone + prompted))
    counters.write([Told(place, now(), counts)])


def province_of(many):
    codes = [f"99{n:03}" for n in range(many)]
    for at, code in enumerate(codes):
        tell(f"vn.40.{code}.", 190 if at == 0 else 100, 10 if at == 0 else 100)
    return codes


def test_each_level_has_its_screen_and_leads_up_and_down(world):
    analyst, lead = at_browser("province_analyst", "vn.40.", login="tam"), at_browser("commune_lead", COMMUNE, login="son")
    nation = at_browser("nation_analyst", "vn.", login="minh")
    for client, code, name in ((nation, "vn", "Cả nước"), (nation, "40", "Tỉnh Nghệ An"), (analyst, "40", "Tỉnh Nghệ An"), (analyst, "16933", "Xã Tam Quang"), (lead, "16933", "Xã Tam Quang")):
        page = client.get(f"/so-lieu/noi/{code}")
        assert page.status_code == 200
        for words in (name, "Lượt giúp", "13 tháng", "Cập nhật lúc", "Tuần này khác gì", "Cảnh báo sớm đang reo"):
            assert words in page.content.decode(), (code, words)
    assert "/so-lieu/noi/16933" in analyst.get("/so-lieu/noi/40").content.decode()
    assert "/so-lieu/noi/40" in analyst.get("/so-lieu/noi/16933").content.decode()
    assert "/so-lieu/noi/40" not in lead.get("/so-lieu/noi/16933").content.decode()
    assert lead.get("/so-lieu/noi").headers["Location"] == "/so-lieu/noi/16933"
    village = lead.get(f"/so-lieu/noi/{Village.objects.get(name='Tùng Hương').id}")
    assert "Bản Tùng Hương" in village.content.decode()
    assert "/so-lieu/noi/16933" in village.content.decode()


def test_nobody_sees_what_lies_beside_or_above(world):
    lead, analyst = at_browser("commune_lead", COMMUNE, login="son"), at_browser("province_analyst", "vn.40.", login="tam")
    for client, code in ((lead, "40"), (lead, "vn"), (lead, "16936"), (analyst, "vn"), (analyst, "37"), (analyst, "99999"), (analyst, "x" * 50)):
        for address in (f"/so-lieu/noi/{code}", f"/so-lieu/ban-do?noi={code}", f"/so-lieu/so-sanh?a={code}", f"/so-lieu/so-sanh?b={code}"):
            assert client.get(address).status_code == 404, address


def test_a_place_is_set_apart_only_when_it_surely_differs_and_few_and_silent_stand_apart(world):
    first, second, *_ = province_of(12)
    tell("vn.40.99120.", 3, 1)
    analyst = at_browser("province_analyst", "vn.40.", login="tam")
    table = {row["noi"]: row for row in csv.DictReader(StringIO(analyst.get("/so-lieu/noi/40?dang=csv").content.decode("utf-8-sig")))}
    named = {code: Commune.objects.get(code=code).full_name for code in (first, second, "99120")}
    assert table[named[first]]["nhom"].startswith("chắc chắn cao hơn")
    assert table[named[second]]["nhom"].startswith("chưa phân biệt được")
    assert table[named["99120"]]["nhom"] == "ít quá, chưa so"
    silent = [row for row in table.values() if row["nhom"] == "chưa có số liệu"]
    assert len(silent) > 100
    assert {row["phan"] for row in silent} == {""}


def test_two_places_differ_clearly_or_not_enough_to_say(world):
    first, second, third, *_ = province_of(3)
    analyst = at_browser("province_analyst", "vn.40.", login="tam")
    assert "khác nhau rõ" in analyst.get(f"/so-lieu/so-sanh?a={first}&b={second}").content.decode()
    told = analyst.get(f"/so-lieu/so-sanh?a={second}&b={third}").content.decode()
    assert "chưa đủ chắc để nói" in told
    assert "khác nhau rõ" not in told
    assert analyst.get(f"/so-lieu/so-sanh?a={first}&ky={local_today():%Y}").status_code == 200


def test_a_screen_asks_the_database_as_often_for_many_places_as_for_few(world):
    analyst = at_browser("province_analyst", "vn.40.", login="tam")

    def asked(address):
        analyst.get(address)  # what is read once
        with CaptureQueriesContext(connection) as found:
            assert analyst.get(address).status_code == 200
        return len(found)

    pages = ("/so-lieu/noi/40", "/so-lieu/ban-do", "/so-lieu/so-sanh")
    province_of(2)
    before = {page: asked(page) for page in pages}
    province_of(60)
    assert {page: asked(page) for page in pages} == before
    assert max(before.values()) < 120, before


def test_borders_of_an_operator_are_drawn_and_a_bad_file_leaves_the_dots(world, settings, tmp_path):
    ring = [[104.5, 19.1], [104.6, 19.1], [104.6, 19.2], [104.5, 19.1]]
    feature = {"type": "Feature", "properties": {"code": "16933"}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    analyst = at_browser("province_analyst", "vn.40.", login="tam")
    for name, told, outlined in (("good", {"type": "FeatureCollection", "source": "NXB bản đồ", "features": [feature]}, True), ("bad", {"type": "FeatureCollection", "features": [{}]}, False)):
        file = tmp_path / f"{name}.json"
        file.write_text(json.dumps(told))
        settings.BOUNDARIES = str(file)
        page = analyst.get("/so-lieu/ban-do").content.decode()
        assert ('<path class="c' in page) == outlined
        assert '<circle class="c' in page
        assert ("Ranh giới: NXB bản đồ" in page) == outlined
    with pytest.raises(ValueError, match="outside"):
        borders.lighter([(10.0, 10.0)])
