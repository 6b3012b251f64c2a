"""The pages of independence, as officers open them: figures without names, names for whoever may see the family."""

import csv
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.test import Client

from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.events import Event
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Read
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.people.models import Member
from nhipcau.support.independence.queries import SPANS, board, months_to
from nhipcau.support.independence.rules import OWN, Figure
from tests.officers import at_browser, mark_demo
from tests.world import COMMUNE, Home, World, move_in, must, neighbour, settle

pytestmark = pytest.mark.django_db
ALONE, PROMPTED, DONE_FOR = ([{"step": "fill_form", "mode": mode}] for mode in ("alone", "prompted", "done_for"))


@pytest.fixture
def world() -> World:
    return settle()


def helped(world: World, home: Home, steps: list[dict[str, Any]], days_ago: int = 0, by: str = "lan") -> None:
    """Let a helper record a helping of some days ago; the consent was given before."""
    at = now() - timedelta(days=days_ago)
    with time_machine.travel(at, tick=False):
        must(getattr(world, by), "support.record_assist", **world.assist(home, steps=steps))


def agrees_to_follow_up(world: World, home: Home) -> None:
    must(world.system, "people.give_consent", id=new_id(), resident_id=home.resident, purpose="follow_up", given_by="self", method="tap")


def total(world: World) -> Figure:
    with acting(world.son):
        return board(world.son, COMMUNE, local_today(), SPANS["12"], lambda slot: slot.place).total


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()


def rows(answer: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))


def test_a_commune_sees_its_steps_month_by_month_and_village_by_village_without_a_name(world: World) -> None:
    helped(world, world.ba_tu, ALONE)
    helped(world, world.ba_tu, PROMPTED, days_ago=40)
    helped(world, world.pao, DONE_FOR, by="hoa")
    text = page(at_browser("commune_lead", COMMUNE), "/xa/tu-lam")
    assert "1 trên <b>3 bước đã tính</b>" in text
    assert "Tùng Hương" in text
    assert "Còn ít, chưa so được" in text
    assert text.count('<tr><th scope="row">') == 13 + 2
    for name in ("Lô Thị Tư", "Và Bá Páo", "Lô Thị Lan"):
        assert name not in text
    with acting(system(COUNTRY)):
        assert not Read.objects.filter(door="independence").exists()


def test_the_months_are_those_of_the_vietnamese_calendar_and_the_span_is_asked_for(world: World) -> None:
    helped(world, world.ba_tu, ALONE, days_ago=100)
    client = at_browser("commune_lead", COMMUNE)
    assert "0 trên <b>0 bước đã tính</b>" in page(client, "/xa/tu-lam?thang=3")
    assert "1 trên <b>1 bước đã tính</b>" in page(client, "/xa/tu-lam?thang=12")
    assert "0 trên <b>0 bước đã tính</b>" in page(client, "/xa/tu-lam?thang=999")
    assert len(months_to(local_today())) == 13
    assert months_to(local_today())[-1] == local_today().replace(day=1)


def test_what_is_left_out_is_shown_with_its_number_and_its_reason(world: World) -> None:
    for _ in range(3):
        helped(world, world.ba_tu, ALONE)
    Member.objects.filter(id=world.minh_id).update(full_name="lô thị tư")  # Minh is, by name, somebody of that home
    helped(world, world.ba_tu, [{"step": "submit", "mode": "alone"}], by="minh")
    with_reasons = page(at_browser("commune_lead", COMMUNE), "/xa/tu-lam")
    assert "<dt>Ghi lại cùng người, cùng bước, cùng thủ tục</dt><dd>2</dd>" in with_reasons
    assert "<dt>Lời ghi “tự làm” ở nhà của chính người giúp</dt><dd>1</dd>" in with_reasons
    assert "trùng tên" in with_reasons
    assert total(world).left[OWN] == 1


def test_coming_back_alone_is_counted_when_another_helper_saw_it(world: World) -> None:
    helped(world, world.ba_tu, DONE_FOR, days_ago=120)
    helped(world, world.ba_tu, ALONE, days_ago=100, by="minh")
    helped(world, world.pao, DONE_FOR, days_ago=120, by="hoa")
    helped(world, world.pao, ALONE, days_ago=100, by="hoa")
    text = page(at_browser("commune_lead", COMMUNE), "/xa/tu-lam")
    assert "1 trên <b>2 người</b> đã quay lại và tự làm" in text
    assert "<dt>Tự làm, chỉ một người giúp thấy</dt><dd>1</dd>" in text


