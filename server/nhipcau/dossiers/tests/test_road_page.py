"""The slip's page shows where the dossier is, to whoever holds the slip: with a family's list behind it, or without."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from nhipcau.dossiers.road_rules import WORKING
from nhipcau.dossiers.rules import new_slip_code
from nhipcau.kernel.ids import new_id
from tests.world import PROCEDURE, World, must, settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return settle()


def page(slip: str) -> str:
    answer = Client().get(f"/s/{slip}")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.content.decode()


def test_the_page_says_where_the_dossier_is_who_has_it_and_why_until_then(world: World) -> None:
    listed = world.preparation(world.ba_tu)
    with time_machine.travel(datetime(2026, 11, 20, 9, 12, tzinfo=UTC)):  # 16:12 in Vietnam
        must(world.lan, "dossiers.prepare", **listed)
        assert "Hồ sơ đang ở đâu" not in page(listed["slip_code"])
        dossier = new_id()
        more = {"term": {"many": 3}, "official_code": "H40.15.02-261120-0001", "full_name": "Lô Thị Tư"}
        must(world.hoa, "dossiers.hand_in", id=dossier, slip_code=listed["slip_code"], procedure=PROCEDURE, **more)
        must(world.hoa, "dossiers.tell_state", id=new_id(), dossier_id=dossier, state=WORKING, holder="Tư pháp <b>hộ tịch</b>")
        shown = page(listed["slip_code"])
    for said in ("Đang xử lý.", "Đang chờ cơ quan", "Tư pháp &lt;b&gt;hộ tịch", "27/11/2026", "Nhận sau 15:00", "Không tính thứ Ba 24/11/2026", "H40.15.02-261120-0001"):
        assert said in shown, said
    assert "Lô Thị Tư" not in shown


def test_who_came_without_a_list_has_a_page_too(world: World) -> None:
    slip = new_slip_code()
    must(world.hoa, "dossiers.hand_in", id=new_id(), slip_code=slip, procedure=PROCEDURE, full_name="Kha Văn Bình")
    shown = page(slip)
    assert "Được tiếp nhận." in shown
    assert "Bình" in shown
    assert "Kha Văn" not in shown


def test_a_state_without_an_hour_shows_its_own_day(world: World) -> None:
    slip = new_slip_code()
    must(world.hoa, "dossiers.hand_in", id=new_id(), slip_code=slip, procedure=PROCEDURE, official_code="X-9")
    row = {"code": "X-9", "state": 1, "since": "2026-11-18T00:00:00+07:00", "whole_day": True}
    must(world.hoa, "dossiers.take_states", run_id=new_id(), source="import", place="vn.40.16933.", rows=[row])
    assert "18/11" in page(slip)
