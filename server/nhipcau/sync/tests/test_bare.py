"""A picture for everybody carries nothing that a camera wrote: told by how the file is built."""

import pytest

from nhipcau.sync.sniffing import has_notes

SOI, SCAN = b"\xff\xd8", b"\xff\xda\x00\x04\x00\x00picture\xff\xd9"


def part(mark: int, content: bytes) -> bytes:
    return bytes((0xFF, mark)) + (len(content) + 2).to_bytes(2) + content


def riff(*chunks: tuple[bytes, bytes]) -> bytes:
    body = b"WEBP" + b"".join(name + len(content).to_bytes(4, "little") + content + b"\0" * (len(content) % 2) for name, content in chunks)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


JFIF, QUANT = part(0xE0, b"JFIF\0"), part(0xDB, b"\0" * 64)


@pytest.mark.parametrize(
    ("media", "content", "noted"),
    [
        ("image/jpeg", SOI + JFIF + QUANT + SCAN, False),
        ("image/jpeg", SOI + JFIF + part(0xE2, b"ICC_PROFILE") + QUANT + SCAN, False),
        ("image/jpeg", SOI + JFIF + part(0xE1, b"Exif\0\0GPS") + QUANT + SCAN, True),
        ("image/jpeg", SOI + JFIF + QUANT + part(0xED, b"Photoshop 3.0") + SCAN, True),
        ("image/jpeg", SOI + part(0xFE, b"a comment") + SCAN, True),
        ("image/jpeg", SOI + b"\xff\xe0\xff\xff", True),
        ("image/webp", riff((b"VP8 ", b"picture")), False),
        ("image/webp", riff((b"VP8X", b"0123456789"), (b"ICCP", b"colour"), (b"VP8L", b"x")), False),
        ("image/webp", riff((b"VP8X", b"0123456789"), (b"VP8 ", b"x"), (b"EXIF", b"where")), True),
        ("image/webp", riff((b"VP8 ", b"x"), (b"XMP ", b"who")), True),
        ("image/webp", riff((b"VP8 ", b"xy"))[:-1] + b"more", True),
        ("audio/ogg", b"OggS", True),
    ],
)
def test_notes_of_a_camera_are_found_and_a_bare_picture_is_not_blamed(media: str, content: bytes, noted: bool) -> None:
    assert has_notes(media, content) is noted
