"""A plan of selling before a camera: minutes that add up, checks that see what is in the way, answers that make nothing up."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from nhipcau.market.makers.tests.people import in_the_window
from nhipcau.market.models import LivePlan
from nhipcau.market.selling.answers import Facts, answers_for, answers_for_all, faults, written
from nhipcau.market.selling.queries import plans_visible_to
from nhipcau.market.selling.rules import checks_of, order_of
from tests.officers import at_browser
from tests.world import COMMUNE, World, must, settle, tell

EVENING = datetime(2026, 12, 10, 12, 30, tzinfo=UTC)  # a Thursday, half past seven in the evening
GINGER = Facts(
    "Gừng dé", "gói", "60.000 đ", "200 g", "Tháng 11–2", 0b110000000011, "in", "Còn hàng", 0, stars_ended=False, maker="Nhà bà Tư", where="Bản Tùng Hương",
    made_of="Gừng dé.", keep="6 tháng nơi khô.",
)  # fmt: skip


def but(**changes: Any) -> Facts:
    return Facts(**{**vars(GINGER), **changes})


@pytest.mark.parametrize("minutes", [15, 20, 45, 61, 180])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_parts_follow_one_another_and_fill_all_minutes(minutes: int, count: int) -> None:
    parts = order_of([but(name=f"Món {at}") for at in range(count)], minutes)
    assert parts[0].begins == 0
    assert parts[-1].ends == minutes
    assert all(before.ends == after.begins for before, after in pairwise(parts))
    assert all(part.ends > part.begins for part in parts)
    assert [part.what for part in parts][1 : count + 1] == [f"Món {at}" for at in range(count)]
    assert "chỉ nhận trên sàn" in parts[-1].say


def in_the_way(**changes: Any) -> list[str]:
    about: dict[str, Any] = {"begins_at": EVENING, "market": "t3", "signal": "good", "goods": [GINGER], **changes}
    return [check.what for check in checks_of(**about) if not check.good]


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"market": "t5"}, "Trùng chợ phiên"),
        ({"market": "âm 2 7 12"}, "Trùng chợ phiên"),  # 10/12/2026 is the second day of the eleventh moon
        ({"signal": "none", "instead": "Bản Bãi Sở, cách 3,1 km"}, "Lõm sóng: không phát được ở đây. Gần đó có sóng: Bản Bãi Sở"),
        ({"signal": "weak"}, "Sóng yếu"),
        ({"begins_at": EVENING - timedelta(hours=17)}, "quá sớm"),
        ({"begins_at": EVENING + timedelta(days=58)}, "Ngày Tết"),
        ({"goods": [but(stock="out")]}, "đang hết hàng"),
        ({"goods": [but(season_bits=0b1000)]}, "không phải mùa"),
        ({"goods": [but(stars_ended=True)]}, "sao OCOP đã hết hạn"),
    ],
)
def test_what_is_in_the_way_is_seen(changes: dict[str, Any], word: str) -> None:
    assert in_the_way() == []
    assert any(word in one for one in in_the_way(**changes))


def test_an_answer_is_the_things_own_fact_or_says_that_somebody_has_to_be_asked() -> None:
    told = {one.ask: one for one in answers_for(GINGER)}
    assert told["Giá bao nhiêu?"].say == "Gừng dé: 60.000 đ một gói."
    assert told["Làm từ gì?"] == ("Làm từ gì?", "Gừng dé.", True)
    assert told["Làm thế nào?"] == ("Làm thế nào?", "Hỏi người làm trước buổi.", False)
    assert "Không nói là có" in told["Có OCOP không?"].say
    starred = {one.ask: one.say for one in answers_for(but(stars=3, certificate="12/GCN"))}
    assert starred["Có OCOP không?"] == "Có, 3 sao. Giấy số 12/GCN, đưa giấy ra trước máy."
    assert any("không phải thuốc" in one.say for one in answers_for_all())


def test_the_bank_is_sound_and_a_broken_one_is_found() -> None:
    assert list(faults(written())) == []
    broken = {"question": [{"about": "all", "ask": "Gì?", "say": "{gia}"}, {"about": "you", "ask": "Gì?", "say": "dài " * 20}]}
    assert len(list(faults(broken))) == 4


@pytest.mark.django_db
def test_an_office_plans_prints_and_calls_off_and_the_whole_team_reads_it() -> None:
    world: World = settle()
    _, goods = in_the_window(world)
    browser = at_browser("desk", COMMUNE, login="hoa")
    day = (now() + timedelta(days=5)).date().isoformat()
    form = {"ten": "Tối gừng", "mon": [str(goods.id)], "ngay": day, "gio": "19:30", "phut": "45", "nguoi": "Bà Tư", "thon": str(world.tung_huong), "mang": "Nong, cân"}
    wrong = browser.post("/xa/gian-hang/live", {**form, "mon": [], "phut": "x"})
    assert (wrong.status_code, "chọn 1 đến 3 món, số phút" in wrong.content.decode()) == (422, True)
    made = browser.post("/xa/gian-hang/live", form)
    assert made.status_code == 302
    page = browser.get(made.headers["Location"]).content.decode()
    for words in ("Lõm sóng: không phát được ở đây", "Gừng dé sấy lát: 60.000 đ một gói.", "chỉ nhận trên sàn", "Nong"):
        assert words in page, words
    paper = browser.get(f"{made.headers['Location']}.pdf")
    assert paper.content.startswith(b"%PDF")
    assert paper.content.count(b"/Type /Page\n") + paper.content.count(b"/Type/Page/") <= 1
    with acting(world.lan):
        row = plans_visible_to(world.lan).get()
    assert row.sheet["where"] == "Bản Tùng Hương"
    assert [one["name"] for one in row.sheet["answers"]] == ["Gừng dé sấy lát"]
    assert browser.post(made.headers["Location"]).status_code == 302
    with acting(world.lan):
        assert not plans_visible_to(world.lan).exists()
    assert not LivePlan.objects.exists()  # nobody acts: the wall shows nothing
    told = tell(world.hoa, "market.plan_live", id=new_id(), title="x", goods=[str(new_id())], begins_at=now().isoformat(), minutes=30, speaker="Lan")
    assert told.problem
    assert told.problem.number == "409.455"
    must(world.hoa, "market.plan_live", id=new_id(), title="Lại", goods=[str(goods.id)], begins_at=now().isoformat(), minutes=30, speaker="Lan")
