"""What passes between a buyer and a maker: prices and days do, numbers to call, links, secrets and foul words do not."""

import pytest

from nhipcau.market.enquiries.words import HIDDEN, clean, decent, faults, written


@pytest.mark.parametrize(
    "words",
    [
        "2 gói gửi về Vinh mấy ngày?", "Giá 1.500.000 đ một cây phải không?", "Còn 5 kg, 60.000 đ, gửi ngày 12/3", "100-150 nghìn", "Hàng 2026, hạn 10.2027",
        "Một hai hôm nữa có", "Mã OCOP 3 sao số 12/QĐ-UBND",
    ],
)  # fmt: skip
def test_what_belongs_to_the_goods_passes_as_it_is(words: str) -> None:
    assert clean(words) == words
    assert decent(words)


@pytest.mark.parametrize(
    "words",
    [
        "gọi 0912345678", "gọi 0912 345 678 nhé", "0912.345.678", "+84 912 345 678", "84912345678", "0 9 1 2 3 4 5 6 7 8", "(091)2345678", "zalo 0912-345-678",
        "không chín một hai ba bốn năm sáu bảy tám", "tài khoản 1903 4455 6677",
    ],
)  # fmt: skip
def test_no_number_to_call_or_to_pay_into_passes(words: str) -> None:
    told = clean(words)
    assert HIDDEN in told or "•" in told
    assert sum(letter.isdigit() for letter in told) == 0


def test_no_link_no_secret_and_no_length_without_end_passes() -> None:
    assert "example" not in clean("xem www.example.vn/a nhé")
    assert "483920" not in clean("mã OTP 483920")
    assert len(clean("gừng " * 90)) <= 120


@pytest.mark.parametrize(("words", "ok"), [("địt mẹ", False), ("DIT  me", False), ("đồ chó", False), ("thịt dê, nước mía", True), ("chó con đẹp", True), ("chuyển khoản trước đi", False)])
def test_foul_words_and_bait_are_not_carried_and_innocent_ones_are(words: str, ok: bool) -> None:
    assert decent(words) is ok


def test_the_list_of_words_is_sound_and_a_broken_one_is_found() -> None:
    assert list(faults(written())) == []
    assert len(list(faults({"words": ["abc", "ABC", "x"]}))) == 2
    assert list(faults({}))
