"""The calendar of classes at the office's browser: from empty tables to a calendar, and what a leader changes in it."""

import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from nhipcau.kernel.actor import PROVINCE_LEAD, Actor
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from nhipcau.learning.models import Class as Course
from nhipcau.learning.planning.models import ClassPlan
from nhipcau.learning.planning.queries import get_plan, plan_of
from nhipcau.learning.planning.shapes import faults
from tests.officers import at_browser
from tests.world import COMMUNE, World, must, neighbour, settle, tell

pytestmark = pytest.mark.django_db

FIRST = date(2027, 3, 1)  # a Monday; in Nghệ An no season refuses March, and May does


@pytest.fixture
def world() -> World:
    return settle()


def told(world: World, **changes: Any) -> dict[str, Any]:
    """What a commune's leader tells: two villages, two topics, one trainer who speaks Thái and one who does not."""
    sites = [
        {"id": str(world.tung_huong), "tongue": "thai", "people": 20, "room": 30, "most": 1, "market": "CN"},
        {"id": str(world.bai_so), "people": 50, "room": 30, "most": 1},
    ]
    trainers = [
        {"id": "lan", "name": "Lô Thị Lan", "tongues": ["vi", "thai"], "home": str(world.tung_huong), "per_week": 1},
        {"id": "minh", "name": "Vi Văn Minh", "home": str(world.bai_so), "per_week": 1},
    ]
    topics = [{"id": "otp", "name": "Giữ mã OTP", "times": 2, "skills": ["B4"]}, {"id": "nop", "name": "Nộp hồ sơ"}]
    return {"id": new_id(), "first_week": FIRST, "weeks": 14, "sites": sites, "topics": topics, "trainers": trainers, **changes}


def made(world: World, **changes: Any) -> None:
    must(world.son, "learning.set_plan", **told(world, **changes))
    must(world.son, "learning.make_plan", id=new_id())


def edit(world: World, what: str, **more: Any) -> None:
    must(world.son, "learning.edit_plan", id=new_id(), what=what, site=str(world.bai_so), **more)


def seen(world: World) -> Any:
    with acting(world.son):
        planned = get_plan(world.son)
        return planned, planned.plan, planned.days


def refused(world: World, verb: str, **body: Any) -> str:
    verdict = tell(world.son, verb, **{"id": new_id(), **body})
    assert verdict.problem, verdict.state
    return str(verdict.problem.number)


# ── the verbs


def test_a_calendar_keeps_every_rule_and_splits_what_the_room_does_not_hold(world: World) -> None:
    made(world)
    planned, plan, days = seen(world)
    assert faults(planned.task, plan) == []
    assert len(plan) == 3 + 6  # fifty people in thirty seats: each class twice
    assert (planned.gap, planned.lacks()) == (0.0, [])
    assert all(slot.trainer == "lan" for one, slot in plan.items() if one.site == str(world.tung_huong))
    assert all(days[one].weekday() != 6 for one in plan if one.site == str(world.tung_huong))
    assert all(planned.monday(slot.week) <= days[one] < planned.monday(slot.week) + timedelta(days=7) for one, slot in plan.items())


def test_no_class_is_in_a_harvest_week_and_the_reason_has_its_source(world: World) -> None:
    made(world, first_week=date(2027, 5, 3), weeks=8)
    planned, plan, _ = seen(world)
    refusals = {week: [one.name for one in found if one.refuses] for week, found in planned.task.sites[0].reasons.items()}
    assert refusals[1] == ["Gặt lúa xuân"]
    assert not {slot.week for slot in plan.values()} & {week for week, names in refusals.items() if names}
    assert all(one.source for found in planned.task.sites[0].reasons.values() for one in found)


def test_a_pinned_class_stays_and_as_few_others_move_as_possible(world: World) -> None:
    made(world)
    _, before, _ = seen(world)
    one = next(one for one in before if one.site == str(world.bai_so))
    free = next(week for week in range(14) if week not in {slot.week for slot in before.values()})
    edit(world, "pin", topic=one.topic, number=one.number, week=free, trainer="minh")
    _, after, _ = seen(world)
    assert (after[one].week, after[one].trainer) == (free, "minh")
    assert [other for other in before if after[other] != before[other]] == [one]
    must(world.son, "learning.make_plan", id=new_id(), fresh=True)
    assert seen(world)[1][one].week == free
    edit(world, "unpin", topic=one.topic, number=one.number)
    assert seen(world)[0].task.pinned == {}


