"""Messages by text: what a telephone may ask, by the first word; everything else asks for papers.

KT and eight digits ask who has that code today, TC and a slip's code how it stands, HEN asks for a call, DUNG for silence.
A number that texts without end is answered ever more seldom (`settings/rates.py`).
"""

import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from typing import Final
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from nhipcau.dossiers.queries import get_slip, road_of_slip
from nhipcau.gateway import texts_market, texts_petitions, texts_prices, texts_warnings, texts_weather
from nhipcau.guides.channels import kannel, sms
from nhipcau.guides.channels.plain import MOST, messages, plain
from nhipcau.kernel.pace import Pace
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import village_of
from nhipcau.messaging import incoming as telephones
from nhipcau.people.codes import Helper, check
from nhipcau.support.calls import asking
from nhipcau.support.calls.rules import can_be_called

_ASKED: Final = re.compile(r"\s*kt\b[\s:.]*(.*)|\s*(kt[\d\s.\-]+)", re.IGNORECASE | re.DOTALL)
HOW: Final = "Nhan KT va 8 so cua nguoi giup. Vi du: KT 4829 1364. Ma doi moi ngay."
FREE: Final = "Giup la 0 dong. Khong ai duoc hoi OTP, mat khau."
NOBODY: Final = "KHONG AI mang ma nay hom nay. Xem lai 8 so. Chua dua giay to, chua chuyen tien. Goi so cua xa, hoac 113."
WAIT: Final = "Nhieu ma sai lien nhau. Doi {} roi nhan lai, hoac goi so cua xa de hoi."
HOW_TC: Final = "Nhan TC va ma tren phieu. Vi du: TC 7M3N-9RZY-4H0. Ma co 11 chu va so."
NO_SLIP: Final = "Chua thay phieu co ma nay. Xem lai ma tren phieu. May cua nguoi giup chua co song thi phieu chua ve den noi."
WHICH: Final = "Nhan HEN va ma tren phieu, de biet xa nao goi lai. Chua co phieu thi ghe bo phan mot cua xa."
WILL_CALL: Final = f"Da ghi. Xa se goi lai so nay trong gio lam viec. {FREE}"
LATER: Final = "Co nhieu loi goi lien nhau, loi nay chua ghi. Doi mot lat roi nhan HEN lai, hoac ghe bo phan mot cua xa."
NO_NUMBER: Final = "May khong thay so dien thoai de goi lai. Nhan tu dien thoai khac, hoac ghe bo phan mot cua xa."
STOPPED: Final = "Da thoi gui tin cho so nay. Muon nhan lai thi nhan NHAN. Nhan hoi thi van duoc tra loi."
RESUMED: Final = "Tu nay so nay lai nhan tin bao ho so. Muon thoi thi nhan DUNG."
MOST_SENT: Final = 4  # messages that tell how it stands


@require_safe
def incoming(request: HttpRequest) -> HttpResponse:
    """Answer a message that a gateway brings.

    Raises:
        Refusal: 403.139 another secret.
    """
    return kannel.answer(request, hear)


@require_safe
def missed_call(request: HttpRequest) -> HttpResponse:
    """Take a call that rang once and was not picked up: whoever rang wants to be called.

    Raises:
        Refusal: 403.139 another secret.
    """
    return kannel.answer(request, lambda sender, _: _missed(sender))


def hear(sender: str, text: str) -> list[str]:
    """Answer one message of a telephone, each answer within 160 plain letters and without a link."""
    if Pace.of("texts").take(sms.sender_key(sender)):
        return []
    code = asked_code(text)
    if code is not None:
        return [_about(code, sms.sender_key(sender))]
    asked = _WORD.fullmatch(unicodedata.normalize("NFC", text[: sms.LONGEST]))
    found = _WORDS[" ".join(asked[1].casefold().split())](sender, asked[2].strip()) if asked else None
    return sms.hear(sender, text) if found is None else found


