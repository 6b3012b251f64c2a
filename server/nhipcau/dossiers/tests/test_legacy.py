"""Old alphabets become Unicode: every letter by its published table, whole texts found out by reading, Unicode untouched."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.dossiers.exports.legacy import TCVN3, VNI, alphabet_of, from_tcvn3, from_vni, readable

# The same words as their fonts showed them in a program that knew only Latin letters.
SAME = [
    ("Đăng ký khai sinh", "§¨ng ký khai sinh", "Ñaêng kyù khai sinh"),
    ("Ủy ban nhân dân xã Tam Quang", None, "UÛy ban nhaân daân xaõ Tam Quang"),
    ("Cộng hòa xã hội chủ nghĩa Việt Nam", "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam"),
    ("Phòng Văn hóa - Xã hội", "Phßng V¨n hãa - X· héi", "Phoøng Vaên hoùa - Xaõ hoäi"),
    ("Được tiếp nhận", "§\u00ad\u00eec ti\u00d5p nh\u00cbn", "Ñöôïc tieáp nhaän"),
    ("Nguyễn Thị Bưởi", "NguyÔn ThÞ B­ëi", "Nguyeãn Thò Böôûi"),
    ("Yêu cầu bổ sung giấy tờ", "Yªu cÇu bæ sung giÊy tê", "Yeâu caàu boå sung giaáy tôø"),
]


@pytest.mark.parametrize(("unicode", "tcvn3", "vni"), SAME)
def test_the_same_words_in_three_alphabets_read_alike(unicode: str, tcvn3: str | None, vni: str) -> None:
    assert readable(unicode) == unicode
    assert readable(vni) == unicode
    assert from_vni(vni) == unicode
    if tcvn3:
        assert readable(tcvn3) == unicode
        assert from_tcvn3(tcvn3) == unicode


def test_each_table_holds_every_letter_once() -> None:
    small = {letter for letter in TCVN3.values() if letter.islower()}
    assert len(small) == 7 + 60
    assert len(set(TCVN3.values())) == len(TCVN3) == 74
    assert small <= set(VNI.values())
    assert {letter.upper() for letter in small} <= set(VNI.values())


def test_windows_1258_reads_too() -> None:
    said = "Phiếu hẹn trả kết quả"
    old = unicodedata.normalize("NFC", said).replace("ế", "ê\u0301").replace("ẹ", "e\u0323").replace("ả", "a\u0309")
    assert readable(old.encode("cp1258").decode("cp1252")) == said


@pytest.mark.parametrize("text", ["H40.15.02-261120-0001", "", "1.001193", "Kết quả: 50.000 đ", "NGUYỄN VĂN Á", "Lò Thị Ò", "café Huồi Xá", "Y Hơ Niê, buôn Cư Kuin"])
def test_what_is_unicode_already_stays_as_it_is(text: str) -> None:
    assert readable(text) == text


@pytest.mark.parametrize(("text", "name"), [(SAME[3][0], "unicode"), (SAME[3][1], "tcvn3"), (SAME[3][2], "vni")])
def test_the_alphabet_of_a_text_is_named(text: str, name: str) -> None:
    assert alphabet_of(text) == name


@given(st.lists(st.sampled_from(["Tiếp nhận", "hồ sơ", "Việt", "đường", "nguyễn", "quỳnh", "khuyên", "ưu", "ở", "mười", "thuở", "giường", "nghiêng"]), min_size=1))
def test_no_vietnamese_text_is_ever_changed(words: list[str]) -> None:
    assert readable(" ".join(words)) == " ".join(words)


@given(st.text(max_size=60))
def test_nothing_that_is_sent_breaks_the_reading(text: str) -> None:
    assert isinstance(readable(text), str)


@given(st.lists(st.sampled_from([one[0] for one in SAME if one[1]]), min_size=1, max_size=4))
def test_what_is_written_in_tcvn3_comes_back(said: list[str]) -> None:
    back = {letter: chr(code) for code, letter in TCVN3.items()}
    text = " ".join(said)
    assert readable("".join(back.get(one, one) for one in text)) == text
