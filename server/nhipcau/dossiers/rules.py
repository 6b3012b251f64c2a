"""What must hold about preparations and slips: pure rules."""

from collections.abc import Iterable

from nhipcau.kernel.slip_codes import ALPHABET, RANDOM_CHARS, check_char, new_slip_code, read_slip_code, spell_slip_code

__all__ = ["ALPHABET", "RANDOM_CHARS", "check_char", "is_complete", "new_slip_code", "read_slip_code", "spell_slip_code"]


def is_complete(states: Iterable[str]) -> bool:
    """Say whether none of the papers is missing."""
    return all(state != "missing" for state in states)