def test_a_week_taken_out_by_hand_is_used_no_more_until_it_is_given_back(world: World) -> None:
    made(world)
    week = min(slot.week for one, slot in seen(world)[1].items() if one.site == str(world.bai_so))
    edit(world, "forbid", week=week)
    planned, plan, _ = seen(world)
    assert week not in {slot.week for one, slot in plan.items() if one.site == str(world.bai_so)}
    assert len(planned.row.found["moved"]) == 1
    edit(world, "allow", week=week)
    assert seen(world)[0].row.asked["forbidden"] == []


def test_what_a_calendar_cannot_be_made_from_is_refused_with_its_reason(world: World) -> None:
    assert refused(world, "learning.make_plan") == "404.320"
    sites = [{"id": str(world.bai_so), "market": "hôm nào đó"}]
    assert refused(world, "learning.set_plan", **told(world, sites=sites)) == "422.321"
    assert refused(world, "learning.set_plan", **told(world, sites=[{"id": "16936"}])) == "422.322"
    must(world.son, "learning.set_plan", **told(world, topics=[]))
    assert refused(world, "learning.make_plan") == "422.320"
    made(world)
    assert refused(world, "learning.edit_plan", what="forbid", site=str(world.bai_so), week=40) == "422.322"
    assert refused(world, "learning.edit_plan", what="pin", site=str(world.bai_so), topic="otp", number=0, week=3, trainer="ai") == "422.322"
    edit(world, "pin", topic="otp", number=0, week=3, trainer="minh")
    assert refused(world, "learning.edit_plan", what="pin", site=str(world.bai_so), topic="nop", number=0, week=3, trainer="lan") == "409.320"


def test_another_first_week_lets_go_of_what_was_counted_from_the_old_one(world: World) -> None:
    made(world)
    edit(world, "forbid", week=2)
    must(world.son, "learning.set_plan", **told(world, first_week=FIRST + timedelta(days=8)))
    planned, plan, _ = seen(world)
    assert (planned.row.first_week, planned.row.asked["forbidden"], plan) == (FIRST + timedelta(days=7), [], {})


def test_each_place_has_its_own_calendar_and_a_neighbour_sees_none(world: World) -> None:
    made(world)
    neighbour(world)
    there = world.ke_la
    with acting(there):
        assert plan_of(there) is None
        assert not ClassPlan.objects.exists()


# ── the pages


def test_a_leader_fills_the_tables_makes_the_calendar_and_takes_it_along(world: World) -> None:
    page = at_browser("commune_lead", COMMUNE, login="son2")
    assert "Chưa đủ để xếp lịch" in page.get("/lich-lop").content.decode()
    assert post(page, **{"tu": "2027-03-03", "tuan": "14", "chu-de-dong": "2", "chu-de-0-name": "Giữ mã OTP", "chu-de-0-times": "2", "chu-de-0-skills": "b4"})
    assert post(page, **{"nguoi-dong": "2", "nguoi-0-name": "Lô Thị Lan", "nguoi-0-tongues": "Việt, thái", "nguoi-0-home": "bản Bãi Sở", "nguoi-0-away": "08/03/2027"})
    cells = {"people": "20", "room": "30", "most": "1", "tongue": "thai", "zone": "cao", "crops": "ngô", "market": "CN"}
    assert post(page, noi=str(world.bai_so), **{f"{name}-{world.bai_so}": text for name, text in cells.items()})
    tables = page.get("/lich-lop/nguon").content.decode()
    for text in ("Giữ mã OTP", 'value="B4"', "Việt, Thái", 'value="Bản Bãi Sở"', "08/03/2027", 'value="ngô"'):
        assert text in tables, text
    assert page.post("/lich-lop").headers["Location"] == "/lich-lop?xong=xep"
    shown = page.get("/lich-lop").content.decode()
    assert "Cách lịch tốt nhất, nhiều nhất" in shown
    book = CalamineWorkbook.from_filelike(io.BytesIO(page.get("/lich-lop.xlsx").content))
    rows = book.get_sheet_by_name("Lịch lớp").to_python()
    assert len(rows) == 1 + 4
    assert {row[5] for row in rows[1:]} == {"Lô Thị Lan"}
    assert not any(row[0] == "08/03/2027" for row in rows[1:]), "Lan is away that week"


