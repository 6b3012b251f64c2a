"""Vietnamese as old systems wrote it, made Unicode: TCVN3 (ABC fonts), VNI, Windows-1258. Pure.

An export of an old system is read as the letters of Windows-1252, or comes as UTF-8 in which such letters were kept. Which
of them it was is found out by reading: a text counts as the alphabet in which most of its words are Vietnamese syllables.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

_TONES: Final = "\u0300\u0309\u0303\u0301\u0323"  # huyền hỏi ngã sắc nặng, in the order of TCVN3's table
_VOWELS: Final = "aăâeêioôơuưy"


def _toned(vowels: str) -> list[str]:
    return [unicodedata.normalize("NFC", vowel + tone) for vowel in vowels for tone in _TONES]


# TCVN 5712:1993, VN3: the letters without a tone stand at A1–AE, the others where the fonts had room.
_VN3_PLAIN: Final = dict(zip(range(0xA1, 0xAF), "ĂÂÊÔƠƯĐăâêôơưđ", strict=True))
_VN3_PLACES: Final = (
    [0xB5, 0xB6, 0xB7, 0xB8, 0xB9], [0xBB, 0xBC, 0xBD, 0xBE, 0xC6], [0xC7, 0xC8, 0xC9, 0xCA, 0xCB],
    [0xCC, 0xCE, 0xCF, 0xD0, 0xD1], [0xD2, 0xD3, 0xD4, 0xD5, 0xD6], [0xD7, 0xD8, 0xDC, 0xDD, 0xDE],
    [0xDF, 0xE1, 0xE2, 0xE3, 0xE4], [0xE5, 0xE6, 0xE7, 0xE8, 0xE9], [0xEA, 0xEB, 0xEC, 0xED, 0xEE],
    [0xEF, 0xF1, 0xF2, 0xF3, 0xF4], [0xF5, 0xF6, 0xF7, 0xF8, 0xF9], [0xFA, 0xFB, 0xFC, 0xFD, 0xFE],
)  # fmt: skip
TCVN3: Final[dict[int, str]] = {
    **_VN3_PLAIN,
    **dict(zip((place for row in _VN3_PLACES for place in row), _toned(_VOWELS), strict=True)),
}
# VNI for Windows: a letter, and after it a sign that stands for its tone, or for its hat and tone.
_VNI_TONES: Final = dict(zip("øûõùï", _TONES, strict=True))
_VNI_HAT: Final = {"â": "\u0302", **{sign: "\u0302" + tone for sign, tone in zip("àåãáä", _TONES, strict=True)}}
_VNI_BREVE: Final = {"ê": "\u0306", **{sign: "\u0306" + tone for sign, tone in zip("èúüéë", _TONES, strict=True)}}
_VNI_ALONE: Final = {"ñ": "đ", "ô": "ơ", "ö": "ư", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "í": "í", "ò": "ị", "î": "ỵ"}


def _vni() -> dict[str, str]:
    """Return what each letter or pair of VNI stands for, small and capital."""
    small = dict(_VNI_ALONE.items())
    for letter in "aeouyôö":
        small |= {letter + sign: _joined(_VNI_ALONE.get(letter, letter), tone) for sign, tone in _VNI_TONES.items()}
    for letter, signs in (("a", _VNI_HAT), ("e", _VNI_HAT), ("o", _VNI_HAT), ("a", _VNI_BREVE)):
        small |= {letter + sign: _joined(letter, marks) for sign, marks in signs.items()}
    capital = {name.upper(): stands.upper() for name, stands in small.items()}
    mixed = {name[0].upper() + name[1:]: stands.upper() for name, stands in small.items() if len(name) > 1}
    return {**small, **capital, **mixed}


def _joined(letter: str, marks: str) -> str:
    return unicodedata.normalize("NFC", letter + marks)


VNI: Final = _vni()
_VNI_RUN: Final = re.compile("|".join(map(re.escape, sorted(VNI, key=len, reverse=True))))
_BACK: Final = str.maketrans({chr(code): letter for code, letter in TCVN3.items()})
_INITIAL: Final = r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
_NUCLEUS: Final = (
    r"(?:iêu|yêu|uyê|uôi|ươi|ươu|oai|oay|oeo|uây|uya|uyu|iê|yê|uô|ươ|ai|ao|au|âu|ay|ây|eo|êu|ia|iu|oa|oă|oe|oi|ôi|ơi"
    r"|oo|ua|uâ|uê|ui|uơ|uy|ưa|ưi|ưu|[aăâeêioôơuưy])"
)
_SYLLABLE: Final = re.compile(rf"{_INITIAL}{_NUCLEUS}(?:ng|nh|ch|[cmnpt])?")
_WORD: Final = re.compile(r"[^\W\d_]+|[^\x00-\x7f]+")
_MARKS: Final = frozenset(_TONES)


def from_tcvn3(text: str) -> str:
    """Return a text of TCVN3, read as Latin letters, in Unicode."""
    return text.translate(_BACK)


def from_vni(text: str) -> str:
    """Return a text of VNI, read as Latin letters, in Unicode."""
    return _VNI_RUN.sub(lambda found: VNI[found[0]], text)


def from_1258(text: str) -> str:
    """Return a text of Windows-1258, read as Latin letters, in Unicode."""
    try:
        return unicodedata.normalize("NFC", text.encode("cp1252").decode("cp1258"))
    except UnicodeError:
        return text


_READERS: Final[dict[str, Callable[[str], str]]] = {"tcvn3": from_tcvn3, "vni": from_vni, "1258": from_1258}


def readable(text: str) -> str:
    """Return a text in Unicode, whichever of these alphabets it was written in; Unicode stays as it is."""
    return text if text.isascii() else _readings(text)[0].text


def readable_row(cells: Sequence[str]) -> list[str]:
    """Return the cells of one row in Unicode. A short cell may make sense in two alphabets: then the row's others decide."""
    told = [None if cell.isascii() else _readings(cell) for cell in cells]
    fitting = Counter(one.alphabet for readings in told if readings for one in readings)
    most = fitting.most_common(1)[0][0] if fitting else ""
    return [_in(most, readings) if readings else cell for cell, readings in zip(cells, told, strict=True)]


