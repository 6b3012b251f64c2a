"""What must hold when guides are edited, and how findings and branches are said."""

import ast
import datetime as dt
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from nhipcau.guides import check, check_words, dated
from nhipcau.guides.commands import guide_files
from nhipcau.guides.editing.flow import allowed, draw, flow_of
from nhipcau.guides.editing.rules import (
    is_draft,
    may_publish,
    moved,
    new_name,
    publishable,
    reviewed,
    started,
    usual_review,
    with_line,
    without_line,
)
from nhipcau.guides.editing.said import said, translated
from nhipcau.guides.findings import Finding
from nhipcau.guides.tests.files import small_guide

A, B, C = UUID(int=1), UUID(int=2), UUID(int=3)


@pytest.mark.parametrize(("who", "may"), [(A, False), (B, False), (C, True)])
def test_neither_the_author_nor_who_asked_publishes(who: UUID, may: bool) -> None:
    assert may_publish(who, author=A, asked_by=B) is may


@pytest.mark.parametrize(
    ("text", "taken", "name"),
    [
        ("Tờ khai đăng ký khai sinh", (), "to_khai_dang_ky_khai"),
        ("Đừng!", (), "dung"),
        ("Đừng!", ("dung", "dung_2"), "dung_3"),
        ("12 số định danh", (), "d_12_so_dinh_danh"),
        ("…", (), "d"),
        ("Một từ dàiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii", (), "mot_tu_daiiiiiiiiiiiiiiiiiiiii"),
    ],
)
def test_a_line_is_named_by_its_first_words(text: str, taken: tuple[str, ...], name: str) -> None:
    assert new_name(text, taken) == name


def test_lines_move_within_their_table() -> None:
    lines = [{"id": name} for name in "abc"]
    assert [one["id"] for one in moved(lines, "c", -1)] == ["a", "c", "b"]
    assert [one["id"] for one in moved(lines, "a", -1)] == ["a", "b", "c"]
    assert [one["id"] for one in moved(lines, "c", 5)] == ["a", "b", "c"]
    assert moved(lines, "z", 1) == lines


def test_a_line_takes_the_place_of_its_former_self_or_the_last_place() -> None:
    body = {"papers": [{"id": "a"}, {"id": "b"}]}
    assert with_line(body, "papers", {"id": "c"}, "a")["papers"] == [{"id": "c"}, {"id": "b"}]
    assert with_line(body, "papers", {"id": "c"})["papers"][-1] == {"id": "c"}
    assert with_line({}, "papers", {"id": "c"})["papers"] == [{"id": "c"}]
    assert without_line(body, "papers", "a")["papers"] == [{"id": "b"}]


def test_a_review_names_the_person_their_duty_and_the_day() -> None:
    review = reviewed(small_guide(), "Hồ Thị Quỳnh", "2026-11-22", "2027-05-22")["review"]
    assert review == {
        "legal_as_of": "2026-07-18", "reviewed_by": "Hồ Thị Quỳnh, người soạn hướng dẫn",
        "reviewed_on": "2026-11-22", "next_review": "2027-05-22",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("today", "then"), [("2026-11-22", "2027-05-22"), ("2026-08-31", "2027-02-28"), ("2026-01-01", "2026-07-01")]
)
def test_a_guide_is_looked_at_again_after_half_a_year(today: str, then: str) -> None:
    assert usual_review(dt.date.fromisoformat(today)).isoformat() == then


def test_a_guide_that_begins_tomorrow_is_not_published_today() -> None:
    assert publishable({"valid_from": "2026-11-22"}, "2026-11-22") == []
    assert publishable({"valid_from": "2026-11-23"}, "2026-11-22")[0].what == "not yet in force"


def test_every_guide_of_the_content_can_be_kept_as_a_draft() -> None:
    for code, guide in guide_files().items():
        assert is_draft(guide, code), code
        assert not is_draft(guide, "9.999999")


