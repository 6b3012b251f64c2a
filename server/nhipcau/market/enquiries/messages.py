"""What is sent about a question: to the maker, to the buyer. No number of either is in it."""

from typing import Final

from nhipcau.kernel import outgoing
from nhipcau.kernel.outgoing import CODE, WORDS, Message
from nhipcau.kernel.slip_codes import spell_slip_code
from nhipcau.market.enquiries.models import Enquiry
from nhipcau.market.makers.models import Maker

ASKED: Final = outgoing.template(
    "market.asked",
    vi="Khách hỏi {hang}: {loi} Trả lời: nhắn TL {so} rồi lời đáp.",
    params={"hang": WORDS, "loi": WORDS, "so": CODE},
    days=3,
)
ANSWERED: Final = outgoing.template(
    "market.answered",
    vi="Trả lời về {hang}: {loi} Hỏi thêm một lần ở trang đã hỏi, mã {ma}. Không đặt cọc cho số lạ.",
    params={"hang": WORDS, "loi": WORDS, "ma": CODE},
    days=3,
)


def to_maker(one: Enquiry, maker: Maker, words: str) -> tuple[Message, ...]:
    """Return a question as the maker's telephone shows it; nothing where there is no telephone."""
    if not maker.telephone:
        return ()
    to = outgoing.to_phone(maker.telephone, maker.resident_id)
    once = f"{one.id}:{'more' if one.more_at else 'first'}"
    return (outgoing.say(ASKED, to, about=one.id, once=once, hang=one.goods, loi=_ended(words), so=str(one.number)),)


def to_buyer(one: Enquiry, number: str, words: str) -> Message:
    """Return an answer as the buyer's telephone shows it."""
    once = f"{one.id}:answer:{'more' if one.more_answered_at else 'first'}"
    return outgoing.say(ANSWERED, outgoing.to_phone(number), about=one.id, once=once, hang=one.goods, loi=_ended(words), ma=spell_slip_code(one.key))


def _ended(words: str) -> str:
    return words if words[-1:] in {".", "!", "?"} else f"{words}."
