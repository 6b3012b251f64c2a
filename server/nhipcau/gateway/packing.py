"""Compressing what is answered: a phone on a slow link pays for every byte.

What is made for one caller is packed with zstd (RFC 8878), where the caller takes it: within a twentieth of brotli's
bytes for a quarter of its work. What never changes is packed once, as small as brotli can, and kept.

Only files and answers under /api are packed. They are asked for with a token or hold nothing secret, and no
cookie is believed there, so the guessing game over compressed pages (BREACH) finds nothing to play with.
"""

import gzip
import re
import sys
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from threading import Lock
from typing import Final

import brotli
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

__all__ = ["SMALL", "WORTH_IT", "Kept", "agreed", "encode", "packed", "smallest", "zstd"]

WORTH_IT: Final = 1024  # bytes
QUICK: Final = ("zstd", "br", "gzip")  # the order among codings that the caller likes equally
SMALL: Final = ("br", "zstd", "gzip")
_PART = re.compile(r"\s*([a-z*-]+)\s*(?:;\s*q=\s*([01](?:\.\d{0,3})?)\s*)?")
_ZSTD, _ZSTD_LONG, _LONG = 5, 1, 64 * 1024  # of long answers the first level makes as few bytes for a sixth of the work


class Kept:
    """Packed bytes that are asked for again and again: made once, by one thread, as many as fit."""

    def __init__(self, most: int) -> None:
        """Keep this many bytes; what was not asked for longest goes first."""
        self._most, self._size = most, 0
        self._held: OrderedDict[Hashable, bytes] = OrderedDict()
        self._lock, self._making = Lock(), Lock()

    def get(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """Return what is kept under a key, making it first where it is not."""
        found = self._find(key)
        if found is None:
            with self._making:
                found = self._find(key)
                if found is None:
                    found = make()
                    self._hold(key, found)
        return found

    def _find(self, key: Hashable) -> bytes | None:
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def _hold(self, key: Hashable, packed: bytes) -> None:
        with self._lock:
            self._held[key] = packed
            self._size += len(packed)
            while self._size > self._most and len(self._held) > 1:
                self._size -= len(self._held.popitem(last=False)[1])


_kept = Kept(4 * 1024 * 1024)


def packed(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Return the answer in the coding that suits it and the caller, and tell caches that it depends on the caller.

    Called when the door has answered, so that it takes no room on the stack while a deep letter is read.
    """
    if not isinstance(response, HttpResponse) or not _packable(response):
        return response
    patch_vary_headers(response, ["Accept-Encoding"])
    lasting = "immutable" in response.headers.get("Cache-Control", "")
    coding = agreed(request.headers.get("Accept-Encoding", ""), SMALL if lasting else QUICK)
    if coding:
        encode(response, coding, smallest(coding, response.content) if lasting else quickly(coding, response.content))
    return response


def encode(response: HttpResponse, coding: str, content: bytes) -> None:
    """Put the packed bytes in the place of the plain ones; its tag then names both."""
    response.content = content
    response.headers["Content-Encoding"] = coding
    if "ETag" in response.headers:
        response.headers["ETag"] = "W/" + response.headers["ETag"].removeprefix("W/")


def agreed(accepted: str, order: Sequence[str]) -> str:
    """Return the coding that the caller likes best, ours first among equals, or nothing; `;q=0` is a no."""
    liked = {}
    for part in accepted.lower().split(","):
        found = _PART.fullmatch(part)
        if found:
            liked[found[1]] = float(found[2] or 1)
    likes = [liked.get(coding, liked.get("*", 0.0)) for coding in order]
    best = max(likes, default=0.0)
    return order[likes.index(best)] if best else ""


def quickly(coding: str, content: bytes) -> bytes:
    """Pack what one caller gets once."""
    if coding == "zstd":
        return zstd.compress(content, _ZSTD if len(content) < _LONG else _ZSTD_LONG)
    if coding == "br":
        return bytes(brotli.compress(content, mode=brotli.MODE_TEXT, quality=5))
    return gzip.compress(content, compresslevel=6, mtime=0)


def smallest(coding: str, content: bytes) -> bytes:
    """Pack what many will ask for; the work is done once."""
    return _kept.get((coding, content), lambda: _smallest(coding, content))


def _smallest(coding: str, content: bytes) -> bytes:
    if coding == "zstd":
        return zstd.compress(content, 19)
    if coding == "br":
        return bytes(brotli.compress(content, mode=brotli.MODE_TEXT, quality=11))
    return gzip.compress(content, compresslevel=9, mtime=0)


def _packable(response: HttpResponse) -> bool:
    json = "json" in response.headers.get("Content-Type", "")
    return json and "Content-Encoding" not in response.headers and len(response.content) >= WORTH_IT
