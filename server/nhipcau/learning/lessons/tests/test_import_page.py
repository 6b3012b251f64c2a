"""The editors' page that brings a lesson in: for editors alone, and it keeps nothing."""

import tomllib
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from nhipcau.learning.lessons.pack import written
from nhipcau.learning.lessons.tests.packages import TEXT, WHOLE, bomb, package, part, question_set
from tests.officers import at_browser

pytestmark = pytest.mark.django_db
PAGE = "/soan/nhap-bai"


def sends(content: bytes | None, browser: Client | None = None, **more: str) -> Any:
    """Let an editor send a package."""
    browser = browser or at_browser("content_editor", "vn.40.")
    form = {} if content is None else {"tep": SimpleUploadedFile("bai.h5p", content)}
    return browser.post(PAGE, {**form, **more})


def words(answer: Any) -> str:
    return unescape(answer.content.decode())


def test_an_editor_sees_what_was_read_what_was_left_and_the_draft() -> None:
    content = question_set(*WHOLE["questions"], part("H5P.DragQuestion", {}), part("H5P.Text", TEXT))
    answer = sends(package(content))
    shown = words(answer)
    assert answer.status_code == 200
    for told in ("1 thẻ, 4 câu hỏi", "nhap-an-toan-ma-otp.toml", "loại H5P.DragQuestion", "Cần viết thêm trước khi dùng", 'ask = "Mã OTP đọc cho ai?"', "Giữ mã. Mã là chìa khoá. Tự bấm lấy."):
        assert told in shown
    assert "không ghi giấy phép" not in shown


def test_a_package_without_a_licence_is_to_be_written_anew() -> None:
    assert "Gói không ghi giấy phép cho dùng lại" in words(sends(package(WHOLE, license="U")))


def test_the_draft_is_handed_out_as_a_file() -> None:
    answer = sends(package(WHOLE), lay="toml")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="nhap-an-toan-ma-otp.toml"'
    assert len(tomllib.loads(answer.content.decode())["quiz"]) == 4


def test_markup_of_others_never_stands_in_our_page() -> None:
    nasty = question_set(part("H5P.Text", {"text": "&lt;script&gt;alert(1)&lt;/script&gt; chào bà con"}), part("<img src=x>", {}))
    page = sends(package(nasty, title="</textarea><script>alert(2)</script>Bài")).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x>" not in page


@pytest.mark.parametrize(
    ("content", "number"),
    [(None, "422.303"), (b"<html>", "422.303"), (bomb(60), "422.304"), (package({}, "H5P.Column"), "422.305"), (package({"x": part("H5P.Video", {})}, "H5P.Column"), "422.305")],
    ids=["no file", "no package", "a bomb", "nothing in it", "only a film"],
)
def test_what_cannot_be_taken_is_a_numbered_problem(content: bytes | None, number: str) -> None:
    answer = sends(content)
    assert answer.status_code == 422
    assert number in words(answer)


@pytest.mark.parametrize("role", ["desk", "commune_lead", "auditor"])
def test_nobody_else_brings_lessons_in(role: str) -> None:
    place = "vn.40." if role == "auditor" else "vn.40.16933."
    assert sends(package(WHOLE), at_browser(role, place)).status_code == 403


def test_nothing_is_kept() -> None:
    before = set(written())
    sends(package(WHOLE))
    assert set(written()) == before


def test_the_page_stands_in_the_editors_menu() -> None:
    assert 'href="/soan/nhap-bai"' in words(at_browser("content_editor", "vn.40.").get(PAGE))
