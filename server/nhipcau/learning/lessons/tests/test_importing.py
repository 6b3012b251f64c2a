"""A lesson of others is read without its programs, named where it does not fit, and refused where it hides something."""

import resource
import time
import tomllib
import warnings
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.learning.lessons.importing.drafts import TO_WRITE, draft
from nhipcau.learning.lessons.importing.h5p import CONTENT, DEEPEST, read_h5p
from nhipcau.learning.lessons.importing.packages import LARGEST, MOST_ENTRIES, Broken, Hostile
from nhipcau.learning.lessons.importing.plain import plain, sentences
from nhipcau.learning.lessons.pack import written
from nhipcau.learning.lessons.rules import faults
from nhipcau.learning.lessons.tests.packages import (
    MULTI,
    SINGLE,
    TEXT,
    TRUE_FALSE,
    WHOLE,
    bomb,
    doubled,
    linked,
    locked,
    lying,
    package,
    part,
    question_set,
    zipped,
)
from nhipcau.learning.lessons.tests.people import OTP

DAY = date(2026, 11, 22)
SOON, LITTLE = 2, 100  # seconds of work, MB
HOSTILE = {
    "a text fifty times what is read": lambda: bomb(100),
    "a path out of its folder": lambda: package(TEXT, "H5P.Text", {"../../etc/cron.d/x": b"x"}),
    "a path from the root": lambda: package(TEXT, "H5P.Text", {"/etc/passwd": b"x"}),
    "a path of another system": lambda: package(TEXT, "H5P.Text", {"content\\..\\..\\x.js": b"x"}),
    "a drive": lambda: package(TEXT, "H5P.Text", {"C:/x.js": b"x"}),
    "a link out of it": linked,
    "a lock": locked,
    "a list of contents that is endless": lying,
    "more files than any package has": lambda: package(TEXT, "H5P.Text", {f"x/{at}": b"" for at in range(MOST_ENTRIES)}),
    "more bytes than are let in": lambda: bytes(LARGEST + 1),
    "content deeper than anybody writes": lambda: package(nested(DEEPEST + 5), "H5P.Column"),
    "more parts than anybody reads": lambda: package(question_set(*[part("H5P.Text", TEXT)] * 500)),
}
BROKEN = {
    "nothing": lambda: b"",
    "a page": lambda: b"<html>",
    "half a package": lambda: package(WHOLE)[:-40],
    "a package without content": lambda: zipped({"h5p.json": b"{}"}),
    "a package of a course in XML": lambda: zipped({"imsmanifest.xml": b"<manifest/>"}),
    "texts that are no JSON": lambda: zipped({"h5p.json": b"{", CONTENT: b"{}"}),
    "JSON without an end to its brackets": lambda: zipped({"h5p.json": b"{}", CONTENT: b"[" * 100_000}),
    "a number without end": lambda: zipped({"h5p.json": b'{"mainLibrary": "H5P.Text"}', CONTENT: b'{"a": ' + b"9" * 10_000 + b"}"}),
    "no kind": lambda: package(WHOLE, mainLibrary=7),
}


def nested(depth: int) -> dict[str, Any]:
    """Columns in columns."""
    inner: dict[str, Any] = {"text": "cuối"}
    for _ in range(depth):
        inner = {"content": [part("H5P.Column", inner)]}
    return inner


def test_questions_with_one_right_answer_are_taken_with_their_reason() -> None:
    read = read_h5p(package(WHOLE))
    assert [(one.ask, [text for text, right in one.answers if right], one.why) for one in read.questions] == [
        ("Mã OTP đọc cho ai?", ["Không đọc cho ai"], "Mã là chìa khoá nhà."),
        ("Công an hỏi mã qua điện thoại.", ["Sai"], "Không bao giờ hỏi."),
        ("Gọi số nào?", ["156"], ""),
        ("Báo ai?", ["Công an xã"], ""),
    ]
    assert (read.licence, read.source) == ("CC BY", "H5P · An toàn mã OTP · Cô Mai")


