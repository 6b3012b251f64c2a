"""A slip says what the channels say, in the words and amounts of the day it was prepared, on every screen."""

import html
import re
from typing import Any

import pytest
from django.test import Client

from nhipcau.guides.models import Guide
from nhipcau.guides.replay import whole_guide
from nhipcau.guides.tests.files import options, paper, small_guide
from nhipcau.kernel.clock import local_date, local_today, now
from tests.officers import at_browser, real_guide
from tests.world import COMMUNE, PROCEDURE, must, settle, yesterday

pytestmark = pytest.mark.django_db
FEE, LAW = "{fee}", ["64/2025/TT-BTC"]
EVERYWHERE = ("page", "a6", "a5", "desk")


@pytest.fixture
def world():
    return settle()


def dated(**changes: Any) -> dict[str, Any]:
    """A guide that names its amount in every kind of text: 25.000 đ until yesterday, 50.000 đ since today."""
    until = {"from": "2026-01-01", "to": local_date(yesterday()).isoformat(), "amount": 25_000}
    since = {"from": local_today().isoformat(), "to": "", "amount": 50_000}
    value = {"id": "fee", "label": "Lệ phí thẻ", "unit": "dong", "law": LAW, "periods": [until, since]}
    paid = {"id": "paid", "kind": "one", "ask": f"Đã nộp {FEE} chưa?", "options": options("no")}
    paid["options"].append({"id": "yes", "label": f"Rồi, đủ {FEE}"})
    where = {"id": "where", "kind": "place", "ask": "Nhà ở đâu?"}
    day = {"id": "day", "kind": "date", "ask": "Sinh ngày nào?"}
    base = {
        "values": [value],
        "questions": [paid, where, day],
        "papers": [
            paper("form", name=f"Tờ khai kèm {FEE}", why=f"Để thu {FEE}.", get=f"Mua hết {FEE}.", note=f"Kẹp {FEE}."),
            paper("card", name=f"Thẻ giá {FEE}", note=f"Thẻ cũ mất {FEE}."),
            paper("old", name=f"Biên lai {FEE}", why=f"Khi mất {FEE}."),
        ],
        "steps": [{"id": "pay", "text": f"Nộp đúng {FEE}.", "pictogram": "office"}],
        "warnings": [{"id": "dear", "text": f"Ai thu quá {FEE} là sai."}],
        "fees": [{"id": "fee", "text": f"Phí {FEE}.", "value": "fee", "law": LAW}],
        "conflicts": [],
    }
    return small_guide(**{**base, **changes})


def bring(world: Any, guide: dict[str, Any], when: Any = None, **changes: Any) -> str:
    """Prepare bà Tư's list with this guide at a moment, now if none is given; return the slip's code."""
    real_guide(PROCEDURE)
    known = {"procedure_id": PROCEDURE, "version": guide["version"]}
    Guide.objects.update_or_create(**known, defaults={"body": guide, "valid_from": "2026-07-18", "current": False})
    states = {"form": "missing", "card": "have", "old": "not_needed"}
    papers = [{"id": name, "state": state} for name, state in states.items()]
    answers = {"paid": "yes", "where": "40.16933", "day": "2026-03-12"}
    fields = {"guide_version": guide["version"], "papers": papers, "answers": answers, **changes}
    body = world.preparation(world.ba_tu, **fields)
    must(world.system, "dossiers.prepare", happened_at=when or now(), **body)
    return str(body["slip_code"])


def read(code: str, screen: str) -> str:
    """What is read of a slip on one of its screens, tags left out."""
    if screen == "desk":
        answer = at_browser("desk", COMMUNE).get(f"/ban?phieu={code}")
    else:
        answer = Client().get(f"/s/{code}" if screen == "page" else f"/s/{code}/in?kho={screen}")
    assert answer.status_code == 200
    body = answer.content.decode().partition("<main")[2] or answer.content.decode().partition("<body")[2]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", body))).strip()


@pytest.mark.parametrize("screen", EVERYWHERE)
@pytest.mark.parametrize(("before", "amount", "other"), [(True, "25.000 đ", "50.000"), (False, "50.000 đ", "25.000")])
def test_every_screen_says_the_amounts_of_the_day_it_was_prepared(world, screen, before, amount, other):
    code = bring(world, whole_guide(dated()), yesterday() if before else None)
    page = read(code, screen)
    assert f"Tờ khai kèm {amount}" in page
    assert "{" not in page
    assert other not in page


