"""What a telephone may say about the market: words of `texts.py`, in plain letters.

Only the telephone of somebody who makes what is shown is answered; from any other these words mean what they meant before.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from nhipcau.guides.channels.plain import messages, plain
from nhipcau.kernel import bus
from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_path
from nhipcau.market.bodies import AnswerBuyer, ReportEnquiry, SetStock
from nhipcau.market.models import Enquiry, Maker, Product
from nhipcau.market.queries import clean, enquiry_of, makers_of_telephone, products_of

SENT: Final = "Da gui loi dap cho khach. Khach khong thay so cua ban. Khong nhan tien coc qua tin nhan."
BLOCKED: Final = "Da bao xa. Tu nay so ay khong hoi ban duoc nua."
NO_QUESTION: Final = "Khong con cau hoi mang so {}. Xem lai so trong tin khach hoi."
NOT_SENT: Final = "Loi nay chua gui duoc. Viet ngan, lich su, khong ghi so dien thoai, duong dan."
HOW_TL: Final = "Nhan TL, so cua cau hoi, roi loi dap. Vi du: TL 3 Con 5 goi. Bao khach xau: TL 3 CHAN."
STOCK: Final = {"out": "Da ghi: {} het hang. Co hang lai thi nhan CON {}.", "in": "Da ghi: {} con hang. Het thi nhan HET {}."}
WHICH: Final = "Mon nao? Nhan {} va so: {}."
NOTHING: Final = "So nay chua co hang dang bay. Hoi to cong nghe so."
_NUMBERED: Final = re.compile(r"(\d{1,6})\b[\s:.,-]*(.*)", re.DOTALL)


def _sold_out(sender: str, more: str) -> list[str] | None:
    return _stock(sender, more, "out", "HET")


def _there_is(sender: str, more: str) -> list[str] | None:
    return _stock(sender, more, "in", "CON")


def _stock(sender: str, more: str, stock: str, word: str) -> list[str] | None:
    makers = makers_of_telephone(sender)
    if not makers:
        return None
    goods = products_of(makers)
    if not goods:
        return [NOTHING]
    named = _named(goods, more)
    if len(named) != 1:
        listed = "; ".join(f"{one.number} {plain(one.name)[:24]}" for one in (named or goods)[:5])
        return messages([WHICH.format(word, listed)])[:2]
    one = named[0]
    try:
        bus.do(system(commune_path(one.place)), "market.set_stock", SetStock.model_validate({"id": new_id(), "product_id": one.id, "stock": stock}))
    except Refusal:
        return [NOTHING]
    return messages([STOCK[stock].format(plain(one.name), one.number)])


def _named(goods: list[Product], told: str) -> list[Product]:
    """Return which products were meant: by number, by words of the name, or the only one there is."""
    found = _NUMBERED.fullmatch(told.strip())
    if found:
        return [one for one in goods if one.number == int(found[1])]
    words = plain(told).casefold().strip(" .")
    if not words:
        return goods if len(goods) == 1 else []
    return [one for one in goods if words in plain(one.name).casefold()]


def _answer(sender: str, more: str) -> list[str] | None:
    makers = makers_of_telephone(sender)
    if not makers:
        return None
    found = _NUMBERED.fullmatch(more.strip())
    if not found or not found[2].strip():
        return [HOW_TL]
    one = enquiry_of(makers, int(found[1]))
    return [_carried(one, found[2], _house(one.maker_id, makers)) if one else NO_QUESTION.format(found[1])]


def _carried(one: Enquiry, told: str, house: Actor) -> str:
    """Carry an answer to the buyer, or report them; return what the maker is told."""
    try:
        if plain(told).strip(" .").casefold() == "chan":
            bus.do(house, "market.report_enquiry", ReportEnquiry(enquiry_id=one.id, by="maker"))
            return BLOCKED
        bus.do(house, "market.answer_buyer", AnswerBuyer(enquiry_id=one.id, words=clean(told)))
    except Refusal as refusal:
        return NO_QUESTION.format(one.number) if refusal.problem.status == 404 else NOT_SENT  # noqa: PLR2004 (it is over)
    except ValueError:
        return NOT_SENT
    return SENT


def _house(maker_id: object, makers: list[Maker]) -> Actor:
    return system(commune_path(next(one.place for one in makers if one.id == maker_id)))


WORDS: Final[Mapping[str, Callable[[str, str], list[str] | None]]] = {
    **dict.fromkeys(("het", "hết"), _sold_out),
    **dict.fromkeys(("con", "còn"), _there_is),
    "tl": _answer,
}
