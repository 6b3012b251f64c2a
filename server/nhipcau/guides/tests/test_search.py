"""The ranking on its own: small slips, sound, dialect, whole names."""

import pytest

from nhipcau.guides.fold import fold
from nhipcau.guides.search import Entry, Words, one_slip, rank, read_query, words_from

WORDS = words_from(
    {
        "stop": ["làm", "mần", "thủ tục", "cho"],
        "expand": [{"say": ["chứng minh thư"], "add": ["căn cước"]}, {"say": ["gấy"], "add": ["vợ", "kết hôn"]}],
    }
)


def entry(code: str, *phrases: str) -> Entry:
    return Entry(code, tuple((fold(phrase), 1.0) for phrase in phrases))


ENTRIES = [
    entry("birth", "khai sinh", "làm giấy khai sinh cho con"),
    entry("death", "khai tử", "giấy chứng tử"),
    entry("marriage", "kết hôn", "lấy vợ lấy chồng"),
    entry("card", "thẻ căn cước", "làm căn cước"),
    entry("copy", "chứng thực bản sao"),
]


def best(text: str, words: Words = WORDS) -> str:
    ranked = rank(read_query(text, words), ENTRIES, len(ENTRIES))
    return ranked[0][0] if ranked else ""


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("khai sinh", "birth"),
        ("KHAI SINH", "birth"),
        ("khai xinh", "birth"),
        ("khaisinh", "birth"),
        ("ket hno", "marriage"),
        ("kethon", "marriage"),
        ("trứng thực bản xao", "copy"),
        ("chứng minh thư", "card"),
        ("lấy gấy", "marriage"),
        ("mần thủ tục khai tu", "death"),
        ("can cuo", "card"),
    ],
)
def test_small_slips_are_forgiven(typed: str, code: str):
    assert best(typed) == code


def test_nothing_alike_finds_nothing():
    assert best("zzzzzz") == ""
    assert best("") == ""


def test_a_query_of_stop_words_only_is_still_looked_up():
    assert best("làm") in {"birth", "card"}


def test_a_widened_query_still_finds_its_own_words():
    both = [*ENTRIES, entry("old", "chứng minh thư")]
    assert rank(read_query("chứng minh thư", WORDS), both, len(both))[0][0] == "old"


def test_without_a_word_list_the_search_still_works():
    assert best("khai sinh", Words()) == "birth"


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("sinh", "sinhh", True),
        ("sinh", "snih", True),
        ("sinh", "sinx", True),
        ("sinh", "inh", True),
        ("sinh", "sinhhh", False),
        ("sinh", "hnis", False),
        ("ab", "ba", True),
        ("a", "b", True),
    ],
)
def test_one_slip_is_one_letter_more_less_other_or_swapped(one: str, other: str, alike: bool):
    assert one_slip(one, other) is one_slip(other, one) is alike
