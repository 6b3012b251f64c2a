"""Lan photographs a paper: faults are told at once, bad files are named, the pages leave as one PDF and nothing stays."""

import io
import sys
from pathlib import Path

import numpy as np
import pypdf
import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.stories import browser
from tests.stories.test_one_household import goes_to_the_list

BENCH = Path(__file__).resolve().parents[3] / "bench"


@pytest.fixture
def pictures(monkeypatch):
    """Pictures of papers, drawn when they are needed."""
    monkeypatch.syspath_prepend(str(BENCH))
    yield lambda faults=(), number=4, kind="form": drawn(faults, number, kind)
    for name in [name for name in sys.modules if name.split(".")[0] == "photos"]:
        del sys.modules[name]


def drawn(faults, number, kind):
    from photos.scene import Scene, Wanted  # noqa: PLC0415 (found beside the tests only while one runs)

    return Scene(Wanted("tuning", number, kind, "page", frozenset(faults))).jpeg()


def chooses(lan, name, content):
    """Give the page a file."""
    given = {"name": name, "mimeType": "image/jpeg", "buffer": content}
    lan.page.locator("input[type=file]").set_input_files(given)


def large_picture():
    out = io.BytesIO()
    Image.fromarray(np.zeros((5500, 7300), np.uint8)).save(out, "JPEG", quality=20)
    return out.getvalue()


def locked_pdf():
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("bi-mat", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_good_picture_becomes_a_page_and_pages_become_one_small_pdf(lan, code, pictures):
    lan.opens("#kich-hoat")
    lan.activates(code)
    lan.turns_to("/chup")
    lan.sees_page("Chụp giấy tờ")
    chooses(lan, "mo.jpg", pictures({"blur"}, 5))
    lan.sees("Chữ bị nhòe")
    lan.taps_button("Chụp lại")
    for number in (4, 6):
        chooses(lan, "giay.jpg", pictures((), number))
        lan.sees("Ảnh đạt")
        lan.taps_button("Dùng ảnh này")
        lan.taps_button("Xuống")
        lan.taps_button("Cắt và làm thẳng")
        expect(lan.page.get_by_alt_text("Trang đã làm thẳng")).to_be_visible(timeout=15_000)
        lan.taps_button("Thêm trang này")
    lan.sees("2 trang trong máy")
    for name, content, words in (
        ("rong.jpg", b"", "Tệp này rỗng"),
        ("chu.jpg", b"xin chao", "không phải ảnh"),
        ("a.pdf", b"%PDF-1.4\n%%EOF", "Đây là tệp PDF"),
        ("khoa.pdf", locked_pdf(), "có mật khẩu"),
        ("a.heic", b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC"),
        ("lon.jpg", large_picture(), "lớn quá sức máy"),
        ("hong.jpg", b"\xff\xd8\xff\xe0 hong", "bị hỏng"),
    ):
        chooses(lan, name, content)
        lan.sees(words)
        lan.sees("2 trang trong máy")
    lan.taps_button("Làm thành một tệp PDF")
    with lan.page.expect_download() as waiting:
        lan.taps_link("Lưu vào máy này")
    expect(lan.page.get_by_text("bị hỏng")).to_have_count(0)  # what was said of an earlier picture is over
    saved = Path(waiting.value.path()).read_bytes()
    assert len(saved) < 2 * 1024 * 1024
    pages = pypdf.PdfReader(io.BytesIO(saved)).pages
    assert [page.images[0].image.height > 400 for page in pages] == [True, True]
    assert lan.complaints == []


def holds_the_camera_over(monkeypatch, film, picture):
    """Let the phone's camera see one picture for as long as it is open."""
    film.write_bytes(picture * 4)
    eye = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
    monkeypatch.setattr(browser, "FLAGS", (*browser.FLAGS, *eye, f"--use-file-for-fake-video-capture={film}"))


def test_a_paper_on_a_familys_list_is_taken_with_the_camera_and_saved_without_signal(
    lan, code, pictures, tmp_path, monkeypatch
):
    holds_the_camera_over(monkeypatch, tmp_path / "giay.mjpeg", pictures((), 4))
    lan.activates(code)
    lan.goes_offline()
    goes_to_the_list(lan)
    lan.marks("Giấy chứng sinh", "Có")
    lan.taps_on(lan.page.get_by_role("link", name="Chụp, soát ảnh"))
    lan.sees_page("Chụp giấy tờ")
    lan.sees("Giấy chứng sinh")
    lan.taps_button("Mở máy ảnh")
    lan.taps_button("Chụp")
    lan.sees("Ảnh đạt")
    lan.taps_button("Dùng ảnh này")
    lan.taps_button("Cắt và làm thẳng")
    expect(lan.page.get_by_alt_text("Trang đã làm thẳng")).to_be_visible(timeout=15_000)
    lan.taps_button("Thêm trang này")
    lan.taps_button("Làm thành một tệp PDF")
    with lan.page.expect_download() as waiting:
        lan.taps_link("Lưu vào máy này")
    (page,) = pypdf.PdfReader(io.BytesIO(Path(waiting.value.path()).read_bytes())).pages
    assert page.images[0].image.height > page.images[0].image.width > 400
    lan.taps_button("Quay lại")
    lan.sees_page("Giấy tờ của nhà mình")
    assert lan.complaints == []


def test_the_papers_page_leads_to_the_camera(lan, code):
    lan.activates(code)
    lan.opens("#/giay-to")
    lan.taps_link("Chụp giấy tờ")
    lan.sees_page("Chụp giấy tờ")
    lan.taps_button("Quay lại")
    lan.sees_page("Giấy tờ")


def test_an_identity_card_is_looked_at_and_forgotten(lan, code, pictures):
    lan.opens("#kich-hoat")
    lan.activates(code)
    lan.turns_to("/chup/nha/viec/cccd")
    lan.sees("Giấy tùy thân chỉ xem thử")
    chooses(lan, "the.jpg", pictures((), 8, "front"))
    expect(lan.page.get_by_role("button", name="Xong, xóa ảnh này")).to_be_visible(timeout=15_000)
    expect(lan.page.get_by_role("button", name="Dùng ảnh này")).to_have_count(0)
    lan.taps_button("Xong, xóa ảnh này")
    expect(lan.page.locator("main img")).to_have_count(0)