class _Reading(NamedTuple):
    """A text as it reads in one of the alphabets."""

    alphabet: str
    text: str


def _in(alphabet: str, readings: Sequence[_Reading]) -> str:
    return next((one.text for one in readings if one.alphabet == alphabet), readings[0].text)


@lru_cache(maxsize=8_000)
def _readings(text: str) -> tuple[_Reading, ...]:
    """Return the readings that make most sense; where Unicode is among them, nothing else is."""
    plain = unicodedata.normalize("NFC", text)
    if _sense(plain) == 1:
        return (_Reading("", plain),)
    tried = [_Reading("", plain), *(_Reading(name, reader(text)) for name, reader in _READERS.items())]
    best = max(_sense(one.text) for one in tried)
    found = tuple(one for one in tried if _sense(one.text) == best)
    return found[:1] if found[0].alphabet == "" else found  # nothing is changed without a gain


def alphabet_of(text: str) -> str:
    """Return in which alphabet most words of a text make sense: unicode, tcvn3, vni or 1258."""
    scores = {"unicode": _sense(text), **{name: _sense(reader(text)) for name, reader in _READERS.items()}}
    return max(scores, key=lambda name: scores[name])


def _sense(text: str) -> float:
    """Return which part of the words that hold more than plain letters are Vietnamese syllables."""
    words = [word for word in _WORD.findall(unicodedata.normalize("NFC", text)) if not word.isascii()]
    return sum(map(_is_syllable, words)) / len(words) if words else 1


def _is_syllable(word: str) -> bool:
    if word != word.lower() and word != word.upper() and word != word.capitalize():
        return False
    parts = unicodedata.normalize("NFD", word.lower())
    if sum(sign in _MARKS for sign in parts) > 1:
        return False
    return _SYLLABLE.fullmatch(unicodedata.normalize("NFC", "".join(sign for sign in parts if sign not in _MARKS))) is not None
