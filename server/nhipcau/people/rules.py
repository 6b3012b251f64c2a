"""What must hold about people: pure rules."""

import hashlib
import hmac
import re
from datetime import date, datetime, timedelta

from nhipcau.kernel.actor import (
    AUDITOR,
    COMMUNE_LEAD,
    CONTENT_EDITOR,
    DESK,
    LEADER,
    MEMBER,
    PROVINCE_ANALYST,
    PROVINCE_LEAD,
    ROLES,
    SYSTEM,
)

ENROLS = {
    LEADER: frozenset({MEMBER}),
    COMMUNE_LEAD: frozenset({MEMBER, LEADER, DESK, COMMUNE_LEAD}),
    PROVINCE_LEAD: frozenset({COMMUNE_LEAD, PROVINCE_ANALYST, CONTENT_EDITOR, AUDITOR}),
    SYSTEM: frozenset(ROLES) - {SYSTEM},
}
IDENTITY = re.compile(r"[0-9]{12}|[0-9]{9}")
GROUPS, OF_MEMBER = 1000, 100_000  # the code of a day: three digits of the commune, then five of the person
CODE = re.compile(r"[0-9]{8}")
GRACE = 2  # until this hour, yesterday's codes are taken, too


def identity_mark(number: str, key: bytes) -> tuple[str, str] | None:
    """Return (keyed hash in hex, last four digits) of an identity number, or None when it is not one.

    The number has 12 digits (căn cước) or 9 (old CMND). It is not kept anywhere: call this where it
    is typed and let the number go (Law 91/2025, article 3: no more data than the purpose needs).
    """
    digits = re.sub(r"[\s.]", "", number)
    if not IDENTITY.fullmatch(digits):
        return None
    return hmac.new(key, digits.encode(), hashlib.sha256).hexdigest(), digits[-4:]


def witness_needed(given_by: str, witness_name: str | None) -> bool:
    """Say whether a consent lacks the witness that its way of being given asks for."""
    return given_by == "witnessed" and not witness_name


def representative_missing(given_by: str, representative: str, relation: str | None) -> bool:
    """Say whether a consent lacks who gave it for a child, or what they are to the child."""
    return given_by == "representative" and not (representative and relation)


def may_enrol(role: str, new_role: str) -> bool:
    """Say whether somebody of a role may enrol somebody of another: nobody gives more than they have."""
    return new_role in ENROLS.get(role, frozenset())


def code_of(key: bytes, commune: str, member: object, day: date) -> str:
    """Return somebody's eight digits of a day. Three are the commune's, so that who has a code is found without a list."""
    return group_of(key, commune, day) + f"{_drawn(key, f'member|{member}|{day}', OF_MEMBER):05}"


def group_of(key: bytes, commune: str, day: date) -> str:
    """Return the three digits with which the codes of a commune begin on a day; some communes share them."""
    return f"{_drawn(key, f'commune|{commune}|{day}', GROUPS):03}"


def _drawn(key: bytes, text: str, below: int) -> int:
    """Return a number that nobody can foresee without the key, each as likely: a draw past the last whole round is left."""
    drawn = hmac.digest(key, text.encode(), "sha256")
    rounds = 2**32 // below * below
    words = (int.from_bytes(drawn[at : at + 4]) for at in range(0, len(drawn), 4))
    return next((word for word in words if word < rounds), int.from_bytes(drawn)) % below


def read_code(typed: str) -> str | None:
    """Return the eight digits in what somebody typed, however they set them apart; None when it is no code."""
    digits = re.sub(r"[\s.\-–]", "", typed)
    return digits if digits.isascii() and CODE.fullmatch(digits) else None


def spell_code(code: str) -> str:
    """Return a code as it is read out: “4829 1364”."""
    return f"{code[:4]} {code[4:]}"


def days_of_codes(local: datetime) -> tuple[date, ...]:
    """Return whose day's codes hold at a moment of Vietnam's clock: today's, and yesterday's for a while after midnight."""
    today = local.date()
    return (today, today - timedelta(days=1)) if local.hour < GRACE else (today,)