@pytest.mark.parametrize(
    ("library", "content"),
    [
        ("H5P.MultiChoice", MULTI),
        ("H5P.Column", {"content": [{"content": part("H5P.MultiChoice", MULTI), "useSeparator": "auto"}]}),
        ("H5P.InteractiveBook", {"chapters": [part("H5P.Column", {"content": [{"content": part("H5P.MultiChoice", MULTI)}]})]}),
        ("H5P.CoursePresentation", {"presentation": {"slides": [{"elements": [{"x": 1, "action": part("H5P.MultiChoice", MULTI)}]}]}}),
    ],
)
def test_a_question_is_found_wherever_it_lies(library: str, content: dict[str, Any]) -> None:
    assert [one.ask for one in read_h5p(package(content, library)).questions] == ["Mã OTP đọc cho ai?"]


def test_texts_become_sentences_without_tags_scripts_or_addresses() -> None:
    read = read_h5p(package(TEXT, "H5P.AdvancedText"))
    assert read.texts == [["Giữ mã", "Mã là chìa khoá.", "Tự bấm lấy."]]
    assert plain('<a href="javascript:x()">Bấm <b>đây</b></a><img src=x onerror=y><svg><text>z</text></svg>') == "Bấm đây"
    assert sentences(["no", "text"]) == []


def test_cards_and_panels_are_texts_too() -> None:
    cards = {"dialogs": [{"text": "<p>Mã OTP</p>", "answer": "<p>Chìa khoá nhà.</p>"}]}
    assert read_h5p(package(cards, "H5P.Dialogcards")).texts == [["Mã OTP", "Chìa khoá nhà."]]
    panels = {"panels": [{"title": "Giữ mã", "content": part("H5P.AdvancedText", {"text": "<p>Tự bấm.</p>"})}]}
    assert read_h5p(package(panels, "H5P.Accordion")).texts == [["Giữ mã"], ["Tự bấm."]]


def test_what_does_not_fit_is_named_and_counted() -> None:
    many = {"question": "Chọn hai.", "answers": [{"text": "a", "correct": True}, {"text": "b", "correct": True}]}
    content = question_set(part("H5P.MultiChoice", many), part("H5P.DragQuestion", {}), part("H5P.DragQuestion", {}), part("H5P.TrueFalse", {}))
    others = {"H5P.MultiChoice-1.16/js/a.js": b"x", "content/images/a.png": b"x", "content/b.html": b"x"}
    assert read_h5p(package(content, others=others)).left == {
        "câu hỏi có nhiều câu đúng, hoặc không câu nào đúng": 1,
        "loại H5P.DragQuestion: bài của mình chưa có loại này": 2,
        "câu hỏi không có chữ, hoặc chưa đủ hai câu trả lời": 1,
        "tệp chương trình, kiểu chữ: không đọc, không chạy": 2,
        "ảnh, tiếng, phim: bài của mình nói bằng chữ và hình vẽ có sẵn": 1,
    }


@pytest.mark.parametrize("make", HOSTILE.values(), ids=list(HOSTILE))
def test_a_package_that_hides_something_is_refused_soon_and_in_little_memory(make: Any) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        content = make()
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    with pytest.raises(Hostile):
        read_h5p(content)
    assert time.process_time() - began <= SOON
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024 <= LITTLE


def test_two_texts_of_one_name_are_refused() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        content = doubled()
    with pytest.raises(Hostile):
        read_h5p(content)


def test_a_bomb_that_nobody_asked_for_stays_packed() -> None:
    began = time.process_time()
    assert read_h5p(bomb(60, "content/videos/phim.mp4")).texts
    assert time.process_time() - began <= SOON


