"""Secrets that let a phone in: made here, kept only as keyed hashes."""

import hashlib
import hmac
import re
import secrets

from django.conf import settings

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_CHARS = 10
_LOOKALIKES = str.maketrans({"O": "Q", "0": "Q", "I": "J", "1": "J", "L": "J", "U": "V"})


def new_code() -> str:
    """Return an activation code of 49 bits, spelled XXXXX-XXXXX; letters that look alike are left out."""
    chance = "".join(secrets.choice(ALPHABET) for _ in range(CODE_CHARS))
    return f"{chance[:5]}-{chance[5:]}"


def new_token() -> str:
    """Return a device token of 256 bits."""
    return secrets.token_urlsafe(32)


def mark(secret: str) -> bytes:
    """Return the keyed hash by which a code or token is found again."""
    return hmac.new(settings.LOOKUP_KEY.encode(), secret.encode(), hashlib.sha256).digest()


def plain(code: str) -> str:
    """Return a typed code without spaces, dashes and small letters."""
    return re.sub(r"[\s\-–—.]", "", code).upper().translate(_LOOKALIKES)
