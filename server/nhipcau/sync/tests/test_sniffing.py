"""Files that are what they say, and files that only pretend to be."""

import io
import zipfile

import pytest

from nhipcau.sync.sniffing import HEAD, KINDS, TAIL, is_what_it_says

NOISE = bytes(range(128, 256)) * 20
REAL = {
    "image/jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF\0" + NOISE + b"\xff\xd9",
    "image/webp": b"RIFF" + (4 + len(NOISE)).to_bytes(4, "little") + b"WEBP" + NOISE,
    "audio/webm": b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\xf7\x81\x01\x42\xf2\x81\x04\x42\xf3\x81\x08\x42\x82\x84webm" + NOISE,
    "audio/ogg": b"OggS\0\x02" + bytes(20) + b"\x01\x13OpusHead\x01\x01" + NOISE,
    "audio/mp4": b"\0\0\0\x1cftypiso5\0\0\x02\0iso5iso6mp41" + NOISE,
}
PAGES = {
    "a web page": b"<!DOCTYPE html><script>alert(1)</script>",
    "a drawing that runs": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "a script": b"<script>alert(1)</script>",
    "a program of the server's": b"<?php system('id');",
    "a PDF": b"%PDF-1.7",
}


def archive() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("chay.html", "<script>alert(1)</script>")
        made.comment = b"mot loi nhan"
    return packed.getvalue()


def taken(media: str, content: bytes) -> bool:
    return is_what_it_says(media, len(content), content[:HEAD], content[-TAIL:])


def test_every_kind_that_a_letter_may_announce_has_a_real_file_here() -> None:
    assert set(REAL) == set(KINDS)


@pytest.mark.parametrize("media", REAL)
def test_a_real_file_is_taken_as_what_it_is_and_as_nothing_else(media: str) -> None:
    assert [other for other in REAL if taken(other, REAL[media])] == [media]


@pytest.mark.parametrize("media", REAL)
@pytest.mark.parametrize("page", PAGES.values(), ids=list(PAGES))
def test_a_page_is_not_taken_alone_nor_within_the_head_of_a_real_file(media: str, page: bytes) -> None:
    assert not taken(media, page + NOISE)
    real = REAL[media]
    both = real[:80] + page.upper() + real[80 + len(page) :]
    assert len(both) == len(real)
    assert not taken(media, both)


@pytest.mark.parametrize("media", REAL)
def test_an_archive_is_not_taken_alone_nor_hung_onto_a_real_file(media: str) -> None:
    assert not taken(media, archive())
    assert not taken(media, REAL[media] + archive())
    ended = {"image/jpeg": b"\xff\xd9"}.get(media, b"")  # the archive's comment may hold the picture's end
    with_comment = archive()[:-14] + (len(ended)).to_bytes(2, "little") + ended
    assert not taken(media, REAL[media] + with_comment)


def test_a_picture_with_something_behind_its_end_is_not_taken() -> None:
    assert not taken("image/jpeg", REAL["image/jpeg"] + b"MZ\x90")
    assert not taken("image/webp", REAL["image/webp"] + b"MZ\x90")
    assert taken("image/jpeg", REAL["image/jpeg"] + b"\0\0")


def test_a_kind_that_nobody_knows_is_not_taken() -> None:
    for media in ("image/svg+xml", "text/html", "application/zip", ""):
        assert not any(taken(media, real) for real in REAL.values())


def test_nothing_and_next_to_nothing_is_no_file() -> None:
    for media in REAL:
        assert not any(taken(media, REAL[media][:size]) for size in range(12))
