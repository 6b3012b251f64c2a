"""Each way in which a bulletin names a commune, one small text each: what is taken, what is asked, what is set aside."""

from datetime import datetime, timedelta

import pytest

from nhipcau.bulletin.reading.letters import one_letter_apart, sound, tidy
from nhipcau.bulletin.reading.reader import LONGEST, read_bulletin
from nhipcau.bulletin.reading.shapes import Reading
from nhipcau.bulletin.reading.tests.labelled import TODAY, names_of
from nhipcau.kernel.clock import VIETNAM

HEAD = "ĐÀI KTTV TỈNH NGHỆ AN\nCẢNH BÁO LŨ QUÉT\n"


def read(text: str, province: str = "40") -> Reading:
    return read_bulletin(text, names_of(province), TODAY)


def seen(text: str, province: str = "40") -> list[tuple[str, str, str]]:
    return [(one.text, one.state, one.why) for one in read(text, province).found]


@pytest.mark.parametrize(("text", "told"), [
    ("Nguy cơ ở xã Tam Quang.", ("Tam Quang", "sure", "listed")),
    ("Nguy cơ ở X. Tam Quang và P. Cửa Lò.", ("Cửa Lò", "sure", "listed")),
    ("Nguy cơ ở các xã: Môn Sơn, Tam\nQuang.", ("Tam\nQuang", "sure", "listed")),
    ("Nguy co o cac xa Tam Quang, Mon Son.", ("Mon Son", "sure", "plain")),
    ("Nguy cơ ở xã Thần Lính.", ("Thần Lính", "asked", "marks")),
    ("Nguy cơ ở các xã: Môn Sơn, Tam Quag.", ("Tam Quag", "asked", "typo")),
    ("Mưa to ở Mường Xén, nguy cơ cao.", ("Mường Xén", "asked", "bare")),
    ("Trong 6 giờ qua, các xã Tam Quang, Môn Sơn đã có mưa.", ("Môn Sơn", "asked", "past")),
    ("Các xã Tam Quang, Môn Sơn đã hết nguy cơ.", ("Môn Sơn", "asked", "over")),
    ("Lượng mưa: Tri Lễ 58,8 mm.", ("Tri Lễ", "aside", "measured")),
    ("Lũ về hồ Châu Bình, sông Cả.", ("Châu Bình", "aside", "thing")),
    ("Rét ở các huyện Kỳ Sơn, Quế Phong.", ("Kỳ Sơn", "asked", "district")),
    ("Ở các xã Tam Quang Thượng.", ("Tam Quang", "asked", "longer")),
    ("Ở các xã Tiền Phong, Hùng Sơn (cũ).", ("Tiền Phong", "sure", "listed")),
])  # fmt: skip
def test_a_name_is_taken_or_asked_or_set_aside_by_how_it_stands(text: str, told: tuple[str, str, str]) -> None:
    assert told in seen(text if text.isascii() else HEAD + text)


def test_a_divided_former_commune_is_asked_with_all_that_took_from_it_and_a_whole_one_is_taken() -> None:
    divided = next(one for one in read("Nguy cơ ở xã Tam Hợp (cũ).").found)
    assert (divided.state, divided.why) == ("asked", "former_several")
    told = read("Nguy cơ ở xã Tam Hợp (cũ) thuộc huyện Tương Dương.").found[0]
    assert told.why in {"former_whole", "former_divided"}
    assert len(told.codes) < len(divided.codes)


def test_a_name_of_today_goes_before_a_former_one_and_the_longest_name_counts() -> None:
    assert [one.text for one in read("Ở các xã Anh Sơn, Anh Sơn Đông.").found] == ["Anh Sơn", "Anh Sơn Đông"]
    assert [one.text for one in read("Ở các xã Nam Hải Lăng, Hải Lăng.", "44").found] == ["Nam Hải Lăng", "Hải Lăng"]


def test_a_tone_may_stand_on_either_letter_and_y_may_be_i() -> None:
    assert sound("Hoà") == sound("Hòa")
    assert sound("thuỷ") == sound("thủy")
    assert sound("Mĩ") == sound("Mỹ")
    assert sound("Quì") == sound("Quỳ")
    assert sound("ma") != sound("má")
    assert [one.state for one in read("Ở các xã Yên Hoà, Mĩ Lí.").found] == ["sure", "sure"]


def test_ordinary_words_and_names_of_provinces_are_no_communes() -> None:
    assert read("Lúc bình minh trời quang, tỉnh Nghệ An và Thanh Hóa có mưa.").sure == ()
    assert seen("TRUNG TÂM DỰ BÁO KHÍ TƯỢNG", "15") == []
    assert [one.state for one in read("Trên khu vực tỉnh Lào Cai và phường Lào Cai.", "15").found if one.state != "aside"] == ["sure"]


def test_what_stands_below_another_province_is_not_ours() -> None:
    text = "Nguy cơ tại các xã:\nThanh Hóa: Lương Sơn, Vân Du.\nNghệ An: Tri Lễ, Vân Tụ."
    found = {one.text: one.state for one in read(text).found}
    assert found == {"Lương Sơn": "aside", "Vân Du": "aside", "Tri Lễ": "sure", "Vân Tụ": "sure"}


