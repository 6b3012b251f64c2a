"""Messages by text: “KT” and eight digits ask who has that code today; everything else asks for papers."""

import re
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from nhipcau.guides.channels import kannel, sms
from nhipcau.guides.channels.plain import MOST, plain
from nhipcau.kernel.problems import Refusal
from nhipcau.people.codes import Helper, check

_ASKED: Final = re.compile(r"\s*kt\b[\s:.]*(.*)|\s*(kt[\d\s.\-]+)", re.IGNORECASE | re.DOTALL)
HOW: Final = "Nhan KT va 8 so cua nguoi giup. Vi du: KT 4829 1364. Ma doi moi ngay."
FREE: Final = "Giup la 0 dong. Khong ai duoc hoi OTP, mat khau."
NOBODY: Final = "KHONG AI mang ma nay hom nay. Xem lai 8 so. Chua dua giay to, chua chuyen tien. Goi so cua xa, hoac 113."
WAIT: Final = "Nhieu ma sai lien nhau. Doi {} roi nhan lai, hoac goi so cua xa de hoi."


@require_safe
def incoming(request: HttpRequest) -> HttpResponse:
    """Answer a message that a gateway brings.

    Raises:
        Refusal: 403.139 another secret.
    """
    return kannel.answer(request, hear)


def hear(sender: str, text: str) -> list[str]:
    """Answer one message of a telephone, each answer within 160 plain letters and without a link."""
    code = asked_code(text)
    return sms.hear(sender, text) if code is None else [_about(code, sms.sender_key(sender))]


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
