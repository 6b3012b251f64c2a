"""Keys of their own for single purposes, drawn from the house's lookup key: none says anything of another."""

from functools import lru_cache

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

LENGTH = 32


def own_key(label: str) -> bytes:
    """Return the key of one purpose, named by a label (HKDF, RFC 5869); the same on every worker."""
    return _drawn(settings.LOOKUP_KEY, label)


@lru_cache(maxsize=64)
def _drawn(key: str, label: str) -> bytes:
    return HKDF(SHA256(), LENGTH, salt=None, info=label.encode()).derive(key.encode())
