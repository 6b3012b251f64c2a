"""A text as a voice must read it: numbers, dates, codes, laws and abbreviations in whole Vietnamese words."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Final

from nhipcau.kernel.content import content_dir, load_toml
from nhipcau.kernel.numbers import digit_by_digit, say_decimal, say_number

Say = Callable[[re.Match[str]], str]
Rule = tuple[re.Pattern[str], Say]
Written = tuple[str, Say]
_LETTERS: Final = dict(
    zip(
        "AĂÂBCDĐEÊFGHIJKLMNOÔƠPQRSTUƯVWXYZ",
        [
            "a",
            "á",
            "ớ",
            "bê",
            "xê",
            "dê",
            "đê",
            "e",
            "ê",
            "ép",
            "gờ",
            "hát",
            "i",
            "gi",
            "ca",
            "lờ",
            "mờ",
            "nờ",
            "o",
            "ô",
            "ơ",
            "pê",
            "quy",
            "rờ",
            "ét",
            "tê",
            "u",
            "ư",
            "vê",
            "vê",
            "xờ",
            "y",
            "dét",
        ],
        strict=True,
    )
)
_ROMAN: Final = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
_NUMBER: Final = r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?"
_DAY_BEFORE: Final = re.compile(r"(?:ngày|mùng|mồng)\s*$", re.IGNORECASE)
_SYLLABLE: Final = re.compile(  # what Vietnamese can say as one syllable without marks
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?[aăâeêioôơuưy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)


def spoken(text: str) -> str:
    """Return a text in words that a synthesiser reads rightly; what is words already stays as it is."""
    said = unicodedata.normalize("NFC", text)
    for pattern, say in _rules():
        said = pattern.sub(say, said)
    return re.sub(r"\s+([,.;:?!])", r"\1", re.sub(r"\s+", " ", said)).strip(" ,")


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, str]]:
    return load_toml(content_dir() / "tongues" / "spoken.toml")


@lru_cache(maxsize=1)
def _rules() -> tuple[Rule, ...]:
    """Return the rules in the order in which they apply: what is most particular comes first."""
    written = (*_laws_and_days(), *_abbreviations(), *_plain_numbers(), *_signs())
    return tuple((re.compile(pattern), act) for pattern, act in written)


def _laws_and_days() -> Iterator[Written]:
    acts, issuers = "|".join(_table()["acts"]), "|".join(_table()["issuers"])
    number = r"(?P<number>(?:số\s+)?\d[\d.]*)(?:/(?P<year>\d{4}))?"
    yield rf"(?P<word>\w+\s+)?{number}/(?P<act>{acts})-(?P<by>{issuers})\b", _law
    yield r"(?P<number>\d+)/(?P<year>\d{4})/QH(?P<term>\d+)", _act_of_parliament
    yield r"\b(\d)\.(\d{6})\b", lambda m: f"{digit_by_digit(m[1])} chấm {digit_by_digit(m[2])}"
    yield r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b", _date
    yield r"\b(?P<before>[Tt]háng\s+)?(?P<month>\d{1,2})/(?P<year>[12]\d{3})\b", _month_of_year
    lead = r"(?i)\b(?P<lead>(?:thứ \w+|chủ nhật|ngày|hẹn|hạn|từ|đến|trước|sau)\s+)"
    yield rf"{lead}(\d{{1,2}})/(\d{{1,2}})\b(?!/)", _short_date
    yield r"\b(\d+)/(\d+)\b(?!/)", lambda m: f"{say_number(int(m[1]))} phần {say_number(int(m[2]))}"
    yield r"\b(\d{1,2})\s?(?:h|:|giờ\s)\s?(\d{2})\b(?:\s?phút)?", _time
    yield r"\b(\d{1,2})\s?h\b", lambda m: f"{say_number(int(m[1]))} giờ"


def _abbreviations() -> Iterator[Written]:
    say, units = _table()["say"], _table()["units"]
    yield rf"({_NUMBER})\s?(?:đ|đồng)/(\w+)", lambda m: f"{say_decimal(m[1])} đồng một {m[2]}"
    yield r"\b(\d+)\s?[x×]\s?(\d+)\b", lambda m: f"{m[1]} nhân {m[2]}"
    yield rf"({_NUMBER})\s?[–-]\s?(?={_NUMBER})", lambda m: f"{m[1]} đến "
    yield rf"(?<!\w)({_any(say)})(?![\w-])", lambda m: say[m[1]]
    yield rf"({_NUMBER})\s?({_any(units)})(?![\w/])", lambda m: f"{m[1]} {units[m[2]]}"
    yield rf"({_NUMBER})\s?%", lambda m: f"{say_decimal(m[1])} phần trăm"


def _plain_numbers() -> Iterator[Written]:
    yield (
        r"(?i)\b(quý|cấp|hạng|loại|nhóm) ([IVX]{1,4})\b",
        lambda m: f"{m[1]} {say_number(_ROMAN.get(m[2].upper(), 0))}",
    )
    yield r"(?i)\b(gọi(?: số)?|tổng đài) (\d{3,4})\b", lambda m: f"{m[1]} {digit_by_digit(m[2])}"
    yield r"\b(?:0\d{3,}|\d{9,})\b", lambda m: digit_by_digit(m[0])
    yield (
        r"\b[A-ZĐ]{1,4}\d{1,3}(?:-[A-ZĐ]{1,3})?\b|\b\d{1,3}[A-Za-zĐ]\b|\b\w*[^\W\d_a-zà-ỹ]{2}\w*\b",
        lambda m: _capitals(m[0]),
    )
    yield rf"(?<!\w){_NUMBER}(?!\w)", lambda m: say_decimal(m[0])
    yield r"([tT]háng) bốn\b", lambda m: f"{m[1]} tư"


def _signs() -> Iterator[Written]:
    yield r"\bvà/hoặc\b", lambda _: "và hoặc"
    yield r"(?<=\w)/(?=\w)", lambda _: " hoặc "
    yield r"\s?[(→–;]\s?|\s?\)(?=\s\w)", lambda _: ", "
    yield r"[)“”\"‘’*_#]", lambda _: ""
    yield r"\s&\s", lambda _: " và "
    yield r"…", lambda _: "."
    yield r"vân vân\.*$", lambda _: "vân vân."


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(one) for one in sorted(words, key=len, reverse=True))


def _law(found: re.Match[str]) -> str:
    table = _table()
    word, act = found["word"] or "", table["acts"][found["act"]]
    number = found["number"].removeprefix("số").strip()
    named = number != found["number"]
    whole, _, part = number.partition(".")
    said = say_number(int(whole)) + (f" chấm {say_number(int(part))}" if part else "")
    year = f" năm {say_number(int(found['year']))}" if found["year"] else ""
    said = f"{said}{year} của {table['issuers'][found['by']]}"
    if named:
        return f"{word}số {said}"
    told_before = word.strip().lower() == act.rsplit(maxsplit=1)[-1]
    return f"{word}{said}" if told_before else f"{word}{act} số {said}"


def _act_of_parliament(found: re.Match[str]) -> str:
    number, year, term = (say_number(int(found[name])) for name in ("number", "year", "term"))
    return f"{number} năm {year} của Quốc hội khóa {term}"


def _date(found: re.Match[str]) -> str:
    lead = "" if _DAY_BEFORE.search(found.string[: found.start()]) else "ngày "
    day, month, year = (int(part) for part in found.groups())
    return f"{lead}{say_number(day)} tháng {_month(month)} năm {say_number(year)}"


def _short_date(found: re.Match[str]) -> str:
    lead, day = found["lead"], "" if found["lead"].lower().strip() == "ngày" else "ngày "
    return f"{lead}{day}{say_number(int(found[2]))} tháng {_month(int(found[3]))}"


def _month(month: int) -> str:
    return "tư" if month == 4 else say_number(month)  # noqa: PLR2004 (April is tháng tư)


def _month_of_year(found: re.Match[str]) -> str:
    lead = found["before"] or "tháng "
    return f"{lead}{_month(int(found['month']))} năm {say_number(int(found['year']))}"


def _time(found: re.Match[str]) -> str:
    minutes = found[2]
    said = f"không {say_number(int(minutes))}" if minutes.startswith("0") else say_number(int(minutes))
    return f"{say_number(int(found[1]))} giờ{'' if minutes == '00' else ' ' + said}"


def _capitals(word: str) -> str:
    """Read capitals that are no word letter by letter, and those that are one as the word."""
    plain = "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))
    letters = [sign for sign in word if sign.isalpha()]
    if len(letters) == len(word) and (plain != word.replace("đ", "đ") or _SYLLABLE.fullmatch(word.lower())):
        return word.lower()
    parts: list[str] = re.findall(r"\d+|[^\W\d_]", word)
    return " ".join(_piece(part) for part in parts)


def _piece(part: str) -> str:
    if not part.isdecimal():
        return _LETTERS.get(part.upper(), part.lower())
    return digit_by_digit(part) if part.startswith("0") else say_number(int(part))
