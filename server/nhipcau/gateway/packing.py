"""Compressing what the API answers: a phone on a slow link pays for every byte.

Only answers under /api are packed. They are asked for with a token or hold nothing secret, and no
cookie is believed there, so the guessing game over compressed pages (BREACH) finds nothing to play with.
"""

import gzip
from functools import lru_cache
from typing import Final

import brotli
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers

WORTH_IT: Final = 1024  # bytes
_QUICK, _THOROUGH = 5, 9  # brotli's quality: 9 for what never changes and is kept packed
_GZIP = 6


def packed(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Return the answer in brotli or gzip where that is worth it, and tell caches that it depends on the caller.

    Called when the door has answered, so that it takes no room on the stack while a deep letter is read.
    """
    if not _packable(response):
        return response
    assert isinstance(response, HttpResponse)  # noqa: S101 (packable answers are whole)
    patch_vary_headers(response, ["Accept-Encoding"])
    coding = _agreed(request.headers.get("Accept-Encoding", ""))
    if coding:
        immutable = "immutable" in response.headers.get("Cache-Control", "")
        response.content = _kept(coding, response.content) if immutable else _pack(coding, response.content, _QUICK)
        response.headers["Content-Encoding"] = coding
        if "ETag" in response.headers:
            response.headers["ETag"] = "W/" + response.headers["ETag"].removeprefix("W/")
    return response


def _packable(response: HttpResponseBase) -> bool:
    if not isinstance(response, HttpResponse):
        return False
    json = "json" in response.headers.get("Content-Type", "")
    return json and "Content-Encoding" not in response.headers and len(response.content) >= WORTH_IT


def _agreed(accepted: str) -> str:
    """Return the best coding that the caller takes, or nothing; `;q=0` is a no."""
    parts = [[piece.strip() for piece in part.split(";")] for part in accepted.lower().split(",")]
    takes = {part[0] for part in parts if not any(piece in {"q=0", "q=0.0", "q=0.00", "q=0.000"} for piece in part[1:])}
    return next((coding for coding in ("br", "gzip") if coding in takes), "")


def _pack(coding: str, content: bytes, quality: int) -> bytes:
    if coding == "br":
        return bytes(brotli.compress(content, mode=brotli.MODE_TEXT, quality=quality))
    return gzip.compress(content, compresslevel=_GZIP, mtime=0)


@lru_cache(maxsize=16)
def _kept(coding: str, content: bytes) -> bytes:
    return _pack(coding, content, _THOROUGH)
