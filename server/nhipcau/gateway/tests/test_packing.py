"""Answers of the API are packed for slow links, and only those."""

import gzip
import json

import brotli
import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from nhipcau.gateway.packing import PackedAnswers

LONG = json.dumps({"changes": ["Lô Thị Tư"] * 200}, ensure_ascii=False).encode()


def answer(
    path: str, accepted: str, content: bytes = LONG, kind: str = "application/json", **headers: str
) -> HttpResponse:
    response = HttpResponse(content, content_type=kind, headers=headers)
    return PackedAnswers(lambda _: response)(RequestFactory().get(path, HTTP_ACCEPT_ENCODING=accepted))


@pytest.mark.parametrize(
    ("accepted", "coding"), [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip")]
)
def test_a_long_answer_comes_in_the_best_coding_that_the_phone_takes(accepted: str, coding: str) -> None:
    told = answer("/api/v1/sync/pull", accepted)
    unpack = brotli.decompress if coding == "br" else gzip.decompress
    assert told.headers["Content-Encoding"] == coding
    assert "Accept-Encoding" in told.headers["Vary"]
    assert unpack(told.content) == LONG
    assert int(told.headers["Content-Length"]) == len(told.content) < len(LONG) / 4


def test_a_caller_that_takes_no_coding_gets_plain_text_and_caches_are_told() -> None:
    told = answer("/api/v1/sync/pull", "")
    assert "Content-Encoding" not in told.headers
    assert (told.content, told.headers["Vary"]) == (LONG, "Accept-Encoding")


@pytest.mark.parametrize(
    ("path", "content", "kind"),
    [("/ban-lam-viec", LONG, "application/json"), ("/api/x", b"{}", "application/json"), ("/api/x", LONG, "text/html")],
)
def test_pages_with_cookies_and_short_answers_are_left_alone(path: str, content: bytes, kind: str) -> None:
    told = answer(path, "br", content, kind)
    assert "Content-Encoding" not in told.headers
    assert told.content == content


def test_a_bundle_keeps_a_name_that_fits_its_packed_bytes() -> None:
    told = answer("/api/v1/bundles/x.json", "br", **{"Cache-Control": "public, immutable", "ETag": '"x"'})
    assert told.headers["ETag"] == 'W/"x"'
    assert brotli.decompress(told.content) == LONG
