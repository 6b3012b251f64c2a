"""Answers of the API are packed for slow links, and only those."""

import gzip
import json
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import brotli
import pytest
from django.http import HttpResponse, HttpResponseBase
from django.test import Client, RequestFactory

from nhipcau.gateway.api import guarded
from nhipcau.gateway.packing import Kept, zstd

LONG = json.dumps({"changes": ["Lô Thị Tư"] * 200}, ensure_ascii=False).encode()
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, "zstd": zstd.decompress}
LASTING = {"Cache-Control": "public, immutable", "ETag": '"x"'}


def answer(accepted: str, content: bytes = LONG, kind: str = "application/json", **headers: str) -> HttpResponseBase:
    request = RequestFactory().get("/api/v1/sync/pull", HTTP_ACCEPT_ENCODING=accepted)
    return guarded(lambda _: HttpResponse(content, content_type=kind, headers=headers))(request)


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br, zstd", "zstd"),
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("zstd;q=0.5, br;q=0.9, gzip;q=0.9", "br"),
        ("gzip;q=1.000, br ; q=0.2", "gzip"),
        ("*", "zstd"),
        ("*;q=0.1, zstd;q=0.0, br;q=0.000", "gzip"),
        ("GZIP", "gzip"),
    ],
)
def test_a_long_answer_comes_in_the_coding_that_the_phone_likes_best(accepted: str, coding: str) -> None:
    told = answer(accepted)
    assert told.headers["Content-Encoding"] == coding
    assert "Accept-Encoding" in told.headers["Vary"]
    assert UNPACK[coding](told.content) == LONG
    assert len(told.content) < len(LONG) / 4


@pytest.mark.parametrize(
    "accepted", ["", "identity", "zstd;q=0", "*;q=0", "compress, exi", "br;q=2", "gzip;q=x", ";;,,"]
)
def test_what_nobody_agreed_to_is_not_packed(accepted: str) -> None:
    assert "Content-Encoding" not in answer(accepted).headers


def test_what_never_changes_comes_as_small_as_it_can_be() -> None:
    assert answer("gzip, br, zstd", **LASTING).headers["Content-Encoding"] == "br"
    assert answer("gzip, zstd", **LASTING).headers["Content-Encoding"] == "zstd"


def test_a_very_long_answer_is_packed_whole() -> None:
    long = LONG * 40
    for accepted, unpack in UNPACK.items():
        assert unpack(answer(accepted, long).content) == long


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
    told = answer("br", **LASTING)
    assert told.headers["ETag"] == 'W/"x"'
    assert brotli.decompress(told.content) == LONG


def test_what_is_kept_is_made_once_and_the_least_asked_for_goes_first() -> None:
    kept, made = Kept(25), []

    def make(name: str) -> bytes:
        made.append(name)
        return name.encode() * 10

    for name in "ababcac":  # c takes the place of b, which was asked for longest ago
        assert kept.get(name, partial(make, name)) == name.encode() * 10
    assert made == ["a", "b", "c", "a"]


def test_many_who_ask_at_once_wait_for_one_that_packs() -> None:
    kept, made = Kept(100), []
    together = Barrier(8)

    def make() -> bytes:
        made.append(1)
        time.sleep(0.05)
        return b"packed"

    def ask(_: int) -> bytes:
        together.wait()
        return kept.get("x", make)

    with ThreadPoolExecutor(8) as phones:
        assert set(phones.map(ask, range(8))) == {b"packed"}
    assert made == [1]
