"""Chance that repeats: the same seed gives the same names, days and ids."""

from datetime import datetime
from random import Random
from uuid import UUID

from nhipcau.dossiers.rules import ALPHABET, RANDOM_CHARS, check_char


def id_at(chance: Random, moment: datetime) -> UUID:
    """Return a UUIDv7 of that moment, from this chance."""
    milliseconds = int(moment.timestamp() * 1000)
    high = (milliseconds << 16) | 0x7000 | chance.getrandbits(12)
    return UUID(int=(high << 64) | (0b10 << 62) | chance.getrandbits(62))


def slip_code(chance: Random) -> str:
    """Return a slip code from this chance."""
    random_part = "".join(chance.choice(ALPHABET) for _ in range(RANDOM_CHARS))
    return random_part + check_char(random_part)
