"""Values at rest that only this house can read, with a key for each purpose; and keyed marks by which one is known again."""

import hashlib
import hmac
import json
import secrets
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from nhipcau.kernel.own_keys import own_key

_NONCE = 12  # bytes


def seal(purpose: str, value: Any) -> bytes:  # noqa: ANN401 (any JSON value)
    """Return a value as only this house can read it."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(own_key(purpose)).encrypt(nonce, json.dumps(value).encode(), None)


def unseal(purpose: str, closed: bytes | memoryview) -> Any:  # noqa: ANN401 (any JSON value)
    """Return what was sealed, or None when it was sealed with a key that is no more."""
    raw = bytes(closed)
    try:
        return json.loads(AESGCM(own_key(purpose)).decrypt(raw[:_NONCE], raw[_NONCE:], None))
    except (InvalidTag, ValueError):
        return None


def marked(purpose: str, spelled: str) -> bytes:
    """Return by what a value is known; only this house can make it."""
    return hmac.new(own_key(purpose), spelled.encode(), hashlib.sha256).digest()
