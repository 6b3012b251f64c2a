"""What may stand before everybody: pure rules."""

from datetime import date
from typing import Any

import pytest

from nhipcau.kernel.problems import Refusal
from nhipcau.market.makers import questions
from nhipcau.market.makers.bodies import Ocop, Picture
from nhipcau.market.makers.ocop import holds, later, runs_out, to_renew
from nhipcau.market.makers.rules import check_ocop, check_photo, check_price, for_everybody, season_bits

TODAY = date(2026, 11, 22)


def picture(side: int, **changes: Any) -> Picture:
    told = {"digest": f"{side:064x}", "bytes": 20_000, "media": "image/webp", "width": side, "height": side * 3 // 4}
    return Picture.model_validate(told | changes)


@pytest.mark.parametrize(
    "text",
    ["Gọi 0912 345 678", "zalo 0912.345.678", "+84 912 345 678", "ĐT: (0238) 3844 123", "xem https://a.b", "shop.vn có hàng", "www.nha.info", "hỏi @batu"],
)
def test_a_telephone_number_or_a_link_is_not_for_everybody(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        for_everybody(("Gừng dé", text))
    assert refused.value.problem.number == "422.430"


@pytest.mark.parametrize("text", ["Giá 60.000 đồng, gói 200 g", "Làm từ năm 1998, 0,5 lít", "Đặt trước 3 ngày.Gửi xe khách", "Để 06 tháng, 20-25 độ"])
def test_prices_years_and_days_are(text: str) -> None:
    for_everybody((text,))


@pytest.mark.parametrize(("low", "high", "fits"), [(None, None, True), (5000, None, True), (5000, 5000, True), (6000, 5000, False), (None, 5000, False)])
def test_a_price_goes_upwards_or_is_asked_for(low: int | None, high: int | None, fits: bool) -> None:
    if fits:
        check_price(low, high)
    else:
        with pytest.raises(Refusal):
            check_price(low, high)


def test_stars_hold_for_36_months_to_the_day() -> None:
    assert runs_out(date(2024, 3, 15)) == date(2027, 3, 15)
    assert holds(date(2024, 3, 15), date(2027, 3, 14))
    assert not holds(date(2024, 3, 15), date(2027, 3, 15))
    assert runs_out(date(2024, 2, 29)) == date(2027, 2, 28)
    assert later(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert later(date(2026, 12, 31), 1) == date(2027, 1, 31)


def test_a_renewal_is_told_six_months_ahead_and_after_the_end() -> None:
    assert to_renew(date(2024, 5, 22), TODAY)  # ends on 22 May 2027
    assert not to_renew(date(2024, 5, 23), TODAY)
    assert to_renew(date(2020, 1, 1), TODAY)


@pytest.mark.parametrize("issued", [date(2026, 11, 23), date(2016, 11, 22)])
def test_stars_of_a_day_to_come_or_long_ago_are_refused(issued: date) -> None:
    with pytest.raises(Refusal):
        check_ocop(Ocop(stars=3, certificate="12", decision="QĐ 12", issued_on=issued), TODAY)
    check_ocop(Ocop(stars=3, certificate="12", decision="QĐ 12", issued_on=TODAY), TODAY)


@pytest.mark.parametrize(
    ("small", "large", "number"),
    [
        ({}, {}, ""),
        ({"bytes": 40_001}, {}, "413.434"),
        ({}, {"bytes": 400_001}, "413.434"),
        ({"width": 500}, {}, "422.433"),
        ({}, {"width": 1201}, "422.433"),
        ({"media": "image/jpeg"}, {}, "422.433"),
        ({"height": 480}, {}, "422.433"),
    ],
)
def test_a_photo_comes_in_two_sizes_of_one_shape(small: dict[str, Any], large: dict[str, Any], number: str) -> None:
    told = ""
    try:
        check_photo(picture(480, **small), picture(1200, **large))
    except Refusal as refusal:
        told = refusal.problem.number
    assert told == number


def test_a_season_is_a_bit_for_each_month_and_none_is_the_whole_year() -> None:
    assert season_bits([1, 12, 12]) == 0b1000_0000_0001
    assert season_bits([]) == 0xFFF


def test_the_questions_of_buyers_are_those_of_a_product() -> None:
    assert list(questions.faults(questions.written())) == []
    spoiled = questions.written() | {"question": questions.written()["question"][1:]}
    assert list(questions.faults(spoiled)) == ["questions are not those of a product"]
