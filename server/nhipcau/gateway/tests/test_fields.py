"""The page of the fields: what the office told decides height and crops; nobody told, and all heights are shown."""

from html import unescape

import pytest
import time_machine
from django.test import Client

from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from nhipcau.learning.planning.models import ClassPlan
from tests.world import COMMUNE, World, settle

pytestmark = pytest.mark.django_db
PAGE = "/mua-vu/16933"


@pytest.fixture
def world() -> World:
    return settle()


def told(world: World, place: str, sites: dict[str, object]) -> None:
    with acting(world.system):
        ClassPlan.objects.create(id=new_id(), place=place, first_week="2027-01-04", weeks=4, asked={"sites": sites})


@time_machine.travel("2027-05-05T02:00:00+00:00", tick=False)
def test_without_a_word_of_the_office_all_heights_are_shown_and_one_can_be_chosen(world: World) -> None:
    page = unescape(Client().get(PAGE).content.decode())
    for words in ("Chưa rõ xã ở vùng nào", "Gặt lúa", "vùng cao", "Chưa chắc ngày", "Hiểu biết chung"):
        assert words in page, words
    low = unescape(Client().get(f"{PAGE}?vung=thap").content.decode())
    assert "Gặt lúa" not in low
    assert "Chưa rõ xã" not in low


@time_machine.travel("2026-12-01T02:00:00+00:00", tick=False)
def test_what_the_office_told_decides(world: World) -> None:
    told(world, COMMUNE, {str(world.tung_huong): {"zone": "cao", "crops": ["gừng"]}})
    page = unescape(Client().get(PAGE).content.decode())
    assert "Thu gừng" in page
    assert "theo lịch lớp mà cơ quan đã ghi" in page
    assert Client().get("/mua-vu/99999").status_code == 404