@pytest.mark.parametrize(
    ("screen", "texts"),
    [
        ("page", ("Mua hết {}", "Kẹp {}", "Thẻ cũ mất {}", "Biên lai {}", "Nộp đúng {}", "Ai thu quá {}", "Phí {}")),
        ("a5", ("Thẻ giá {}", "Biên lai {}", "Nộp đúng {}", "Ai thu quá {}", "Phí {}")),
        ("desk", ("Để thu {}", "Mua hết {}", "Thẻ cũ mất {}", "Khi mất {}", "Ai thu quá {}", "Đã nộp {} chưa?", "Rồi, đủ {}")),
    ],
)  # fmt: skip
def test_each_kind_of_text_says_its_amount(world, screen, texts):
    page = read(bring(world, whole_guide(dated()), yesterday()), screen)
    for text in texts:
        assert text.format("25.000 đ").replace("\xa0", " ") in page.replace("\xa0", " "), text


def test_the_desk_reads_places_by_name_and_days_as_they_are_spoken(world):
    page = read(bring(world, whole_guide(dated())), "desk")
    assert "Xã Tam Quang" in page
    assert "thứ Năm 12/3/2026" in page
    assert "40.16933" not in page


@pytest.mark.parametrize("screen", EVERYWHERE)
def test_a_day_without_an_amount_is_loud_and_nothing_is_called_whole(world, screen):
    guide = dated()
    guide["values"][0]["periods"] = [{"from": "2020-01-01", "to": "2020-12-31", "amount": 9_000}]
    papers = [{"id": name, "state": "have"} for name in ("form", "card")]
    page = read(bring(world, whole_guide(guide), papers=papers), screen)
    assert "Chưa có mức cho ngày này" in page
    assert "Lệ phí thẻ" in page
    assert "9.000" not in page
    assert "Đủ giấy" not in page.partition("Nhà đã chuẩn bị hôm nay")[0]
    assert "không phải về lấy thêm" not in page


@pytest.mark.parametrize("screen", EVERYWHERE)
def test_a_reason_to_stop_leaves_only_what_to_know(world, screen):
    stop = {"id": "stop", "text": "Việc này nộp ở công an.", "stop": True, "goto": "1.004194"}
    know = {"id": "know", "text": "Mang theo điện thoại."}
    page = read(bring(world, whole_guide(dated(warnings=[stop, know]))), screen)
    assert "Việc này nộp ở công an." in page
    assert "1.004194" in page
    for left_out in ("Tờ khai", "Thẻ giá", "Biên lai", "Nộp đúng", "Phí 50.000", "Nộp ở xã", "Đủ giấy rồi"):
        assert left_out not in page, left_out
    assert "Mang theo điện thoại." in page


@pytest.mark.parametrize("screen", EVERYWHERE)
@pytest.mark.parametrize("reviewed_by", ["", "Lữ Thị Hoa"])
def test_every_screen_says_that_no_officer_has_checked_the_guide_and_only_then(world, screen, reviewed_by):
    review = {**small_guide()["review"], "reviewed_by": reviewed_by, "reviewed_on": "2026-11-01"}
    page = read(bring(world, whole_guide(dated(review=review))), screen)
    assert ("Chưa có cán bộ kiểm" in page) == (not reviewed_by)


def test_an_open_question_keeps_the_slip_from_sending_anybody_off(world):
    papers = [{"id": "form", "state": "have"}]
    code = bring(world, whole_guide(dated()), answers={"where": "40"}, papers=papers)
    for screen in ("page", "a6"):
        page = read(code, screen)
        assert "Trả lời nốt rồi mới biết đủ giấy." in page
        assert "Đủ giấy rồi" not in page
    assert "Còn câu chưa trả lời" in read(code, "desk")


@pytest.mark.parametrize("screen", EVERYWHERE)
def test_answers_that_contradict_each_other_are_said(world, screen):
    clash = {"id": "clash", "text": "Đã nộp thì có biên lai.", "when": {"==": [{"var": "paid"}, "yes"]}}
    assert "Đã nộp thì có biên lai." in read(bring(world, whole_guide(dated(conflicts=[clash]))), screen)


@pytest.mark.parametrize("screen", EVERYWHERE)
def test_a_version_of_before_amounts_reads_as_it_was_written(world, screen):
    old = {key: value for key, value in whole_guide(dated()).items() if key not in {"values", "mistakes", "conflicts"}}
    page = read(bring(world, {**old, "version": "00000000000000aa"}), screen)
    assert "Tờ khai kèm {fee}" in page


@pytest.mark.parametrize("screen", EVERYWHERE)
def test_answers_that_the_version_never_knew_do_not_break_a_slip(world, screen):
    guide = whole_guide(dated())
    rubbish = {"paid": "maybe", "where": 7, "day": "hôm qua", "unheard_of": ["x"]}
    assert "Tờ khai kèm 50.000 đ" in read(bring(world, guide, answers=rubbish), screen)
