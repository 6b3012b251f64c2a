"""Addresses at rest: sealed with a key of their own, and a keyed mark by which the same one is known again."""

import hashlib
import hmac
import json
import secrets
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from nhipcau.kernel.gsm import home_number
from nhipcau.kernel.own_keys import own_key

_NONCE = 12  # bytes


def sealed(value: Any) -> bytes:  # noqa: ANN401 (any JSON value)
    """Return a value as only this house can read it."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(own_key("messages: addresses")).encrypt(nonce, json.dumps(value).encode(), None)


def opened(closed: bytes | memoryview) -> Any:  # noqa: ANN401 (any JSON value)
    """Return what was sealed, or None when it was sealed with a key that is no more."""
    raw = bytes(closed)
    try:
        return json.loads(AESGCM(own_key("messages: addresses")).decrypt(raw[:_NONCE], raw[_NONCE:], None))
    except InvalidTag:
        return None


def mark_of(address: str) -> bytes:
    """Return by what an address is known: the same for +84 and 0, and only this house can make it."""
    spelled = address.strip().casefold() if "@" in address or ":" in address else home_number(address)
    return hmac.new(own_key("messages: marks"), spelled.encode(), hashlib.sha256).digest()
