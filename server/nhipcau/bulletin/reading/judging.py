"""Judging one name of a bulletin: taken, asked or set aside, and why."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from nhipcau.bulletin.reading.letters import Token, one_letter_apart, plain_length, without
from nhipcau.bulletin.reading.names import COMMUNE, DISTRICT, FORMER, PROVINCE, Gazetteer, Name
from nhipcau.bulletin.reading.sentences import Sentences
from nhipcau.bulletin.reading.shapes import Found, State

_MEASURED: Final = re.compile(r"(?:\s*\d)?(?:\s*\([^)\n]{2,30}\))?\s*(?:la\s)?\s*[:(]?\s*\d+(?:[.,]\d+)?\s*(?:mm|m\b|do\b|°|cm)")
_FORMER: Final = re.compile(r"\s*\(?\s*cu\b")
_BEFORE: Final = re.compile(r"(?:huyen|thi xa|thanh pho|thuoc)\b.{0,30}")
_NEXT: Final = 60  # letters after a former name in which its district may stand
_ORDINARY: Final = {"trung tam", "binh minh", "doan ket", "hanh phuc", "tien phong", "thong nhat", "thanh binh", "binh an", "hop thanh", "dai dong", "dong tien", "trung thanh"}


@dataclass(frozen=True)
class Spot:
    """Where a name stands: from which word, how many, in a list of what, and how near to “xã”."""

    at: int
    length: int
    sort: str
    item: bool
    direct: bool
    elsewhere: bool = False
    bracket: bool = False


class Judge:
    """What is known of a whole bulletin before its names are judged: whether it is written with marks and with capitals."""

    def __init__(self, text: str, words: Sequence[Token], names: Gazetteer, cut: Sentences) -> None:
        self.text, self.words, self.names, self.cut = text, words, names, cut
        self.flat = plain_length(text)
        letters = [word for word in words if word.text.isalpha()]
        self.has_marks = sum(word.key != without(word.key) for word in letters) * 20 > len(letters)
        upper = sum(word.text[0].isupper() for word in letters)
        whole = sum(word.text.isupper() for word in letters)
        self.has_case = upper * 50 > len(letters) and whole * 10 < len(letters) * 9

    def of(self, spot: Spot, those: tuple[Name, ...]) -> Found | None:
        """Return what is thought of a name; None where it only looks like one."""
        begin, end = self.words[spot.at].start, self.words[spot.at + spot.length - 1].end
        state, why, codes = self._thought(spot, those, begin, end)
        return Found(begin, end, self.text[begin:end], codes, state, why) if codes else None

    def like(self, at: int, many: int) -> Found | None:
        """Return a question about words that differ from a name by a letter."""
        typed = " ".join(word.bare for word in self.words[at : at + many])
        begin, end = self.words[at].start, self.words[at + many - 1].end
        codes = tuple(dict.fromkeys(name.codes[0] for bare, those in self.names.near.items() if one_letter_apart(typed, bare) for name in those))
        return Found(begin, end, self.text[begin:end], codes, "asked", "typo") if codes and len(typed) > 4 else None  # noqa: PLR2004 (letters)

    def _thought(self, spot: Spot, those: tuple[Name, ...], begin: int, end: int) -> tuple[State, str, tuple[str, ...]]:
        today = [name for name in those if name.sort == COMMUNE]
        former = [name for name in those if name.sort == FORMER]
        districts = [name for name in those if name.sort == DISTRICT]
        if spot.elsewhere or (not today and _MEASURED.match(self.flat, end)):
            all_codes = tuple(dict.fromkeys(code for name in (*today, *former, *districts) for code in name.codes))
            return "aside", "elsewhere" if spot.elsewhere else "measured", all_codes
        was = bool(_FORMER.match(self.flat, end)) or spot.sort == FORMER
        if districts and not was and spot.sort != "district" and any(name.sort == PROVINCE for name in those) and not today:
            return "aside", "province", ()
        if spot.sort == "district" or (districts and ((was and not spot.direct) or (not today and not former))):
            return self._district(spot, districts, begin)
        if former and (was or not today) and (was or spot.direct or (spot.sort == COMMUNE and spot.item)):
            return self._former(former, end)
        if not today:
            return "aside", "province", ()
        return self._today(spot, today, those, begin, end)

    def _today(self, spot: Spot, today: list[Name], those: tuple[Name, ...], begin: int, end: int) -> tuple[State, str, tuple[str, ...]]:
        codes = tuple(name.codes[0] for name in today)
        aside = self._aside(spot, those, begin, end)
        if aside is not None:
            return "aside", aside, codes if aside else ()
        exact = [name for name in today if name.keys == self._keys(spot)]
        number = self.cut.at(begin)
        if self.cut.over[number]:
            return "asked", "over", codes
        if self.cut.past[number]:
            return "asked", "past", codes
        if not (spot.direct or (spot.sort == COMMUNE and spot.item)):
            return "asked", "bare", codes
        if self._runs_on(spot, end):
            return "asked", "longer", codes
        return self._written(spot, today, exact)

    def _written(self, spot: Spot, today: list[Name], exact: list[Name]) -> tuple[State, str, tuple[str, ...]]:
        """Judge how a name in its right place is written."""
        unmarked = all(word.key == word.bare for word in self.words[spot.at : spot.at + spot.length])
        if len(exact) == 1:
            small = self.has_case and not self.words[spot.at].capital
            return ("asked", "small", exact[0].codes) if small else ("sure", "listed", exact[0].codes)
        if exact:
            return "asked", "several", tuple(name.codes[0] for name in exact)
        if len(today) == 1 and unmarked and not self.has_marks:
            return "sure", "plain", today[0].codes
        return "asked", "several" if len(today) > 1 else "marks", tuple(name.codes[0] for name in today)

    def _aside(self, spot: Spot, those: tuple[Name, ...], begin: int, end: int) -> str | None:
        """Say why a name is no place that is warned; an empty word where it is no name at all."""
        listed = spot.direct or (spot.sort == COMMUNE and spot.item)
        line = self.text[self.text.rfind("\n", 0, begin) + 1 :].split("\n", 1)[0]
        reasons = (
            (spot.sort in {"thing", "stations"}, "thing"),
            (bool(_MEASURED.match(self.flat, end)), "measured"),
            (any(name.sort == PROVINCE for name in those) and (spot.sort == PROVINCE or not listed), "province"),
            (not listed and (self._runs_on(spot, end) or self._follows_on(spot)), "longer"),
            (not listed and line.isupper() and self.flat[begin:end] in _ORDINARY, ""),
            (not listed and self.cut.past[self.cut.at(begin)], "past"),
        )
        return next((why for holds, why in reasons if holds), None)

    def _district(self, spot: Spot, districts: list[Name], begin: int) -> tuple[State, str, tuple[str, ...]]:
        codes = tuple(dict.fromkeys(code for name in districts for code in name.codes))
        said = self.flat[max(0, begin - 24) : begin]
        explains = spot.bracket or "thuoc" in said or "khu vuc" in said
        return ("aside" if explains else "asked"), ("explains" if explains else "district"), codes

    def _former(self, former: list[Name], end: int) -> tuple[State, str, tuple[str, ...]]:
        after = self.flat[end : end + _NEXT]
        near = [name for name in former if plain_length(name.district).split(" ", 1)[-1] in after]
        those = near or former
        codes = tuple(dict.fromkeys(code for name in those for code in name.codes))
        if len(those) > 1:
            return "asked", "former_several", codes
        return ("sure", "former_whole", codes) if len(codes) == 1 else ("asked", "former_divided", codes)

    def _keys(self, spot: Spot) -> tuple[str, ...]:
        return tuple(word.key for word in self.words[spot.at : spot.at + spot.length])

    def _runs_on(self, spot: Spot, end: int) -> bool:
        """Say whether a further word with a capital stands right behind the name."""
        after = spot.at + spot.length
        if after >= len(self.words) or not self.has_case or self._is_loud(end):
            return False
        word = self.words[after]
        return self.text[end : word.start].strip(" ") == "" and word.text[0].isupper() and word.bare not in {"cap", "rat", "cao", "trung", "xa", "phuong"}

    def _follows_on(self, spot: Spot) -> bool:
        """Say whether a word with a capital stands right before the name, within a sentence."""
        if not spot.at or not self.has_case or self._is_loud(self.words[spot.at].start):
            return False
        before = self.words[spot.at - 1]
        return self.text[before.end : self.words[spot.at].start].strip(" ") == "" and before.text[0].isupper() and spot.at > 1

    def _is_loud(self, place: int) -> bool:
        """Say whether the line is written in capitals only."""
        line = self.text[self.text.rfind("\n", 0, place) + 1 :].split("\n", 1)[0]
        return line.isupper()
