"""Codes that a person carries on paper: ten characters of chance and one to check by. They have a twin on the phone."""

import re
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_CHARS = 10
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})


def check_char(random_part: str) -> str:
    """Return the eleventh character of a slip code.

    It catches every swap of two neighbours, and 328 of the 341 ways to get one character wrong (96 %):
    all in odd places; in the even ones a few miss, since the weights 2, 4, 6, 8, 10 share factors with 32.
    """
    total = sum(ALPHABET.index(char) * (place + 1) for place, char in enumerate(random_part))
    return ALPHABET[total % len(ALPHABET)]


def new_slip_code() -> str:
    """Return a fresh slip code: ten characters of chance (50 bits) and one to check by."""
    chance = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_CHARS))
    return chance + check_char(chance)


def read_slip_code(typed: str) -> str | None:
    """Return the eleven plain characters of a typed or scanned code, or None when it cannot be one.

    Small letters, spaces and dashes do not matter; O is read as 0, I and L as 1.
    """
    code = re.sub(r"[\s\-–—.]", "", typed).upper().translate(_LOOKALIKES)
    proper = len(code) == RANDOM_CHARS + 1 and all(char in ALPHABET for char in code)
    return code if proper and check_char(code[:RANDOM_CHARS]) == code[RANDOM_CHARS] else None


def spell_slip_code(code: str) -> str:
    """Return a slip code as it is printed: XXXX-XXXX-XXX."""
    return f"{code[:4]}-{code[4:8]}-{code[8:]}"
