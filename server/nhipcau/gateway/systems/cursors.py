"""Cursors: where a list was left. Opaque and signed by the list they are of; what is added later comes after, or in its place."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from hmac import compare_digest
from typing import Final

from nhipcau.gateway.systems.problems import BAD_CURSOR
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.sealing import marked

Key = list[str | int]
_SIGN: Final = 8  # bytes
LONGEST: Final = 600


def spelled(of: str, key: Key) -> str:
    """Return the cursor that stands behind a row of a list."""
    raw = json.dumps(key, separators=(",", ":")).encode()
    return urlsafe_b64encode(_signed(of, raw) + raw).decode().rstrip("=")


def read(of: str, cursor: str) -> Key | None:
    """Return the key in a cursor; None where there is no cursor.

    Raises:
        Refusal: 422.601 it is none of ours, or of another list.
    """
    if not cursor:
        return None
    try:
        raw = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        if not compare_digest(raw[:_SIGN], _signed(of, raw[_SIGN:])):
            raise Refusal(BAD_CURSOR)
        key: Key = json.loads(raw[_SIGN:])
    except (Error, ValueError) as error:
        raise Refusal(BAD_CURSOR) from error
    return key


def _signed(of: str, raw: bytes) -> bytes:
    return marked(f"cursor of {of}", raw.decode("utf-8", "replace"))[:_SIGN]
