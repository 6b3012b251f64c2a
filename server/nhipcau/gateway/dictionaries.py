"""Telling only what is new (RFC 9842): a file is packed against the version of it that the browser still has.

A browser that got ``Use-As-Dictionary`` with one version says with ``Available-Dictionary``, when it asks for the
next one, that it has it: by the SHA-256 of its bytes. If we have it too, the answer is coded `dcz`: zstd over the
difference. A browser without this, or with a version that we no longer have, gets the file as ever.
"""

import base64
import binascii
import hashlib
from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from nhipcau.gateway.packing import WORTH_IT, Kept, agreed, encode, zstd

CODING: Final = "dcz"
MAGIC: Final = bytes.fromhex("5e2a4d1820000000")  # a skippable zstd frame of 32 bytes: the hash of the dictionary
_LEVEL: Final = 19
_SHA256: Final = 32  # bytes
_kept = Kept(4 * 1024 * 1024)


def against_former(
    request: HttpRequest, response: HttpResponse, *, match: str, find: Callable[[str], bytes | None]
) -> HttpResponse:
    """Let the browser keep this answer as a dictionary for addresses that match, and use the one that it has.

    ``find`` returns the bytes of a former version by the SHA-256 of them, in hexadecimal digits.
    """
    if len(response.content) < WORTH_IT:
        return response
    response.headers["Use-As-Dictionary"] = f'match="{match}"'
    patch_vary_headers(response, ["Accept-Encoding", "Available-Dictionary"])
    digest = _available(request)
    if digest and agreed(request.headers.get("Accept-Encoding", ""), [CODING]):
        content = response.content
        key = (digest, hashlib.sha256(content).hexdigest())
        packed = _kept.get(key, lambda: _difference(digest, content, find(digest)))
        if packed:
            encode(response, CODING, packed)
    return response


def _available(request: HttpRequest) -> str:
    """Return the digits of the dictionary that the browser has, or nothing."""
    told = request.headers.get("Available-Dictionary", "").strip()
    if not (told.startswith(":") and told.endswith(":")):
        return ""
    try:
        digest = base64.b64decode(told[1:-1], validate=True)
    except binascii.Error:
        return ""
    return digest.hex() if len(digest) == _SHA256 else ""


def _difference(digest: str, content: bytes, former: bytes | None) -> bytes:
    """Return a `dcz` stream, or nothing for a version that we do not have."""
    if former is None:
        return b""
    dictionary = zstd.ZstdDict(former, is_raw=True)
    return MAGIC + bytes.fromhex(digest) + zstd.compress(content, _LEVEL, zstd_dict=dictionary.as_prefix)
