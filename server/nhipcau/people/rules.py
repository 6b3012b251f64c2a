"""What must hold about people: pure rules."""

import hashlib
import hmac
import re

from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, LEADER, MEMBER, ROLES, SYSTEM

ENROLS = {
    LEADER: frozenset({MEMBER}),
    COMMUNE_LEAD: frozenset({MEMBER, LEADER, DESK, COMMUNE_LEAD}),
    SYSTEM: frozenset(ROLES) - {SYSTEM},
}
IDENTITY = re.compile(r"[0-9]{12}|[0-9]{9}")


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