def test_the_family_s_own_word_when_asked_again_is_a_second_pair_of_eyes(world: World) -> None:
    helped(world, world.pao, DONE_FOR, days_ago=120, by="hoa")
    body = world.assist(world.pao, steps=ALONE)
    with time_machine.travel(now() - timedelta(days=100), tick=False):
        must(world.hoa, "support.record_assist", **body)
        must(world.son, "support.record_callback", id=new_id(), assist_id=body["id"], reached=True, came=True, money_asked=False, secret_asked=False, satisfied=True)
    assert "1 trên <b>1 người</b> đã quay lại" in page(at_browser("commune_lead", COMMUNE), "/xa/tu-lam")


def test_names_are_shown_of_those_who_agreed_to_be_followed_up_and_every_look_is_noted(world: World) -> None:
    helped(world, world.ba_tu, ALONE)
    client, path = at_browser("desk", COMMUNE), f"/xa/tu-lam/{world.tung_huong}"
    assert "Lô Thị Tư" not in page(client, path)
    assert "1 người khác có trong con số chung" in page(client, path)
    assert client.get(f"/xa/tu-lam/nguoi/{world.ba_tu.resident}").status_code == 404
    agrees_to_follow_up(world, world.ba_tu)
    assert "Lô Thị Tư" in page(client, path)
    person = page(client, f"/xa/tu-lam/nguoi/{world.ba_tu.resident}")
    assert "Điền tờ khai" in person
    assert "Lô Thị Tư" in person
    with acting(system(COUNTRY)):
        assert [one.resident for one in Read.objects.filter(door="independence")] == [world.ba_tu.resident] * 2


def test_another_communes_officer_finds_neither_the_village_nor_the_person(world: World) -> None:
    neighbour(world)
    agrees_to_follow_up(world, world.ba_tu)
    helped(world, world.ba_tu, ALONE)
    other = at_browser("commune_lead", "vn.40.16936.", login="khac")
    assert other.get(f"/xa/tu-lam/{world.tung_huong}").status_code == 404
    assert other.get(f"/xa/tu-lam/nguoi/{world.ba_tu.resident}").status_code == 404
    assert "0 trên <b>0 bước đã tính</b>" in page(other, "/xa/tu-lam")


def test_a_province_sees_communes_side_by_side_by_name_and_nobody_in_them(world: World) -> None:
    neighbour(world)
    mark_demo(world.lan_id)
    helped(world, world.ba_tu, ALONE)
    text = page(at_browser("province_analyst", "vn.40.", login="tam"), "/tinh/tu-lam")
    assert "Xã Tam Quang" in text
    assert "Xã Nga My" not in text
    assert "1 xã, phường chưa gửi lượt nào" in text
    assert "Số liệu mẫu" in text
    for name in ("Lô Thị Tư", "Lô Thị Lan", "Tùng Hương", str(world.ba_tu.resident)):
        assert name not in text


def test_a_home_that_is_not_to_be_counted_is_in_no_figure(world: World) -> None:
    must(world.system, "people.give_consent", id=new_id(), resident_id=world.ba_tu.resident, purpose="statistics", given_by="self", method="tap")
    helped(world, world.ba_tu, ALONE)
    assert total(world).total == 1
    must(world.system, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose="statistics")
    assert total(world).total == 0


def test_the_table_goes_along_as_a_file_with_what_was_left_out_and_the_watch_is_told(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[Event] = []
    monkeypatch.setattr("nhipcau.kernel.events.listeners", [heard.append])
    for _ in range(2):
        helped(world, world.ba_tu, ALONE)
    found = {row["noi"]: row for row in rows(at_browser("commune_lead", COMMUNE).get("/xa/tu-lam?dang=csv"))}
    one = found["Bản Tùng Hương"]
    assert (one["buoc_tu_lam"], one["bo_lap_lai"], one["con_it"], one["buoi_giup"]) == ("1", "1", "x", "1")
    assert found["Bản Bãi Sở"]["thap_nhat"] == ""
    assert [(one.kind, one.facts) for one in heard] == [("export.made", {"what": "independence", "rows": 2})]
    of_province = rows(at_browser("province_analyst", "vn.40.", login="tam").get("/tinh/tu-lam?dang=csv"))
    assert [row["noi"] for row in of_province] == ["Xã Tam Quang"]


def test_places_far_apart_are_said_to_be_apart_and_near_ones_are_not(world: World) -> None:
    for home, village, mode in (("tung_huong", world.tung_huong, ALONE), ("bai_so", world.bai_so, DONE_FOR)):
        for n in range(32):
            one = Home()
            move_in(world, one, village, f"Lò Văn {home} {n}")
            helped(world, one, mode, days_ago=n % 20, by="hoa")
    text = page(at_browser("commune_lead", COMMUNE), "/xa/tu-lam")
    assert "hơn rõ 1 nơi" in text
    assert "kém rõ 1 nơi" in text
