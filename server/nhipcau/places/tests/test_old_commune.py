"""The page that says where an old commune went."""

import re

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from nhipcau.kernel.text import plain
from nhipcau.places.http import EXTENTS, MOST
from nhipcau.places.models import Commune, FormerCommune, Province, Succession

pytestmark = pytest.mark.django_db

ASK = "này đã chia. Hỏi nhà mình ở phần nào."
NEW = {"00136": ("Phường", "Phúc Lợi"), "00565": ("Xã", "Gia Lâm"), "16933": ("Xã", "Tam Quang")}
OLD = {
    "00553": ("Xã Cổ Bi", "Huyện Gia Lâm", "Thành phố Hà Nội", {"00136": "part", "00565": "land_all_people"}),
    "16927": ("Xã Tam Đình", "Huyện Tương Dương", "Tỉnh Nghệ An", {"16933": "whole"}),
    "17000": ("Thị trấn Tam Đình", "Huyện Gia Lâm", "Thành phố Hà Nội", {"00136": "part", "00565": "rest"}),
}


@pytest.fixture(autouse=True)
def _country():
    since = {"valid_from": "2025-07-01"}
    for code, name, kind in (("01", "Hà Nội", "Thành phố"), ("40", "Nghệ An", "Tỉnh")):
        Province.objects.create(code=code, name=name, kind=kind, **since)
    for code, (kind, name) in NEW.items():
        province = "40" if code == "16933" else "01"
        Commune.objects.create(code=code, province_id=province, name=name, kind=kind, folded=plain(name), **since)
    for code, (name, district, province, into) in OLD.items():
        folded = plain(name.removeprefix("Thị trấn ").removeprefix("Xã "))
        FormerCommune.objects.create(code=code, name=name, district=district, province=province, folded=folded)
        for new, extent in into.items():
            Succession.objects.create(former_id=code, commune_id=new, extent=extent)


def page(typed=""):
    answer = Client().get("/xa-cu", {"q": typed} if typed else {})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("typed", ["tam dinh nghe an", "Xã Tam Đình, huyện Tương Dương", "16927"])
def test_an_old_commune_taken_in_whole_shows_the_one_it_is_today(typed):
    words = page(typed)
    for said in ("Huyện Tương Dương, tỉnh Nghệ An", "Nay thuộc", "Xã Tam Quang", "Tỉnh Nghệ An", "16933"):
        assert said in words, said
    assert ASK not in words


@pytest.mark.parametrize("typed", ["Cổ Bi", "co bi", "XA CO BI"])
def test_a_divided_commune_shows_every_part_and_picks_none(typed):
    words = page(typed)
    for said in (f"Xã {ASK}", "Phường Phúc Lợi", "00136", "nhận một phần<", "Xã Gia Lâm", "00565", "toàn bộ người dân"):
        assert said in words, said
    assert "Nay thuộc" not in words


def test_places_of_one_name_are_all_shown_with_district_and_province():
    words = page("tam dinh")
    for said in ("2 nơi", "Huyện Tương Dương, tỉnh Nghệ An", "Huyện Gia Lâm, thành phố Hà Nội", f"Thị trấn {ASK}"):
        assert said in words, said
    assert words.count("Nay thuộc") == 1


def test_nothing_found_says_what_to_do():
    words = page("xyzxyz")
    for said in ("Chưa thấy xã cũ nào tên “xyzxyz”", "Gõ riêng tên xã", "hỏi Ủy ban nhân dân xã"):
        assert said in words, said


def test_a_name_of_today_is_offered_when_no_old_commune_has_it():
    words = page("phuc loi")
    assert "Tên này giống xã, phường đang có" in words
    assert "Phường Phúc Lợi" in words


def test_a_long_list_asks_for_the_district():
    for number in range(MOST + 5):
        FormerCommune.objects.create(
            code=f"9{number:04}", name="Xã Tân Lập", district="", province="", folded="tan lap"
        )
    words = page("tan lap")
    assert words.count("Xã Tân Lập") == MOST
    assert "gõ thêm tên huyện, tỉnh" in words


def test_an_empty_page_asks_and_says_nothing_was_not_found():
    words = page()
    assert 'name="q"' in words
    assert "Chưa thấy" not in words


def test_the_page_is_linked_from_the_front_page_and_from_the_search_and_has_no_script_of_its_own():
    for path in ("/", "/thu-tuc"):
        assert 'href="/xa-cu"' in Client().get(path).content.decode(), path
    assert re.findall("<script.*", page("co bi")) == ['<script src="/static/gateway/public.js" defer></script>']


def test_every_extent_has_its_words():
    assert set(EXTENTS) == set(Succession.EXTENTS)


@effort(max_examples=30)
@given(st.text(max_size=300))
def test_whatever_is_typed_is_answered_and_shown_as_text(typed):
    words = page(f"<b>{typed}")
    assert "<b>&" not in words
    assert "&lt;b&gt;" in words


def test_nobody_writes_to_the_page():
    assert Client().post("/xa-cu", {"q": "co bi"}).status_code == 405