def _stands(_: str, typed: str) -> list[str] | None:
    """Say how the papers of a slip stand, as the slip's page does."""
    if not typed:
        return [HOW_TC]
    try:
        road = road_of_slip(typed)
    except Refusal as refusal:
        return [NO_SLIP if refusal.problem.status == 404 else HOW_TC]  # noqa: PLR2004 (nobody has it)
    lines = [road.title, *(line.vi for line in road.lines)]
    while len(messages(lines)) > MOST_SENT:
        lines.pop()
    return messages(lines)


def _wants_call(sender: str, typed: str) -> list[str] | None:
    if not can_be_called(sender):
        return [NO_NUMBER]
    place = _place_of(typed) or telephones.known_place(sender) or settings.SMS_PLACE
    if not place:
        return [WHICH]
    try:
        asking.call_team(place, "text", sender, wish="call", village_id=village_in(place))
    except Refusal:
        return [LATER]
    return [WILL_CALL]


def _missed(sender: str) -> list[str]:
    place = telephones.known_place(sender) or settings.SMS_PLACE
    if place and can_be_called(sender) and not Pace.of("texts").take(sms.sender_key(sender)):
        with suppress(Refusal):  # who rings again and again is on the list already
            asking.call_team(place, "ring", sender, wish="call", village_id=village_in(place))
    return []


def village_in(place: str) -> UUID | None:
    """Return the village of a place path, if it names one."""
    village = village_of(place)
    return UUID(village) if village else None


def _place_of(typed: str) -> str:
    """Return where the slip of a code was made; nothing when there is none."""
    try:
        return get_slip(typed).place if typed else ""
    except Refusal:
        return ""


def _silence(sender: str, more: str) -> list[str] | None:
    """Send nothing more; in the middle of a guide the word ends that one only."""
    if more or sms.is_talking(sender):
        return None
    telephones.stop(sender)
    return [STOPPED]


def _words_again(sender: str, more: str) -> list[str] | None:
    if more or sms.is_talking(sender):
        return None
    telephones.resume(sender)
    return [RESUMED]


_WORDS: Final[dict[str, Callable[[str, str], list[str] | None]]] = {
    "tc": _stands,
    **dict.fromkeys(("hen", "hẹn"), _wants_call),
    **dict.fromkeys(("dung", "dừng"), _silence),
    **dict.fromkeys(("nhan", "nhận"), _words_again),
    **texts_warnings.WORDS,
    **texts_prices.WORDS,
    **texts_market.WORDS,
    **texts_petitions.WORDS,
    **texts_weather.WORDS,
}
_SPELLED: Final = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(_WORDS, key=len, reverse=True))
_WORD: Final = re.compile(rf"\s*({_SPELLED})\b[\s:.]*(.*)", re.IGNORECASE | re.DOTALL)


def asked_code(text: str) -> str | None:
    """Return what somebody wants checked, as it was typed; None when the message asks for something else."""
    said = text[: sms.LONGEST].strip()
    asked = _ASKED.fullmatch(said)
    if asked is None:
        return None
    return (asked[1] if asked[1] is not None else asked[2][2:]).strip()


def _about(code: str, caller: str) -> str:
    try:
        found = check(code, caller)
    except Refusal as refusal:
        if refusal.problem.status == 404:  # noqa: PLR2004 (nobody has it)
            return NOBODY
        return WAIT.format(plain(str(refusal.details["wait"]))) if "wait" in refusal.details else HOW
    return _right(found)


def _right(found: list[Helper]) -> str:
    """Name who has the code, with as much of where they work as one message holds."""
    names = [one.name for one in found]
    whole = [f"{one.name}, {one.role} {one.place}" for one in found]
    near = [f"{one.name}, {one.role}, {one.village or one.commune}" for one in found]
    for told in (whole, near, names):
        text = plain(f"DUNG: {'; '.join(told)}. Dang lam viec hom nay. {FREE}")
        if len(text) <= MOST:
            return text
    short = plain("; ".join(names))[: MOST - len(FREE) - 8]
    return f"DUNG: {short}. {FREE}"
