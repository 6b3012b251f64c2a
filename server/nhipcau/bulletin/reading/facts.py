"""What a bulletin says besides places: of which danger, how grave, how much rain, how wet the ground, who says so."""

import itertools
import re
from collections.abc import Collection, Sequence
from typing import Final

from nhipcau.bulletin.reading.letters import plain_length
from nhipcau.bulletin.reading.shapes import Rain, Soil

_HAZARDS: Final = (  # the longest words first; the place in the text decides which comes first
    ("dam", r"xa lu|xa tran|dieu tiet ho|van hanh ho|xa qua tran|mo cua xa"),
    ("flash_flood", r"lu quet|lu ong"),
    ("landslide", r"sat lo|truot lo|sut lun"),
    ("drought", r"han han|xam nhap man|kho han|thieu nuoc"),
    ("wildfire", r"chay rung"),
    ("cold", r"ret dam|ret hai|khong khi lanh|suong muoi|bang gia"),
    ("heat", r"nang nong"),
    ("thunder", r"dong,? ?(?:va )?loc|loc,? ?set|mua da|dong set"),
    ("storm", r"\bbao (?:khan cap|so|tren|gan|co)|tin bao\b|con bao|ap thap nhiet doi|do bao"),
    ("heavy_rain", r"mua lon|mua to|mua rat to"),
    ("flood", r"tin lu\b|lu khan cap|lu tren|ngap lut|ngap ung|lu lut"),
)
_RISK_FIRST: Final = re.compile(r"(?:rui ro|rrtt|cap do)[^.]{0,140}?\bcap\s*(?:do\s*)?([1-5]|i{1,3}v?|iv|v|mot|hai|ba|bon|nam)\b(?:\s*[-–]\s*([1-5])\b)?")
_RISK: Final = re.compile(r"\bcap\s*(?:do\s*(?:rui ro\s*)?)?([1-5]|mot|hai|ba|bon|nam)\b(?:\s*[-–]\s*([1-5])\b)?")
_BARE: Final = re.compile(r"(?:rui ro(?: thien tai)?|rrtt)\s*:?\s*([1-5])\b(?!\s*\d)()")
_ALONE: Final = re.compile(r"(?:^|\n)[ \t\-+•]*cap\s*([1-5])\s*:()")
_WIND: Final = re.compile(r"(?:gio|giat|suc gio|bao dong|cap song)[^.;:]{0,30}$")
_COLUMN: Final = re.compile(r"\|\s*([1-5])\s*$", re.MULTILINE)
_WORDS: Final = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
_AMOUNT: Final = re.compile(r"(\d{1,4})\s*(?:mm)?\s*(?:-|–|den)\s*(\d{1,4})\s*mm")
_PEAK: Final = re.compile(r"co noi\s*(?:tren|>|den|hon)\s*(\d{2,4})\s*mm|>\s*(\d{2,4})\s*mm|noi tren (\d{2,4})\s*mm")
_PERIOD: Final = re.compile(
    r"(?:trong\s+)?\d{1,2}\s*(?:-|–|den)\s*\d{1,2}\s*gio toi|(?:trong\s+)?\d{1,2}\s*gio toi|tu (?:chieu|trua|sang|dem|toi|ngay|nay)[^,.;]{0,50}"
)
_SOIL: Final = re.compile(r"do am(?: cua)? (?:dat|trong dat)[^.]{0,160}")
_ISSUER: Final = re.compile(
    r"(?:dai\s+(?:khi tuong\s+thuy van|kttv)|trung tam du bao\s+khi tuong\s+thuy van|cong ty[^\n]{0,20}thuy (?:dien|loi)|chi cuc kiem lam|ubnd tinh|uy ban nhan dan tinh)[^\n.,:;(–]*?(?=\s-\s|\s{3,}|[\n.,:;(–]|\bcanh bao\b|\btin canh bao\b|\bthong bao\b|$)"
)
_TITLE: Final = re.compile(r"canh bao|\btin\b|ban tin|thong bao|cong dien|xa lu")
_PAST: Final = re.compile(r"gio qua|da co mua|do duoc|hien trang|dien bien mua")
_AHEAD: Final = re.compile(r"toi|du bao|canh bao|kha nang|tu (?:chieu|trua|sang|dem|toi|ngay)")


