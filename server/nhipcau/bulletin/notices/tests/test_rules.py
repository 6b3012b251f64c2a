"""What makes a notice fit to be told. Pure."""

import pytest

from nhipcau.bulletin.notices.rules import advice, hard, holds_link, is_official
from nhipcau.kernel.readable import long_sentences


@pytest.mark.parametrize("url", ["https://vanban.chinhphu.vn/?pageid=1", "https://nghean.gov.vn/a", "https://vbpl.vn/bo/x", "https://quochoi.vn"])
def test_pages_of_authorities_may_be_linked(url: str) -> None:
    assert is_official(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://nghean.gov.vn", "https://nghean-gov.vn", "https://gov.vn.xyz", "https://evilgov.vn", "https://a@nghean.gov.vn", "https://nghean.gov.vn:8443",
        "javascript:alert(1)", "https://[", "", "https://facebook.com/gov.vn",
    ],
)  # fmt: skip
def test_what_only_looks_like_an_authority_is_not_linked(url: str) -> None:
    assert not is_official(url)


def test_a_sentence_of_sixteen_words_is_too_hard_and_fifteen_are_not() -> None:
    assert list(long_sentences(" ".join(["từ"] * 15) + ". Ngắn.")) == []
    (told,) = hard({"Lời tin": "Ngắn. " + " ".join(["từ"] * 16) + "."})
    assert told.startswith("Lời tin: câu 16 chữ")


def test_letters_that_stand_for_a_name_are_advised_against_and_numbers_of_kings_are_not() -> None:
    assert advice("UBND xã thông báo đợt XII.") == ["Viết đủ chữ thay cho “UBND”."]


def test_a_link_among_the_words_is_found() -> None:
    assert holds_link("Xem tại nghean.gov.vn nhé")
    assert not holds_link("Xem tại nhà văn hóa bản. Giờ 7.30.")
