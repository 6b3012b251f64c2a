"""A QR code in a page says its words, and words that try to be markup stay words."""

import html
import re

from nhipcau.kernel.qr import qr_drawing, qr_in_page


def title_of(drawing: str) -> str:
    return html.unescape(re.findall("<title>(.*?)</title>", drawing)[0])


def test_a_code_in_a_page_says_what_it_is() -> None:
    assert title_of(qr_in_page("https://example.org/s/7M3N", "Mã QR của phiếu")) == "Mã QR của phiếu"


def test_words_that_try_to_be_markup_stay_words() -> None:
    says = '</title><script>alert("1")</script>&'
    drawn = qr_in_page("x", says)
    assert "<script" not in drawn
    assert title_of(drawn) == says


def test_a_code_for_print_is_a_drawing_of_its_own() -> None:
    assert b"<svg" in qr_drawing("x")
    assert b"<svg" in qr_drawing("https://example.org/" + "x" * 200)