@pytest.mark.parametrize("make", BROKEN.values(), ids=list(BROKEN))
def test_what_is_no_package_is_refused(make: Any) -> None:
    with pytest.raises(Broken):
        read_h5p(make())


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.sampled_from(["library", "params", "question", "answers", "text", "correct", "choices", "content", "behaviour"]), inner, max_size=5),
    max_leaves=20,
)


@given(anything, st.sampled_from(["H5P.MultiChoice", "H5P.TrueFalse", "H5P.SingleChoiceSet", "H5P.Dialogcards", "H5P.Accordion", "H5P.Column"]))
def test_whatever_stands_in_a_package_it_is_read_or_refused(content: Any, library: str) -> None:
    made = draft(read_h5p(package(content, library)), DAY)
    assert tomllib.loads(made.toml)["id"] == made.name


@given(st.binary(max_size=400))
def test_whatever_bytes_come_they_are_refused(content: bytes) -> None:
    with pytest.raises(Broken):
        read_h5p(content)


def test_a_draft_says_what_is_still_to_be_written() -> None:
    made = draft(read_h5p(package(WHOLE)), DAY)
    body = tomllib.loads(made.toml)
    assert (made.name, made.cards, made.questions, made.may_copy) == ("nhap-an-toan-ma-otp", 0, 4, True)
    assert body["quiz"][2]["why"] == TO_WRITE
    assert body["as_of"] == DAY
    assert "Mới có 0 thẻ, cần từ 4 đến 6 thẻ." in made.to_do
    assert "2 câu hỏi chưa nói vì sao đúng." in made.to_do


def test_a_long_sentence_of_others_is_pointed_at() -> None:
    long = {"text": " ".join(["chữ"] * 20) + "."}
    assert "Thẻ 1: có câu dài 20 chữ, viết lại dưới 15 chữ." in draft(read_h5p(package(long, "H5P.Text")), DAY).to_do


def test_too_much_for_one_lesson_is_cut_and_said() -> None:
    six = {**MULTI, "answers": [*({"text": f"sai {at}", "correct": False} for at in range(5)), {"text": "đúng", "correct": True}]}
    content = question_set(*[part("H5P.MultiChoice", six)] * 9, *[part("H5P.Text", TEXT)] * 8)
    made = draft(read_h5p(package(content)), DAY)
    assert (made.cards, made.questions) == (6, 7)
    assert dict(made.left) == {"đoạn chữ quá 6 thẻ: một bài chỉ nói chừng ấy": 2, "câu hỏi quá 7: tách sang bài khác": 2, "câu trả lời quá bốn: giữ câu đúng và ba câu đầu": 14}
    assert [option["text"] for option in tomllib.loads(made.toml)["quiz"][0]["options"]] == ["sai 0", "sai 1", "sai 2", "đúng"]


@pytest.mark.parametrize(("licence", "may"), [("CC BY-SA", True), ("PD", True), ("U", False), ("C", False), ("", False)])
def test_only_an_open_licence_lets_words_be_copied(licence: str, may: bool) -> None:
    assert draft(read_h5p(package(WHOLE, license=licence)), DAY).may_copy is may


def test_a_draft_that_was_finished_by_hand_is_a_lesson() -> None:
    body, ours = tomllib.loads(draft(read_h5p(package(WHOLE)), DAY).toml), written()[OTP]
    finished = {**body, **{key: ours[key] for key in ("skills", "tries", "cards", "notes")}}
    finished["quiz"] = [*({**one, "why": "Vì thế."} for one in body["quiz"][:2]), *({**one, "id": f"x{one['id']}"} for one in ours["quiz"][:3])]
    assert [*faults(body["id"], finished)] == []


def test_nothing_of_the_content_of_others_is_in_the_words_that_name_it() -> None:
    read = read_h5p(package({"x": part("<script>H5P</script>.Böse", {})}, "H5P.Column"))
    assert not [reason for reason in read.left if "<" in reason]
    assert read_h5p(package(TRUE_FALSE, "H5P.TrueFalse", title="<b>Tên</b>")).title == "Tên"
    assert SINGLE["choices"]
