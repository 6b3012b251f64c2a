"""Addresses at rest: sealed with a key of their own, and a keyed mark by which the same one is known again."""

from typing import Any, Final

from nhipcau.kernel.gsm import home_number
from nhipcau.kernel.sealing import marked, seal, unseal

_ADDRESSES: Final = "messages: addresses"
_MARKS: Final = "messages: marks"


def sealed(value: Any) -> bytes:  # noqa: ANN401 (any JSON value)
    """Return a value as only this house can read it."""
    return seal(_ADDRESSES, value)


def opened(closed: bytes | memoryview) -> Any:  # noqa: ANN401 (any JSON value)
    """Return what was sealed, or None when it was sealed with a key that is no more."""
    return unseal(_ADDRESSES, closed)


def mark_of(address: str) -> bytes:
    """Return by what an address is known: the same for +84 and 0, and only this house can make it."""
    return marked(_MARKS, address.strip().casefold() if "@" in address or ":" in address else home_number(address))
