"""The page that takes a bulletin: what it shows, what it asks, and that it makes a draft and issues nothing."""

from datetime import timedelta
from html import unescape
from uuid import UUID

import pytest
from django.test import Client

from nhipcau.bulletin.models import HazardWarning
from nhipcau.bulletin.reading.plans import ends_at, plan_of
from nhipcau.bulletin.reading.queries import names_of
from nhipcau.bulletin.reading.tests.labelled import labelled
from nhipcau.bulletin.reading.tests.labelled import names_of as names_of_files
from nhipcau.kernel.clock import VIETNAM, now
from nhipcau.kernel.scope import acting
from nhipcau.places.loading import load_places
from tests.officers import at_browser
from tests.world import COMMUNE, World, settle

pytestmark = pytest.mark.django_db
PAGE = "/xa/canh-bao/dan-ban-tin"
TEXT = "ĐÀI KTTV TỈNH NGHỆ AN\nCẢNH BÁO LŨ QUÉT, SẠT LỞ ĐẤT\nNguy cơ tại các xã: Tam Quang, Lạ Tên Quá. Mưa lớn ở Tam Quang.\nCấp độ rủi ro thiên tai: cấp 2.\n<script>alert(1)</script>"


@pytest.fixture
def world() -> World:
    return settle()


@pytest.fixture
def son() -> Client:
    return at_browser("commune_lead", COMMUNE, "Vi Văn Sơn", "son")


def ends(hours: int = 6) -> str:
    return (now() + timedelta(hours=hours)).astimezone(VIETNAM).strftime("%Y-%m-%dT%H:%M")


def chosen(**changes: object) -> dict[str, object]:
    return {"viec": "nhap", "ban_tin": TEXT, "xa": ["16933"], "loai": "flash_flood", "cap": "2", "han": ends(), **changes}


def test_the_page_marks_what_it_found_and_says_what_it_did_not_understand(world: World, son: Client) -> None:
    page = son.post(PAGE, {"ban_tin": TEXT}).content.decode()
    assert '<mark class="sure">Tam Quang</mark>' in page
    assert "<script>alert" not in page
    told = unescape(page)
    for words in ("“Lạ Tên Quá”", "danh mục không có", "cấp 2", "Chưa thấy giờ phát tin.", "Chưa thấy thời hạn."):
        assert words in told, words
    assert not HazardWarning.objects.exists()


def test_a_press_makes_a_draft_and_issues_nothing(world: World, son: Client) -> None:
    answer = son.post(PAGE, chosen())
    assert answer.status_code == 302
    with acting(world.son):
        one = HazardWarning.objects.get(id=UUID(answer.headers["Location"].rsplit("/", 1)[1]))
    assert (one.hazard, one.level, one.communes, one.issued_at) == ("flash_flood", 2, ["16933"], None)
    assert one.source == "ĐÀI KTTV TỈNH NGHỆ AN"


@pytest.mark.parametrize("changes", [{"xa": []}, {"xa": ["16936"]}, {"loai": "rồng"}, {"cap": "9"}, {"han": "mai"}, {"han": "2026-13-45T00:00"}, {"ban_tin": ""}])
def test_what_was_not_chosen_is_asked_for_and_the_text_stays(world: World, son: Client, changes: dict[str, object]) -> None:
    answer = son.post(PAGE, chosen(**changes))
    assert answer.status_code == 422
    with acting(world.son):
        assert not HazardWarning.objects.exists()
    if "ban_tin" not in changes:
        assert "Lạ Tên Quá" in answer.content.decode()


def test_the_tables_of_places_name_what_the_lists_name(world: World) -> None:
    load_places("default")
    for province in ("40", "37"):
        mine, files = names_of(province), names_of_files(province)
        assert mine.called == files.called
        assert set(mine.by_bare) == set(files.by_bare)
        assert mine.province == files.province


def test_a_plan_says_who_said_so_and_what_comes() -> None:
    reading = next(one for one in labelled() if one.name == "na-6-gio").read()
    plan = plan_of(reading, "flash_flood", 1, reading.sure, ends_at(reading, now()))
    assert plan.what == "Lũ quét có thể xảy ra. Sắp có mưa 20–40 mm, có nơi trên 70 mm. Đất đã no nước."
    assert "ĐÀI KHÍ TƯỢNG THỦY VĂN KHU VỰC BẮC TRUNG BỘ, phát 14:00" in plan.source
    assert ends_at(reading, now()) > now()  # the bulletin's own end is long past


def test_the_level_is_told_with_what_is_not_sure(son: Client) -> None:
    page = son.get("/xa/canh-bao/cap-do", {"mua": "150", "ngay": "2", "vung": "cao", "khu": "1"}).content.decode()
    assert "Cấp</span> 2" in page or "Cấp 2" in " ".join(unescape(page).split()) or "</span> 2</h2>" in page
    assert "chưa đối chiếu được phụ lục" in page
    assert "Số chưa đọc được" in son.get("/xa/canh-bao/cap-do", {"mua": "1e9"}).content.decode()
    assert "không có dòng nào đúng" in son.get("/xa/canh-bao/cap-do", {"mua": "150", "ngay": "9", "vung": "cao", "khu": "1"}).content.decode()
