"""What people are stuck on: grouped as a table, on the pages of commune, province and editors, answered once."""

from datetime import UTC, datetime, timedelta
from typing import get_args
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.desk.stuck_rules import Raised, effect, grouped
from nhipcau.feedback.models import Answer
from nhipcau.feedback.queries import causes
from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.people.models import Household
from nhipcau.support.bodies import Difficulty
from tests.officers import at_browser
from tests.world import COMMUNE, PROCEDURE, World, must, settle

NOW = datetime(2026, 11, 20, 5, tzinfo=UTC)
UPPER, LOWER = UUID(int=11), UUID(int=12)
TU, PAO = UUID(int=1), UUID(int=2)
WORDS = "Mang căn cước ra cửa hàng nhà mạng sang tên."


def one(days: float, person: UUID | None = TU, village: UUID = UPPER, cause: str = "no_signal") -> Raised:
    return Raised(f"{COMMUNE}{village}.", person, cause, PROCEDURE, NOW - timedelta(days=days))


def test_every_cause_of_a_helping_is_known_to_the_content() -> None:
    assert set(get_args(Difficulty)) == set(causes())


def test_people_count_once_helpings_each_time_and_what_was_told_apart_apart() -> None:
    [group] = grouped([one(1), one(2), one(3, PAO, LOWER), one(4, None), one(30), one(70)], NOW)
    assert (group.times, group.before, group.apart, group.people) == (4, 1, 1, {TU, PAO})
    assert group.villages == {str(UPPER): 3, str(LOWER): 1}


@pytest.mark.parametrize(("lately", "before", "trend"), [(4, 0, "same"), (5, 0, "more"), (5, 5, "same"), (2, 6, "less"), (0, 5, "less"), (4, 1, "same")])
def test_a_trend_is_told_only_where_there_is_enough_to_tell(lately: int, before: int, trend: str) -> None:
    [group] = grouped([*(one(1) for _ in range(lately)), *(one(40) for _ in range(before))], NOW)
    assert group.trend == trend


@given(st.lists(st.tuples(st.floats(0, 60), st.sampled_from([TU, PAO, None]), st.sampled_from(["no_signal", "other"]))), st.randoms())
def test_order_changes_nothing(told: list[tuple[float, UUID | None, str]], chance: object) -> None:
    raised = [one(days, person, cause=cause) for days, person, cause in told]
    mixed = list(raised)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert grouped(raised, NOW) == grouped(mixed, NOW)


def test_an_effect_compares_as_many_days_before_as_after_four_weeks_at_most() -> None:
    raised = [*(one(days) for days in (11, 12, 13, 19)), *(one(days) for days in (9, 3)), one(12, village=LOWER), one(21)]
    assert effect(raised, NOW - timedelta(days=10), NOW, UPPER) == (10, 4, 2)
    assert effect(raised, NOW - timedelta(days=10), NOW).before == 5
    assert effect(raised, NOW - timedelta(days=100), NOW).days == 28
    assert not effect(raised, NOW - timedelta(days=3), NOW).known


# ── the pages


@pytest.fixture
def world(db: None) -> World:
    world = settle()
    must(world.lan, "support.record_assist", **world.assist(world.ba_tu, difficulties=["sim_not_own", "safety_other"], safety_answered="not_asked"))
    must(world.lan, "feedback.raise_difficulty", id=new_id(), village_id=world.tung_huong, cause="distrust", procedure=PROCEDURE)
    return world


