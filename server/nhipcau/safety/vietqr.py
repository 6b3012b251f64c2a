"""Codes for paying as banks write them (VietQR, in the shape of EMVCo): read with suspicion, made for published accounts.

Pure. It has a twin on the phone, `field/src/features/paying/vietqr.ts`; both follow `contract/vectors/vietqr.json`.
"""

import re
from binascii import crc_hqx
from dataclasses import dataclass
from typing import Final, Literal

MOST: Final = 512  # characters of a code
MOST_PURPOSE: Final = 25
NAPAS: Final = "A000000727"
TO_ACCOUNT, TO_CARD = "QRIBFTTA", "QRIBFTTC"
_OTHER_TAKERS: Final = {f"{tag:02}" for tag in range(2, 52)} - {"38"}
_ENDING: Final = re.compile(r"6304[0-9A-Fa-f]{4}")
_HEAD: Final = re.compile(r"[0-9]{4}")
_BANK: Final = re.compile(r"[0-9]{6}")
_ACCOUNT: Final = re.compile(r"[0-9A-Za-z]{1,19}")
_DONG: Final = re.compile(r"([0-9]{1,13})(?:\.0{0,2})?")
_PURPOSE: Final = re.compile(rf"[0-9A-Za-z .-]{{0,{MOST_PURPOSE}}}")

Fault = Literal["none", "broken", "changed", "other"]  # no code for paying · cut · not as it was made · who is paid stands not in it


@dataclass(frozen=True)
class Paying:
    """What a code says of a payment. ``bank`` is its number; ``card``: to a card, not an account; ``once``: for one payment."""

    bank: str
    account: str
    card: bool = False
    once: bool = False
    dong: int | None = None
    purpose: str = ""
    bill: str = ""


def read_code(text: str) -> Paying | Fault:
    """Return what a code says, or why it is not believed; two takers, or one thing said twice, are never believed."""
    if not text.startswith("000201") or len(text) > MOST:
        return "none"
    if not _ENDING.fullmatch(text[-8:]):
        return "broken"
    if checksum(text[:-4]) != text[-4:].upper():
        return "changed"
    fields = _parts(text)
    return "broken" if fields is None else _read(fields)


def _read(fields: dict[str, str]) -> Paying | Fault:
    taker, more = _parts(fields.get("38", "")), _parts(fields.get("62", ""))
    to = _parts(taker.get("01", "")) if taker else taker
    dong = _DONG.fullmatch(fields.get("54") or "0")
    if taker is None or more is None or to is None or dong is None:
        return "broken"
    way = taker.get("02", "")
    ours = taker.get("00") == NAPAS and way in {TO_ACCOUNT, TO_CARD} and fields.get("53") == "704" and fields.get("58") == "VN"
    if not ours or _OTHER_TAKERS & fields.keys():
        return "other"
    bank, account = to.get("00", ""), to.get("01", "")
    if not (_BANK.fullmatch(bank) and _ACCOUNT.fullmatch(account)):
        return "broken"
    once = fields.get("01") == "12"
    return Paying(bank, account, way == TO_CARD, once, int(dong[1]) or None, more.get("08", ""), more.get("01", ""))


def _parts(text: str) -> dict[str, str] | None:
    """Return the fields of a text by their tags; None where a length lies, or a tag stands twice."""
    found: dict[str, str] = {}
    while text:
        head = text[:4]
        end = 4 + int(head[2:]) if _HEAD.fullmatch(head) else len(text) + 1
        if end > len(text) or head[:2] in found:
            return None
        found[head[:2]], text = text[4:end], text[end:]
    return found


def make_code(bank: str, account: str, dong: int | None = None, purpose: str = "") -> str:
    """Return the code that pays an account; with an amount, for one payment.

    Raises:
        ValueError: no bank, account, amount or purpose that a code can say.
    """
    fit = _BANK.fullmatch(bank) and _ACCOUNT.fullmatch(account) and _PURPOSE.fullmatch(purpose)
    if not fit or (dong is not None and not _DONG.fullmatch(str(dong))):
        raise ValueError("not to be said in a code")
    to = _field("00", bank) + _field("01", account)
    taker = _field("00", NAPAS) + _field("01", to) + _field("02", TO_ACCOUNT)
    text = _field("00", "01") + _field("01", "12" if dong else "11") + _field("38", taker) + _field("53", "704")
    text += (_field("54", str(dong)) if dong else "") + _field("58", "VN")
    text += (_field("62", _field("08", purpose)) if purpose else "") + "6304"
    return text + checksum(text)


def _field(tag: str, value: str) -> str:
    return f"{tag}{len(value):02}{value}"


def checksum(text: str) -> str:
    """Return CRC-16/CCITT-FALSE of a text, four characters."""
    return f"{crc_hqx(text.encode('utf-8', 'surrogatepass'), 0xFFFF):04X}"
