"""Nothing secret is written down: codes, passwords, card and identity numbers in free text are covered with dots.

The phone covers them as they are typed (`field/src/rules/scrub.ts`); what comes from elsewhere is covered here,
before the ledger or a row has it. Both follow `contract/vectors/scrub.json`. Meant to miss little and to leave
alone what people must be able to write: telephone numbers, money, years, codes of procedures, papers and dossiers.
"""

import re
import unicodedata
from typing import Any, Final

DOT: Final = "•"
SHORTEST: Final = 4  # characters of a secret
LONG: Final = 10**11  # a number that may be a card's
AT_HOME: Final = [9, 7, 0, 4]  # what cards of Vietnam's own banks begin with
CODE, CARD, IDENTITY, PASSWORD = "code", "card", "identity", "password"

_D = r"[0-9•]"
_RUN = rf"{_D}(?:[ -]?{_D}){{3,7}}"
_END = rf"(?![0-9•]|[.,/:-]{_D}| ?mah)"
_BEFORE = r"(^|[^0-9a-z•.,/:-])"
_ALONE = r"(^|[^0-9a-z•.-])"  # no part of a longer name, as UUIDs and codes are
_STOP = r"(?![0-9a-z•]|[.-][0-9a-z•])"
_KEY = r"(?:otp|pin|passcode|password|mat khau|mat ma|ma (?:xac (?:thuc|minh|nhan)|bao mat|kich hoat))"
_IN_PLACE = r"0(?:0[1-9]|[1-8][0-9]|9[0-6])"  # what a citizen's number begins with: a province

_PATTERNS: Final = (  # (what it is, where it stands, which group is covered)
    (CODE, re.compile(rf"(?:^|[^a-z]){_KEY}(?![a-z])[^0-9•\n;]{{0,24}}?{_BEFORE}({_RUN}){_END}"), 2),
    (CODE, re.compile(rf"(?:^|[^a-z])ma(?: la| so)?[ :=]{{1,3}}({_RUN}){_END}"), 1),
    (CODE, re.compile(rf"{_BEFORE}({_RUN}) ?(?:la |\(|- |, ?)?(?:ma )?{_KEY}(?![a-z])"), 2),
    (CARD, re.compile(rf"{_ALONE}({_D}(?:[ .-]?{_D}){{12,18}}){_STOP}"), 2),
    (IDENTITY, re.compile(rf"{_ALONE}({_IN_PLACE}(?:[ .]?[0-9]){{9}}){_STOP}"), 2),
    (IDENTITY, re.compile(r"(?:cmnd|cccd|chung minh|can cuoc)[^0-9•\n;]{0,16}([0-9]{9}|[0-9]{12})(?![0-9a-z•])"), 1),
    (PASSWORD, re.compile(r"(?:^|[^a-z])(?:mat khau|password|passcode|mk) ?(?:la |is |[:=]) ?([^ \n]{4,})"), 1),
)

_HARMLESS: Final = re.compile(
    r"[^0-9@#$%!_&*•]*"  # a secret has one of these
    r"|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|vn\.[0-9a-f.-]*|[0-9a-f]{33,}|[a-z_.]*"  # names of things, not words
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:.]+(?:Z|[+-][0-9:]+)?)?"
    r"|[0-9.,/:-]{1,11}"  # no words, and too short for a card or an identity number
)
_TELLING: Final = re.compile(  # no pattern finds anything where none of these stands
    r"otp|pin|passcode|password|mat khau|mat ma|ma[ :=]|mk|cmnd|cccd|chung minh|can cuoc|[0-9•](?:[ .-]?[0-9•]){11}"
)


def scrub(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text with its secrets covered by dots, and which kinds there were; a clean text comes back as it is."""
    if len(text) < SHORTEST or _HARMLESS.fullmatch(text):
        return text, ()
    whole = unicodedata.normalize("NFC", text)
    plain = whole.translate(_PLAIN)
    if not _TELLING.search(plain):
        return text, ()
    covered = list(whole)
    kinds: list[str] = []
    for kind, pattern, group in _PATTERNS:
        for found in pattern.finditer(plain):
            if not _is_one(kind, found[group]):
                continue
            for at in range(*found.span(group)):
                if kind == PASSWORD or plain[at].isdigit():
                    covered[at] = DOT
            kinds.append(kind)
    clean = "".join(covered)
    return (clean, tuple(dict.fromkeys(kinds))) if clean != whole else (text, ())


class _Letters(dict[int, str]):
    """Small letters without marks, one for each character, so that places stay the same; found out once for each."""

    def __missing__(self, sign: int) -> str:
        one = chr(sign)
        found = "d" if one in "đĐ" else unicodedata.normalize("NFD", one)[0].lower()[0]
        if sign < _KEPT:
            self[sign] = found
        return found


_KEPT: Final = 0x2100  # signs of the alphabets that people here write with are remembered
_PLAIN: Final = _Letters()


def _is_one(kind: str, found: str) -> bool:
    """Say whether what has the shape of a secret is one."""
    if kind == CARD:
        digits = [int(one) for one in found if one.isdigit()]
        return DOT in found or digits[:4] == AT_HOME or _sums_up(digits)
    if kind == PASSWORD:
        return any(one.isdigit() or one in "@#$%!_&*" for one in found)
    return True


def _sums_up(digits: list[int]) -> bool:
    """Say whether these are the digits of a card: the check that every card number passes (ISO/IEC 7812)."""
    doubled = [one * 2 - 9 * (one > 4) for one in digits[-2::-2]]  # noqa: PLR2004
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def scrub_body(body: Any) -> tuple[Any, frozenset[str]]:  # noqa: ANN401 (any JSON value)
    """Return a JSON value with the secrets in all its texts covered, and which kinds there were."""
    kinds: set[str] = set()
    return _scrubbed(body, kinds), frozenset(kinds)


def _scrubbed(value: Any, kinds: set[str]) -> Any:  # noqa: ANN401 (any JSON value)
    if isinstance(value, str):
        if value.replace("_", "").isalpha():  # most names of fields and choices, told quickly
            return value
        clean, found = scrub(value)
        kinds.update(found)
        return clean
    if isinstance(value, dict):
        return {_scrubbed(name, kinds): _scrubbed(one, kinds) for name, one in value.items()}
    if isinstance(value, list):
        return [_scrubbed(one, kinds) for one in value]
    if isinstance(value, int) and value >= LONG:
        clean = _scrubbed(str(value), kinds)
        return value if clean == str(value) else clean
    return value