def test_the_commune_sees_causes_with_their_villages_and_answers_one_for_all(world: World) -> None:
    hoa = at_browser("desk", COMMUNE)
    page = hoa.get("/xa/vuong-mac").content.decode()
    assert "SIM không chính chủ" in page
    assert "Bà con chưa tin" in page
    assert "1 lượt báo riêng" in page
    assert "Bản Tùng Hương (1)" in page
    assert "Lô Thị Tư" not in page
    answered = hoa.post("/xa/vuong-mac", {"vuong": "sim_not_own", "kieu": "how", "loi": WORDS, "ban": str(world.tung_huong), "viec": PROCEDURE})
    assert answered.status_code == 302
    with acting(system(COUNTRY)):
        [kept] = Answer.objects.all()
    assert (kept.people, kept.times, kept.village_id, kept.procedure) == (1, 1, world.tung_huong, PROCEDURE)
    page = hoa.get("/xa/vuong-mac?xong=1").content.decode()
    assert WORDS in page
    assert "Chưa đủ ngày" in page
    assert hoa.post("/xa/vuong-mac", {"thoi": str(kept.id)}).status_code == 302
    assert "Thôi dùng" not in hoa.get("/xa/vuong-mac").content.decode()


def test_what_a_home_told_that_is_not_to_be_counted_is_in_no_figure(world: World) -> None:
    with acting(system(COUNTRY)):
        Household.objects.filter(id=world.ba_tu.household).update(uncounted=True)
    near, wide = at_browser("desk", COMMUNE), at_browser("province_analyst", "vn.40.", "Hồ Minh Tâm", "tam")
    for page in (near.get("/xa/vuong-mac").content.decode(), wide.get("/tinh/vuong-mac").content.decode()):
        assert "SIM không chính chủ" not in page
        assert "Bà con chưa tin" in page, "this was told of no home"


def test_an_answer_without_words_is_refused_and_what_was_typed_stays(world: World) -> None:
    del world
    page = at_browser("desk", COMMUNE).post("/xa/vuong-mac", {"vuong": "distrust", "kieu": "how", "loi": "ngắn"})
    assert page.status_code == 422
    assert "422.478" in page.content.decode()
    assert ">ngắn</textarea>" in page.content.decode()


def test_a_month_is_a_table_and_a_file_and_no_month_is_not_there(world: World) -> None:
    del world
    hoa, month = at_browser("desk", COMMUNE), f"{local_today():%Y-%m}"
    page = hoa.get(f"/xa/vuong-mac/thang/{month}").content.decode()
    assert "2 lượt vướng" in page
    file = hoa.get(f"/xa/vuong-mac/thang/{month}?tep=csv").content.decode("utf-8-sig").splitlines()
    assert file[0] == 'Chỗ vướng,"Thôn, bản",Lượt,Người,Báo riêng'
    assert sorted(line.split(",")[0] for line in file[1:]) == ["Bà con chưa tin", "SIM không chính chủ"]
    assert [hoa.get(f"/xa/vuong-mac/thang/{wrong}").status_code for wrong in ("2999-01", "thang-nay", "2026-13")] == [404] * 3


def test_the_province_answers_every_commune_at_once_and_sees_neither_villages_nor_few(world: World) -> None:
    tam = at_browser("province_analyst", "vn.40.", "Hồ Minh Tâm", "tam")
    page = tam.get("/tinh/vuong-mac").content.decode()
    assert "Xã Tam Quang (dưới 5)" in page
    assert "Tùng Hương" not in page
    assert tam.post("/tinh/vuong-mac", {"vuong": "sim_not_own", "kieu": "how", "loi": WORDS}).status_code == 302
    with acting(world.lan):
        assert Answer.objects.get().words == WORDS
    assert "đã trả lời" in tam.get("/tinh/vuong-mac").content.decode()
    assert tam.post("/tinh/vuong-mac", {"vuong": "sim_not_own", "kieu": "how", "loi": WORDS, "cho": "chua"}).status_code == 404
    assert tam.post("/tinh/vuong-mac", {"vuong": "sim_not_own", "kieu": "how", "loi": WORDS, "cho": "tat-ca"}).status_code == 302


def test_editors_see_which_procedure_people_are_stuck_with_and_no_place(world: World) -> None:
    del world
    page = at_browser("content_editor", "vn.40.", "Lê Thúy Vy", "vy").get("/soan/vuong-mac").content.decode()
    assert "Bà con chưa tin" in page
    assert "dưới 5" in page
    assert "Tam Quang" not in page
