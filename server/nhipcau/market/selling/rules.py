"""The order of a broadcast by minutes, and what to look at before it. Pure."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final, NamedTuple

from nhipcau.kernel.clock import VIETNAM, local_date
from nhipcau.market.selling.answers import Facts
from nhipcau.places.queries import lunar, market_of

OPENING, CLOSING = 3, 4  # minutes
ORDERS: Final = "Đơn và tiền: chỉ nhận trên sàn. Không nhận cọc, không đọc số tài khoản trong buổi."
USUAL: Final = ("Điện thoại sạc đầy, sạc dự phòng", "Chân đế, hai đèn hoặc chỗ có nắng nhẹ", "Hàng mẫu đã mở và còn gói", "Cân, thước để khách thấy thật", "Giấy OCOP, nhãn, nếu có")
EARLY, LATE = 6, 22  # hours of the day in which people look


class Part(NamedTuple):
    """A piece of the broadcast: from one minute to another, what is shown, what is said."""

    begins: int
    ends: int
    what: str
    say: str


class Check(NamedTuple):
    """Something to look at before. ``good``: nothing is in the way."""

    good: bool
    what: str


def order_of(goods: Sequence[Facts], minutes: int) -> list[Part]:
    """Share the minutes out: greet, each thing shown, tasted and priced, questions, end. It fills them to the last."""
    parts = [Part(0, OPENING, "Chào, kể ở đâu, ai làm", "Nói tên, bản, hôm nay có những món gì.")]
    left = minutes - OPENING - CLOSING
    asking = max(2, left // 4)
    at, rest = OPENING, left - asking
    for index, one in enumerate(goods):
        each = rest // len(goods) + (index < rest % len(goods))
        parts.append(Part(at, at + each, one.name, f"Cho xem gần, cách làm, dùng thử. {f'Nói giá {one.price} một {one.unit}.' if one.price else 'Giá hỏi người làm.'}"))
        at += each
    parts.append(Part(at, at + asking, "Trả lời khách", "Đọc to câu hỏi rồi mới đáp. Chưa biết thì hẹn đáp sau."))
    parts.append(Part(at + asking, minutes, "Nhắc cách đặt, cảm ơn", ORDERS))
    return parts


def checks_of(begins_at: datetime, market: str, signal: str, goods: Sequence[Facts], instead: str = "") -> list[Check]:
    """Say what stands in the way and what does not: the hour, market day, Tết, signal, season, stock, stars; then light and sound."""
    day, hour = local_date(begins_at), begins_at.astimezone(VIETNAM).hour
    found = [
        Check(EARLY <= hour < LATE, "Giờ phát: nhiều người xem lúc 11–13 giờ và 19–21 giờ." if EARLY <= hour < LATE else "Giờ phát quá sớm hoặc quá khuya."),
        _market(market, day),
        _signal(signal, instead),
        *_tet(day),
    ]
    for one in goods:
        found += _of_goods(one, day)
    return [
        *found,
        Check(good=True, what="Ánh sáng: mặt người và hàng quay về phía sáng, không quay lưng ra cửa."),
        Check(good=True, what="Tiếng: thử trước 5 phút, tắt quạt, loa, đóng cửa phía đường."),
    ]


def _market(market: str, day: date) -> Check:
    held = market_of(market)
    if not market or held is None:
        return Check(good=True, what="Chợ phiên: chưa ghi ngày, hỏi lại kẻo trùng.")
    on = held.on(day)
    return Check(not on, "Trùng chợ phiên: người làm và khách quen đi chợ." if on else "Không trùng chợ phiên.")


def _signal(signal: str, instead: str) -> Check:
    if signal == "good":
        return Check(good=True, what="Sóng: nơi này có sóng. Vẫn phát thử một phút trước buổi.")
    where = f" Gần đó có sóng: {instead}." if instead else ""
    return Check(good=False, what=("Lõm sóng: không phát được ở đây." if signal == "none" else "Sóng yếu: hình sẽ đứng, tiếng sẽ ngắt.") + where)


def _tet(day: date) -> list[Check]:
    moon = lunar(day)
    if moon and ((moon[0] == 12 and moon[1] >= 28) or (moon[0] == 1 and moon[1] <= 5)):  # noqa: PLR2004 (the days of Tết)
        return [Check(good=False, what="Ngày Tết: xe khách, bưu điện nghỉ, không gửi được hàng.")]
    return []


def _of_goods(one: Facts, day: date) -> list[Check]:
    found = []
    if one.stock == "out":
        found.append(Check(good=False, what=f"{one.name}: đang hết hàng."))
    if one.season_bits and not one.season_bits >> (day.month - 1) & 1:
        found.append(Check(good=False, what=f"{one.name}: tháng {day.month} không phải mùa ({one.season})."))
    if one.stars_ended:
        found.append(Check(good=False, what=f"{one.name}: sao OCOP đã hết hạn, không nói có sao."))
    return found or [Check(good=True, what=f"{one.name}: đúng mùa, {one.stock_words.lower()}.")]