def title_of(text: str) -> str:
    """Return the line that names the danger; the first line when none does."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    for line in lines[:8]:
        flat = plain_length(line)
        if any(re.search(pattern, flat) for _, pattern in _HAZARDS) and _TITLE.search(flat):
            return line
    return lines[0] if lines else ""


def hazards_of(text: str, title: str) -> tuple[str, ...]:
    """Return the dangers in the order in which the title names them, or else the text."""
    for told in (title, text):
        flat = plain_length(told)
        places = [(found.start(), at, code) for at, (code, pattern) in enumerate(_HAZARDS) if (found := re.search(pattern, flat))]
        if places:
            return tuple(dict.fromkeys(code for _, _, code in sorted(places)))
    return ()


def levels_of(text: str, elsewhere: Collection[str] = (), own: str = "") -> tuple[int, ...]:
    """Return every level of risk that is told, the highest first; winds and alarms of rivers have numbers of their own.

    What is told of other provinces only (``elsewhere``, and not of one's ``own``) is left out.
    """
    flat = plain_length(text)
    found: set[int] = set()
    for match in _RISK_FIRST.finditer(flat):
        begin = match.start(1)
        if not _WIND.search(flat[max(0, begin - 40) : begin].removesuffix("cap ").removesuffix("cap")):
            found |= _numbers(match)
    for sentence in re.split(r"[.\n]", flat):
        for clause in sentence.split(";") if "rui ro" in sentence or "rrtt" in sentence else ():
            if _is_of_others(clause, elsewhere, own):
                continue
            for match in _RISK.finditer(clause):
                if not _WIND.search(clause[max(0, match.start() - 40) : match.start()]):
                    found |= _numbers(match)
    for pattern in (_BARE, _ALONE) if "rui ro" in flat or "rrtt" in flat else ():
        found |= {number for match in pattern.finditer(flat) for number in _numbers(match)}
    if "rui ro" in flat:
        found |= {int(one) for one in _COLUMN.findall(flat)}
    return tuple(sorted(found, reverse=True))


def _is_of_others(part: str, elsewhere: Collection[str], own: str) -> bool:
    return bool(own) and own not in part and any(name in part for name in elsewhere)


def _numbers(match: re.Match[str]) -> set[int]:
    return {int(one) if one.isdigit() else _WORDS[one] for one in match.groups() if one}


def rain_of(text: str, elsewhere: Collection[str] = (), own: str = "") -> Rain | None:
    """Return the rain that is to come; amounts of rain that fell, or of other provinces only, are passed over."""
    flat = plain_length(text)
    for begin, end in _parts(flat):
        part = flat[begin:end]
        if _PAST.search(part) and not re.search(r"gio toi|du bao", part):
            continue
        amount = _AMOUNT.search(part)
        if amount is None or not (_AHEAD.search(part) or own in part) or _is_of_others(part, elsewhere, own):
            continue
        peak = _PEAK.search(part, amount.end())
        period = _PERIOD.search(part) or _PERIOD.search(flat[max(0, begin - 160) : begin])
        told = text[begin + period.start() : begin + period.end()] if period and period.string is part else (period[0] if period else "")
        most = next((int(one) for one in peak.groups() if one), None) if peak else None
        return Rain(int(amount[1]), int(amount[2]), most, " ".join(told.split()))
    return None


def _parts(flat: str) -> Sequence[tuple[int, int]]:
    ends = [match.end() for match in re.finditer(r"[.;](?=\s|$)|\n[ \t]*\n|\n(?=[-+•\d])", flat)]
    bounds = [0, *ends, len(flat)]
    return list(itertools.pairwise(bounds))


def soil_of(text: str) -> Soil | None:
    """Return how wet the ground is, where the bulletin says so."""
    found = _SOIL.search(plain_length(text))
    if found is None:
        return None
    percent = re.search(r"(\d{2,3})\s*%", found[0])
    return Soil(int(percent[1]) if percent else None, "bao hoa" in found[0] and "gan bao hoa" not in found[0].replace("gan bao hoa (", "bao hoa ("))


def issuer_of(text: str) -> str:
    """Return who issued it, as the bulletin writes it; empty when nobody is named."""
    found = _ISSUER.search(plain_length(text))
    return " ".join(text[found.start() : found.end()].split()) if found else ""
