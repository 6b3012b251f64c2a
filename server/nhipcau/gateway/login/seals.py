"""Secrets at rest: AES-256-GCM, bound to the row they stand in, so that one moved to another row does not open."""

import os
from base64 import urlsafe_b64decode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE = 12  # bytes


class NotOurs(Exception):  # noqa: N818 (an answer: no key of ours opens this here)
    """None of the installation's keys opens this in this row."""


def seal(secret: bytes, row: str) -> bytes:
    """Return a secret as it may lie in the row of this name; sealed with the current key."""
    nonce = os.urandom(NONCE)
    return nonce + _ciphers()[0].encrypt(nonce, secret, row.encode())


def unseal(sealed: bytes, row: str) -> bytes:
    """Return the secret that lies in the row of this name.

    Raises:
        NotOurs: it was changed, moved, or sealed with a key that is gone.
    """
    for cipher in _ciphers():
        try:
            return cipher.decrypt(sealed[:NONCE], sealed[NONCE:], row.encode())
        except InvalidTag:
            continue
    raise NotOurs


def _ciphers() -> list[AESGCM]:
    return [AESGCM(urlsafe_b64decode(key + "=" * (-len(key) % 4))) for key in settings.ACCOUNT_KEYS]