def test_a_province_behind_its_list_or_before_it_says_whose_the_names_are() -> None:
    behind = read("Nguy cơ tại các xã: Tri Lễ, Na Ngoi (tỉnh Nghệ An); Lương Sơn, Vân Du (tỉnh Thanh Hóa).")
    assert {one.text: one.state for one in behind.found} == {"Tri Lễ": "sure", "Na Ngoi": "sure", "Lương Sơn": "aside", "Vân Du": "aside"}
    alone = {one.text: one.state for one in read("Nguy cơ tại các xã Tri Lễ, Vân Du (Thanh Hóa).").found}
    assert alone == {"Tri Lễ": "asked", "Vân Du": "asked"}  # not certain how far the bracket reaches
    before = read("Cụ thể, tại Thanh Hóa gồm các địa phương: Tân Thành; tại Nghệ An gồm các địa phương: Tri Lễ.")
    assert [one.text for one in before.found if one.state == "sure"] == ["Tri Lễ"]
    wide = read("Các xã trên địa bàn tỉnh Nghệ An có nguy cơ: Tri Lễ, Na Ngoi.")
    assert [one.state for one in wide.found] == ["sure", "sure"]


def test_what_is_told_of_other_provinces_is_not_taken_for_ours() -> None:
    text = "Trong 6 giờ tới: Lào Cai từ 5-15mm; Nghệ An từ 20-60mm, có nơi trên 90mm.\nCấp độ rủi ro thiên tai: Cấp 1; Lào Cai cấp 2; Tuyên Quang cấp 3."
    reading = read(text)
    assert reading.rain is not None
    assert (reading.rain.low, reading.rain.peak, reading.levels) == (20, 90, (1,))


def test_counting_on_names_the_next_places_and_brackets_do_not_break_a_list() -> None:
    assert len(read("Tại các xã A Lưới 1, 2, 3 và 4.", "46").sure) == 4
    assert [one.text for one in read("Các xã Tam Quang (bản Tùng Hương, Bãi Sở), Châu Khê.").found if one.state == "sure"] == ["Tam Quang", "Châu Khê"]


def test_each_name_says_where_it_stands_and_what_is_unknown_is_shown() -> None:
    reading = read("Nguy cơ tại các xã: Tam Quang, Lũng Cú Thượng và các xã lân cận.")
    assert [reading.text[one.start : one.end] for one in reading.found] == ["Tam Quang"]
    assert {(one.why, one.text) for one in reading.opens} >= {("unknown", "Lũng Cú Thượng"), ("neighbours", "và các xã lân cận")}
    assert {one.why for one in reading.opens} >= {"level", "issued", "until", "issuer"}


@pytest.mark.parametrize(("text", "level", "levels"), [
    ("Cấp độ rủi ro thiên tai do lũ quét: cấp 2.", 2, (2,)),
    ("Cấp độ RRTT: 1", 1, (1,)),
    ("Rủi ro thiên tai cấp 1, riêng vùng núi rủi ro cấp 3.", 3, (3, 1)),
    ("Gió mạnh cấp 8, giật cấp 10. Mực nước trên báo động 3.", None, ()),
    ("Cấp độ rủi ro thiên tai: cấp ba.", 3, (3,)),
])  # fmt: skip
def test_a_level_of_risk_is_no_force_of_wind_and_the_highest_counts(text: str, level: int | None, levels: tuple[int, ...]) -> None:
    reading = read(text)
    assert (reading.level, reading.levels) == (level, levels)
    assert ("levels" in {one.why for one in reading.opens}) == (len(levels) > 1)


def test_rain_to_come_is_read_and_rain_that_fell_is_not() -> None:
    rain = read("Trong 6 giờ qua mưa 90-120mm. Trong 3-6 giờ tới mưa phổ biến 20-40mm, có nơi trên 70mm.").rain
    assert rain is not None
    assert (rain.low, rain.high, rain.peak, rain.period) == (20, 40, 70, "Trong 3-6 giờ tới")
    assert read("Trong 6 giờ qua mưa 90-120mm.").rain is None
    soil = read("Độ ẩm đất đã đạt trạng thái bão hòa (trên 85%).").soil
    assert soil is not None
    assert (soil.percent, soil.full) == (85, True)


def test_moments_are_read_and_a_missing_year_is_said() -> None:
    reading = read("Trong 6 giờ tới có lũ quét. Tin phát lúc 22h30 ngày 25/7/2026. Tin tiếp theo phát lúc 4h30.")
    at = datetime(2026, 7, 25, 22, 30, tzinfo=VIETNAM)
    assert (reading.issued, reading.until, reading.next_at) == (at, at + timedelta(hours=6), at + timedelta(hours=6))
    without = read("Tin phát lúc 22h30 ngày 25/7.")
    assert without.issued == at
    assert "year" in {one.why for one in without.opens}
    assert read("Tin phát lúc 25h30 ngày 32/13/2026.").issued is None


def test_one_letter_is_more_or_less_or_another_and_two_are_too_many() -> None:
    assert one_letter_apart("tam quag", "tam quang")
    assert one_letter_apart("tan quang", "tam quang")
    assert not one_letter_apart("tam quang", "tam quang")
    assert not one_letter_apart("ta quag", "tam quang")


def test_any_text_is_read_without_falling_over_and_a_long_one_is_cut() -> None:
    for text in ("", "\n\n", "(((", ")))", "xã", "các xã:", "X.", "1. \n2. \n", "🙂 xã 🙂", "\u200bxã\u00a0Tam Quang", "A" * 300_000):
        assert len(read(text).text) <= LONGEST
    assert tidy("xã\r\nTam\u200b Quang") == "xã\nTam Quang"
    assert [one.state for one in read("\u200bxã\u00a0Tam Quang").found] == ["sure"]
