"""Finding the communes that a bulletin names: by where a name stands, what stands before it, and how it is written."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from nhipcau.bulletin.reading.judging import Judge, Spot
from nhipcau.bulletin.reading.letters import Token, plain_length, tokens
from nhipcau.bulletin.reading.names import COMMUNE, PROVINCE, Gazetteer, Name
from nhipcau.bulletin.reading.sentences import Sentences, sentences
from nhipcau.bulletin.reading.shapes import Found, Open

_KINDS: Final = (  # what stands before a name, the longest first: by its sound, and what it says of the names that follow
    (("thị", "trấn"), "former"), (("đặc", "khu"), COMMUNE), (("thị", "xã"), "district"), (("thành", "phố"), PROVINCE), (("thủy", "điện"), "thing"),
    (("quốc", "lộ"), "thing"), (("cửa", "khẩu"), "thing"), (("tỉnh", "lộ"), "thing"), (("xã",), COMMUNE), (("phường",), COMMUNE), (("huyện",), "district"), (("tỉnh",), PROVINCE),
    (("sông",), "thing"), (("suối",), "thing"), (("hồ",), "thing"), (("đập",), "thing"), (("trạm",), "stations"), (("đèo",), "thing"), (("núi",), "thing"), (("cầu",), "thing"),
    (("bản",), "thing"), (("thôn",), "thing"), (("xóm",), "thing"), (("khối",), "thing"), (("ga",), "thing"), (("cảng",), "thing"), (("đài",), "thing"), (("đảo",), "thing"),
)  # fmt: skip
_SHORT_KINDS: Final = {"x": COMMUNE, "p": COMMUNE, "tt": "former", "tx": "district", "h": "district", "tp": PROVINCE, "đk": COMMUNE}
_NOT_A_KIND: Final = {"hội", "lân", "phụ", "nghèo", "viên", "vùng"}  # “xã hội”, “xã lân cận”
_BREAK: Final = re.compile(r"[,;:/|\t•+&()…\n–-]")
_NEAR: Final = re.compile(r"(?:va |cung |cac )*(?:xa|phuong|vung|dia phuong|khu vuc)(?:, phuong|/phuong)? (?:lan can|phu can|giap ranh|xung quanh)")
_BEHIND: Final = re.compile(r"\(\s*(?P<kind>tinh |thanh pho |tp\.? ?)?(?P<name>[a-z ]{3,24})\)")
_WHOLE: Final = re.compile(r"toan tinh|khap tinh|hau khap cac xa|tat ca cac xa|toan bo dia ban")
_ALL: Final = 5  # words of a name that is not known


@dataclass(frozen=True)
class _Context:
    """What the words before say of a name: of which sort the list is, whose province, inside brackets or not."""

    sort: str = ""
    elsewhere: bool = False
    bracket: bool = False
    waits: bool = False
    seen: bool = False


class Scan:
    """One walk through a bulletin."""

    def __init__(self, text: str, names: Gazetteer) -> None:
        self.text, self.names = text, names
        self.words = tokens(text)
        self.cut: Sentences = sentences(text, self.words)
        self.judge = Judge(text, self.words, names, self.cut)
        self.context = _Context()
        self.kept: list[_Context] = []
        self.found: list[Found] = []
        self.opens: list[Open] = []

    def run(self) -> "Scan":
        """Walk from the first word to the last."""
        at = 0
        while at < len(self.words):
            self._pass(at)
            at = self._step(at)
        flat = plain_length(self.text)
        for why, pattern in (("neighbours", _NEAR), ("whole", _WHOLE)):
            self.opens += [Open(why, self.text[one.start() : one.end()], one.start(), one.end()) for one in pattern.finditer(flat)]
        self.found = self._labelled_behind()
        return self

    def _labelled_behind(self) -> list[Found]:
        """Set aside what stands before “(tỉnh B)”: some bulletins name the province behind its list."""
        others, own = self.names.other_provinces, " ".join(token.bare for token in tokens(self.names.province))
        found, last = list(self.found), 0
        labels = [(one, one["name"].strip()) for one in _BEHIND.finditer(plain_length(self.text)) if one["name"].strip() in {*others, own}]
        for label, name in labels:
            sentence = self.cut.at(label.start())
            begin = max(last, self.text.rfind(":", 0, label.start()), self.cut.ends[sentence - 1] if sentence else 0)
            certain = bool(label["kind"]) or any(one == own and self.cut.at(other.start()) == sentence for other, one in labels)
            last = label.end()
            if name != own:
                found = [replace(one, state="aside" if certain else "asked", why="elsewhere") if begin <= one.start < label.start() and one.state != "aside" else one for one in found]
        return found

    def gap(self, at: int) -> str:
        """Return what stands between the word before and this one."""
        return self.text[self.words[at - 1].end if at else 0 : self.words[at].start]

    def _pass(self, at: int) -> None:
        """Take in what stands before a word: the end of a sentence, of a paragraph, a bracket."""
        gap = self.gap(at)
        for char in gap:
            if char == "(":
                self.kept.append(self.context)
                self.context = replace(self.context, sort="", bracket=True, seen=False)
            elif char == ")" and self.kept:
                self.context = self.kept.pop()
        if ":" in gap and self.context.seen and self.context.sort != COMMUNE:
            self.context = replace(self.context, sort=COMMUNE)  # “Các xã của tỉnh A có nguy cơ: …”
        if "\n" in gap and not gap.strip() and self.context.sort not in {"", COMMUNE}:
            self.context = replace(self.context, sort="")  # a heading that names a province ends with its line
        if at and self.cut.at(self.words[at - 1].start) != self.cut.at(self.words[at].start):
            waits = self.context.waits or gap.lstrip().startswith(":")
            self.context, self.kept = _Context(waits=waits, sort=COMMUNE if gap.lstrip().startswith(":") and self.context.sort == COMMUNE else ""), []

    def _step(self, at: int) -> int:
        """Read what begins at a word, and return where to go on."""
        matched = self._longest(at)
        kind = self._kind_at(at)
        if kind and (not matched or matched[0] <= kind[1]):
            return self._enter(at, *kind)
        if matched:
            return self._take(at, *matched)
        if self.context.sort == COMMUNE and self.is_item(at):
            return self._strange(at)
        return at + 1

    def _enter(self, at: int, sort: str, length: int) -> int:
        """Go on as after a word like “xã”: what follows is of that sort."""
        after = at + length
        if sort == "thing":
            matched = self._longest(after) if after < len(self.words) and not _BREAK.search(self.gap(after)) else None
            if matched:
                self._note(after, matched, "thing")
                return after + matched[0]
            return after
        waits = self.context.waits or (sort == COMMUNE and after < len(self.words) and ":" in self.gap(after))
        self.context = replace(self.context, sort=sort, waits=waits, seen=self.context.seen or sort == COMMUNE, elsewhere=self.context.elsewhere and sort == COMMUNE)
        return after

    def _take(self, at: int, length: int, those: tuple[Name, ...]) -> int:
        """Judge a name that stands here."""
        after = self.text[self.words[at + length - 1].end :][:6].lstrip(" \t")
        if after.startswith("gồm") and any(name.sort == PROVINCE for name in those):
            own = any(name.sort == PROVINCE and name.text == self.names.province for name in those)
            self.context = replace(self.context, elsewhere=not own, sort=COMMUNE)
            return at + length
        if (after.startswith(":") and any(name.sort == PROVINCE for name in those) and self.context.sort != COMMUNE) or self._labels(at, after, those):
            own = any(name.sort == PROVINCE and name.text == self.names.province for name in those)
            self.context = replace(self.context, elsewhere=not own, sort=COMMUNE if self.context.waits else "")
            return at + length
        self._note(at, (length, those), self.context.sort)
        if self.context.sort == COMMUNE and self.found:
            return self._numbered(at + length)
        return at + length

    def _labels(self, at: int, after: str, those: tuple[Name, ...]) -> bool:
        """Say whether a province's name heads a line: “Lai Châu: …” below “các xã:”."""
        heads = "\n" in self.gap(at) or not at
        return after.startswith(":") and heads and any(name.sort == PROVINCE for name in those)

    def _note(self, at: int, matched: tuple[int, tuple[Name, ...]], sort: str) -> None:
        length, those = matched
        spot = Spot(at, length, sort, item=self.is_item(at), direct=self._kind_before(at), elsewhere=self.context.elsewhere, bracket=self.context.bracket)
        found = self.judge.of(spot, those)
        if found:
            self.found.append(found)

    def _numbered(self, at: int) -> int:
        """Take “2, 3” after “A Lưới 1” for the places that go on counting."""
        last = self.found[-1]
        stem = tuple(token.bare for token in tokens(last.text))[:-1]
        if not last.text[-1].isdigit() or last.end != self.words[at - 1].end or last.state == "aside":
            return at
        while at < len(self.words) and self.words[at].text.isdigit() and self.is_item(at):
            name = next((one for one in self.names.named((*stem, self.words[at].bare)) if one.sort == COMMUNE), None)
            if name is None:
                break
            self.found.append(Found(self.words[at].start, self.words[at].end, self.words[at].text, name.codes, "sure", "numbered"))
            at += 2 if at + 1 < len(self.words) and self.words[at + 1].bare == "va" and self._is_figure(at + 2) else 1
        return at

    def _is_figure(self, at: int) -> bool:
        return at < len(self.words) and self.words[at].text.isdigit()

    def _longest(self, at: int) -> tuple[int, tuple[Name, ...]] | None:
        """Return the longest name that begins at a word; one that ends with its line before one that runs over it."""
        options = [(length, those) for length, those in self._matches(at)]
        if not options:
            return None
        best = options[0]
        for length, those in options[1:]:
            over = "\n" in self.text[self.words[at].start : self.words[at + best[0] - 1].end]
            if over and at + length < len(self.words) and "\n" in self.gap(at + length) and any(True for _ in self._matches(at + length)):
                return length, those
        return best

    def _matches(self, at: int) -> Iterator[tuple[int, tuple[Name, ...]]]:
        for length in range(min(self.names.longest, len(self.words) - at), 0, -1):
            gaps = [self.gap(place).replace("\n", " ", 1) for place in range(at + 1, at + length)]
            if any(gap.strip(" \t") not in {"", "-", "–"} for gap in gaps):
                continue
            those = self.names.named(tuple(word.bare for word in self.words[at : at + length]))
            dashed = any(gap.strip() for gap in gaps)
            those = tuple(name for name in those if not dashed or "-" in name.text)
            if any("\n" in self.gap(place) for place in range(at + 1, at + length)):
                those = tuple(name for name in those if not self.judge.has_marks or name.keys == tuple(word.key for word in self.words[at : at + length]))
            if those and self._cased(at, length):
                yield length, those

    def _cased(self, at: int, length: int) -> bool:
        """Say whether words may be a name as they are written: all with capitals, or nobody writes any here."""
        words = self.words[at : at + length]
        capitals = sum(word.capital for word in words)
        return capitals == length or (capitals == 0 and (not self.judge.has_case or self._kind_before(at)))

    def _kind_at(self, at: int) -> tuple[str, int] | None:
        word = self.words[at]
        if word.key in _SHORT_KINDS and self.text[word.end : word.end + 1] == "." and word.text.isalpha():
            return _SHORT_KINDS[word.key], 1
        for spelled, sort in _KINDS:
            length = len(spelled)
            those = self.words[at : at + length]
            if len(those) == length and all(self._says(word, syllable) for word, syllable in zip(those, spelled, strict=True)):
                after = self.words[at + length] if at + length < len(self.words) else None
                if sort == COMMUNE and after and after.text in _NOT_A_KIND and not _BREAK.search(self.gap(at + length)):
                    return None
                return sort, length
        return None

    def _says(self, word: Token, syllable: str) -> bool:
        mark = tokens(syllable)[0]
        return word.key == mark.key or (not self.judge.has_marks and word.bare == mark.bare)

    def _kind_before(self, at: int) -> bool:
        """Say whether “xã”, “phường” or the like stands right before."""
        if not at or _BREAK.search(self.gap(at)):
            return False
        one = self._kind_at(at - 1)
        two = self._kind_at(at - 2) if at > 1 else None
        return bool((one and one[1] == 1 and one[0] == COMMUNE) or (two and two[1] == 2 and two[0] == COMMUNE))  # noqa: PLR2004 (two words)

    def is_item(self, at: int) -> bool:
        """Say whether a word begins an item of a list: after a comma, a dash, “và”, the number of a line, or “xã”."""
        if not at or _BREAK.search(self.gap(at)) or self._kind_before(at):
            return True
        before = self.words[at - 1]
        if before.bare in {"va", "cung"}:
            return True
        line = self.text.rfind("\n", 0, before.start) + 1
        return before.text.isdigit() and not self.text[line : before.start].strip(" \t-+•(")

    def _strange(self, at: int) -> int:
        """Ask about an item that no name is: one with another letter, or a name that nobody knows."""
        run = self._run(at)
        if not run:
            return at + 1
        found = self.judge.like(at, run)
        if found:
            self.found.append(found)
        else:
            begin, end = self.words[at].start, self.words[at + run - 1].end
            self.opens.append(Open("unknown", self.text[begin:end], begin, end))
        return at + run

    def _run(self, at: int) -> int:
        """Return how many words with capitals stand here up to the next comma; none when it is no name."""
        many = 0
        while many < _ALL and at + many < len(self.words):
            word = self.words[at + many]
            if many and self.gap(at + many).strip(" \t"):
                break
            if not word.capital or (word.text[0].isdigit() and not many):
                return 0 if not many or not self.judge.has_case else many
            if self._kind_at(at + many):
                return many
            many += 1
        return many if many > 1 or (many and len(self.words[at].text) > 2 and self.context.sort == COMMUNE) else 0  # noqa: PLR2004 (letters)


def find_communes(text: str, names: Gazetteer) -> tuple[Sequence[Found], Sequence[Open]]:
    """Return every name in a tidy text that may be a commune of the province, and what is left open."""
    scan = Scan(text, names).run()
    return scan.found, scan.opens
