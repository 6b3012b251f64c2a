"""Names for things: UUID version 7, made wherever the thing is made (RFC 9562, section 5.7)."""

import secrets
import time
from uuid import UUID

_VERSION = 0x7 << 76
_VARIANT = 0b10 << 62


def new_id() -> UUID:
    """Return a fresh UUIDv7: 48 bits of milliseconds, 74 bits of chance."""
    milliseconds = time.time_ns() // 1_000_000
    chance_a = secrets.randbits(12) << 64
    chance_b = secrets.randbits(62)
    return UUID(int=(milliseconds << 80) | _VERSION | chance_a | _VARIANT | chance_b)
