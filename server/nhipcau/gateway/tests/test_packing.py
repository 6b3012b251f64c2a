"""Answers of the API are packed for slow links, and only those."""

import gzip
import json

import brotli
import pytest
from django.http import HttpResponse, HttpResponseBase
from django.test import Client, RequestFactory

from nhipcau.gateway.api import guarded

LONG = json.dumps({"changes": ["Lô Thị Tư"] * 200}, ensure_ascii=False).encode()
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress}


def answer(accepted: str, content: bytes = LONG, kind: str = "application/json", **headers: str) -> HttpResponseBase:
    request = RequestFactory().get("/api/v1/sync/pull", HTTP_ACCEPT_ENCODING=accepted)
    return guarded(lambda _: HttpResponse(content, content_type=kind, headers=headers))(request)


@pytest.mark.parametrize(
    ("accepted", "coding"), [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip")]
)
def test_a_long_answer_comes_in_the_best_coding_that_the_phone_takes(accepted: str, coding: str) -> None:
    told = answer(accepted)
    assert told.headers["Content-Encoding"] == coding
    assert "Accept-Encoding" in told.headers["Vary"]
    assert UNPACK[coding](told.content) == LONG
    assert len(told.content) < len(LONG) / 4


def test_a_caller_that_takes_no_coding_gets_plain_text_and_caches_are_told() -> None:
    told = answer("")
    assert "Content-Encoding" not in told.headers
    assert (told.content, told.headers["Vary"]) == (LONG, "Accept-Encoding")


@pytest.mark.parametrize(("content", "kind"), [(b"{}", "application/json"), (LONG, "text/html")])
def test_short_answers_and_pages_are_left_alone(content: bytes, kind: str) -> None:
    told = answer("br", content, kind)
    assert "Content-Encoding" not in told.headers
    assert told.content == content


@pytest.mark.django_db
def test_a_page_with_a_session_is_never_packed(client: Client) -> None:
    told = client.get("/dang-nhap", headers={"Accept-Encoding": "br, gzip"})
    assert told.status_code == 200
    assert "Content-Encoding" not in told.headers


def test_a_bundle_keeps_a_name_that_fits_its_packed_bytes() -> None:
    told = answer("br", **{"Cache-Control": "public, immutable", "ETag": '"x"'})
    assert told.headers["ETag"] == 'W/"x"'
    assert brotli.decompress(told.content) == LONG