def post(page: Client, **sent: str) -> bool:
    return page.post("/lich-lop/nguon", sent).headers.get("Location") == "/lich-lop/nguon?xong=luu"


def test_a_cell_that_cannot_be_read_is_named(world: World) -> None:
    page = at_browser("commune_lead", COMMUNE, login="son2")
    for cell, text, named in (("tongues", "Klingon", "tiếng"), ("away", "hôm kia", "tuần vắng"), ("home", "Nơi nào đó", "nơi ở"), ("per_week", "99", "lớp một tuần")):
        answer = page.post("/lich-lop/nguon", {"nguoi-dong": "1", "nguoi-0-name": "Lan", f"nguoi-0-{cell}": text})
        assert answer.status_code == 422
        assert f"Không đọc được ô “{named}”: {text}" in answer.content.decode()


def test_the_page_of_a_place_says_why_weeks_are_refused_and_takes_a_change(world: World) -> None:
    made(world, first_week=date(2027, 5, 3), weeks=10)
    page, here = at_browser("commune_lead", COMMUNE, login="son2"), f"/lich-lop/noi/{world.bai_so}"
    shown = page.get(here).content.decode()
    assert "Gặt lúa xuân" in shown
    assert "lúa xuân vùng cao gặt đầu tháng 5" in shown
    assert page.post(here, {"viec": "pin", "chu-de": "otp", "lop": "0", "tuan": "6", "nguoi": "minh"}).status_code == 302
    assert "Đã ghim" in page.get(here).content.decode()
    assert page.post(here, {"viec": "pin", "chu-de": "nop", "lop": "0", "tuan": "6", "nguoi": "lan"}).status_code == 409
    assert page.post(here, {"viec": "đổi"}).status_code == 422
    assert page.post(here, {"viec": "forbid", "tuan": "7"}).status_code == 302
    assert "Lãnh đạo bỏ tuần này" in page.get(here).content.decode()


def test_a_planned_class_is_opened_in_the_room_of_classes_once(world: World) -> None:
    made(world)
    page, here = at_browser("commune_lead", COMMUNE, login="son2"), f"/lich-lop/noi/{world.bai_so}"
    for _ in range(2):
        assert page.post(here, {"viec": "mo-lop", "chu-de": "otp", "lop": "0"}).headers.get("Location") == f"{here}?xong=mo"
    with acting(world.son):
        course = Course.objects.get()
        assert (course.village_id, course.skills, course.room) == (world.bai_so, ["B4"], 30)
    assert page.post(here, {"viec": "mo-lop", "chu-de": "nop", "lop": "0"}).status_code == 422


def test_a_province_names_the_commune_that_lacks_a_speaker_before_it_plans(world: World) -> None:
    neighbour(world)
    page = at_browser("province_lead", "vn.40.", login="tinh")
    post(page, **{"tu": "2027-03-01", "tuan": "10", "chu-de-dong": "1", "chu-de-0-name": "Giữ mã OTP"})
    post(page, **{"nguoi-dong": "1", "nguoi-0-name": "Lô Thị Lan", "nguoi-0-tongues": "Việt", "nguoi-0-home": "Xã Tam Quang (16933)"})
    post(page, noi="16936", **{"tongue-16936": "mong", "zone-16936": "cao"})
    shown = page.get("/lich-lop").content.decode()
    assert "<b>Xã Nga My</b>: không ai nói tiếng bà con (Tiếng Mông): thiếu 1 lớp." in shown
    page.post("/lich-lop")
    lead = Actor(new_id(), PROVINCE_LEAD, "vn.40.")
    with acting(lead):
        task = get_plan(lead).task
    kilometres = task.far[next(iter(task.trainer)), "16936"]
    assert 5 <= kilometres <= 25, "from the points of the two communes, as the crow flies"
    assert "Xã Nga My: Giữ mã OTP, lớp 1" in page.get("/lich-lop").content.decode()