def test_a_guide_that_is_begun_is_a_draft_with_what_the_reference_knows() -> None:
    reference = {
        "code": "1.000001", "title": "Thủ tục dài", "plain": "Việc", "summary": "Làm việc.", "where": "Nộp ở xã.",
        "time": {"text": "3 ngày"}, "fee": {"text": "0 đ"}, "law": ["1/2026/QH"], "as_of": "2026-07-18",
        "papers": [{"name": "Tờ khai", "how": "bring", "originals": 1, "when": "Khi đi thay."}, {"name": "Tờ khai"}],
        "steps": ["Nộp.", "Nhận."],
    }  # fmt: skip
    begun = started(reference, "2026-11-22")
    assert is_draft(begun, "1.000001")
    assert [paper["id"] for paper in begun["papers"]] == ["to_khai", "to_khai_2"]
    assert begun["papers"][0]["note"] == "Khi đi thay."
    assert is_draft(started({"code": "1.000002", "title": "Chỉ có tên"}, "2026-11-22"), "1.000002")


# ── findings


def sayings(filled: str) -> list[str]:
    """Every text that the strict check may say, its holes filled."""
    found = []
    for module in (check, check_words, dated):
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"error", "Finding"}:
                what = node.args[-1]
                parts = what.values if isinstance(what, ast.JoinedStr) else [what]
                if all(isinstance(part, ast.Constant | ast.FormattedValue) for part in parts):
                    found.append(
                        "".join(str(part.value) if isinstance(part, ast.Constant) else filled for part in parts)
                    )
    return found


def test_whatever_the_check_finds_is_said_in_vietnamese() -> None:
    found = list(zip(sayings("2"), sayings("date"), strict=True))
    assert len(found) > 40
    assert [text for text in found if (translated(text[0]), translated(text[1])) == text] == [], (
        "its words belong in said.WORDS"
    )


@pytest.mark.parametrize(
    ("finding", "place", "text"),
    [
        (Finding("error", "papers form why", "16 words in a sentence"), "Giấy tờ: form (Vì sao cần)", "Câu dài 16 chữ. Nhiều nhất 15 chữ."),
        (Finding("error", "papers[0] form", "name is missing"), "Giấy tờ: form", "Chưa ghi mục name."),
        (Finding("error", "review", "next_review is not a day"), "Ngày soát", "Mục next_review chưa phải một ngày."),
        (Finding("error", "questions", "there are none"), "Câu hỏi", "Chưa có dòng nào."),
        (Finding("warning", "papers form", "something new"), "Giấy tờ: form", "something new"),
    ],
)  # fmt: skip
def test_a_finding_stands_at_its_line(finding: Finding, place: str, text: str) -> None:
    told = said(finding, small_guide())
    assert (told.place, told.text, told.level) == (place, text, finding.level)


# ── the picture


@pytest.mark.parametrize(
    ("when", "kept"),
    [
        (None, None),
        ({"==": [{"var": "q"}, "a"]}, {"a"}),
        ({"!=": [{"var": "q"}, "a"]}, {"b", "c"}),
        ({"in": [{"var": "q"}, ["a", "b"]]}, {"a", "b"}),
        ({"!": [{"in": [{"var": "q"}, ["a", "b"]]}]}, {"c"}),
        ({"==": [{"var": "other"}, "a"]}, None),
        ({"and": [{"==": [{"var": "q"}, "a"]}, {"==": [{"var": "other"}, "x"]}]}, {"a"}),
        ({"or": [{"==": [{"var": "q"}, "a"]}, {"==": [{"var": "other"}, "x"]}]}, None),
        ({"or": [{"==": [{"var": "q"}, "a"]}, {"==": [{"var": "q"}, "b"]}]}, {"a", "b"}),
        ({"odd": 1}, None),
    ],
)
def test_under_which_answers_a_line_may_be_listed(when: Any, kept: set[str] | None) -> None:
    assert allowed(when, "q", {"a", "b", "c"}) == kept


def test_every_guide_can_be_drawn_and_each_line_stands_where_it_is_decided() -> None:
    for code, guide in guide_files().items():
        flow = flow_of(guide)
        assert len(flow.nodes) == len(guide["questions"]), code
        told = {one.id for node in flow.nodes for answer in node.answers for one in answer.brings}
        told |= {one.id for one in flow.always}
        assert {paper["id"] for paper in guide["papers"]} <= told, code
        drawing = draw(flow)
        assert all(box.x >= 0 and box.x + box.width <= drawing.width for box in drawing.boxes), code
        assert all(box.y + box.height <= drawing.height for box in drawing.boxes), code
