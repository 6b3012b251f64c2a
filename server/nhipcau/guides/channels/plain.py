"""Words for keypad phones: plain letters, at most 160 to a message, numbered, and never a link."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final
from urllib.parse import quote

from nhipcau.guides.told import SAFETY, Told
from nhipcau.kernel.gsm import LINK, ONE, plain_letters

MOST: Final = ONE  # characters of one message
_NUMBERED: Final = len("10/10 ")
NO_LINK: Final = "trang chinh thuc"
SHORT_HOW: Final = {"bring": "nop lai", "show": "chi cho xem", "if_not_found": "chi khi xa khong tra duoc"}


def plain(text: str) -> str:
    """Write a text in letters that every phone shows; a link becomes words."""
    return LINK.sub(NO_LINK, plain_letters(text)).strip()


def messages(lines: Iterable[str]) -> list[str]:
    """Pack lines into messages, whole lines together where they fit; more than one are numbered."""
    room = MOST - _NUMBERED
    packed: list[str] = []
    for line in lines:
        for piece in _pieces(plain(line), room):
            if packed and len(packed[-1]) + 1 + len(piece) <= room:
                packed[-1] += f"\n{piece}"
            else:
                packed.append(piece)
    if len(packed) == 1:
        return packed
    return [f"{at}/{len(packed)} {message}" for at, message in enumerate(packed, start=1)]


def papers_in(told: Told) -> list[str]:
    """Return the papers as lines; the number in front is what one texts to hear why."""
    lines = [f"{at}. {paper.name}: {_how(paper.how, paper.amounts)}" for at, paper in enumerate(told.papers, start=1)]
    return lines or ["Khong can giay nao."]


def list_in(told: Told) -> list[str]:
    """Return what a list says by text message, before anybody asks for more."""
    lines = [f"DUNG O DAY: {warning.text}{_goto(warning.goto)}" for warning in told.stops]
    lines += [f"CHUA CO MUC cho ngay nay: {label}. Hoi noi nhan." for label in told.lapsed]
    if not told.stops:
        lines += [f"GIAY TO {told.title}:", *papers_in(told)]
    lines += [f"Nen biet: {warning.text}{_goto(warning.goto)}" for warning in told.advice]
    lines += [f"Phi: {fee}" for fee in told.fees if not told.stops]
    return lines


def as_message(told: Told) -> str:
    """Return the address that opens the phone's own messages with the papers in it, for somebody of the family."""
    body = "\n".join(plain(line) for line in [*list_in(told), SAFETY])
    return f"sms:?body={quote(body)}"


def _how(how: str, amounts: Sequence[str]) -> str:
    return ", ".join((SHORT_HOW[how], *amounts))


def _goto(code: str) -> str:
    return f" (ma {code})" if code else ""


def _pieces(text: str, room: int) -> list[str]:
    """Cut a text at its spaces so that each piece fits; a word longer than a message is cut itself."""
    words = [word[at : at + room] for word in text.split(" ") for at in range(0, max(len(word), 1), room)]
    pieces = [""]
    for word in words:
        longer = f"{pieces[-1]} {word}".strip()
        if len(longer) <= room:
            pieces[-1] = longer
        else:
            pieces.append(word)
    return [piece for piece in pieces if piece]
