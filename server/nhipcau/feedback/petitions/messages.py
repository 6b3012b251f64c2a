"""What whoever raised something is told at the number they left. The number lies sealed; an office never sees it."""

from datetime import date
from typing import Final
from uuid import UUID

from nhipcau.feedback.petitions.models import Word
from nhipcau.feedback.petitions.shield import Who
from nhipcau.kernel import outgoing
from nhipcau.kernel.outgoing import CODE, PLACE, WORDS, Message
from nhipcau.kernel.slip_codes import spell_slip_code

_ROOM: Final = 150  # letters of one part, with a little to spare
_DAYS: Final = 7
ANSWERED: Final = outgoing.template(
    "feedback.answered",
    vi="{noi} trả lời phản ánh {ma}: {loi}",
    params={"noi": PLACE, "ma": CODE, "loi": WORDS},
    days=_DAYS,
)
ASKED: Final = outgoing.template(
    "feedback.asked",
    vi="{noi} hỏi thêm: {loi} Trả lời: nhắn PA {ma} rồi ghi lời.",
    params={"noi": PLACE, "ma": CODE, "loi": WORDS},
    days=_DAYS,
)
MOVED: Final = outgoing.template(
    "feedback.moved",
    vi="Phản ánh {ma} đã chuyển {noi}. Hạn trả lời {ngay}. Nhắn PA {ma} để xem.",
    params={"ma": CODE, "noi": PLACE, "ngay": WORDS},
    days=_DAYS,
)
DONE: Final = outgoing.template(
    "feedback.done",
    vi="Phản ánh {ma} đã xong thật chưa? Xong: nhắn XONG {ma}. Chưa: nhắn CHUA {ma}. 0 đồng.",
    params={"ma": CODE},
    days=_DAYS,
)
RELAYED: Final = ("answer", "ask", "closed", "escalated", "done?")


def of_word(word: Word, who: Who, office: str, body: str, due: date, voice: UUID) -> Message:
    """Return a word of the thread as a text message, once for each voice."""
    person = UUID(who.person) if who.household and who.person else None
    to, once, code = outgoing.to_phone(who.number, person), f"{word.id}:{voice}", spell_slip_code(who.code)
    if word.kind == "done?":
        return outgoing.say(DONE, to, about=word.petition_id, once=once, ma=code)
    if word.kind == "escalated":
        return outgoing.say(MOVED, to, about=word.petition_id, once=once, ma=code, noi=body[:60], ngay=f"{due:%d/%m/%Y}")
    kind = ASKED if word.kind == "ask" else ANSWERED
    room = _ROOM - len(office) - len(code) - (45 if kind == ASKED else 26)
    return outgoing.say(kind, to, about=word.petition_id, once=once, noi=office, ma=code, loi=_cut(word.text, room))


def _cut(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    return text[: room - 3].rsplit(" ", 1)[0] + "..."
