"""A photo of somebody's goods, from the phone to everybody and back to nothing: bare, looked at, shown, and gone with the consent."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from nhipcau.kernel.ids import new_id
from nhipcau.market.makers.tests.people import agrees, makes, product, shown, stall
from nhipcau.market.models import Product
from nhipcau.sync.models import StoredFile
from nhipcau.sync.shelf import shelf
from tests.attachments import Sender, digest_of
from tests.phones import phone_of
from tests.world import COMMUNE, World, must, settle

FOLDER = COMMUNE.rstrip(".")


@pytest.fixture
def world(real_database: str) -> World:
    cache.clear()
    return settle()


def webp(seed: int, *notes: bytes) -> bytes:
    """A picture as WebP lays its parts, with the notes of a camera if there are any."""
    parts = [(b"VP8 ", bytes([seed]) * 600), *((b"EXIF", note) for note in notes)]
    body = b"WEBP" + b"".join(name + len(part).to_bytes(4, "little") + part + b"\0" * (len(part) % 2) for name, part in parts)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def announced(of: Product, small: bytes, large: bytes) -> dict[str, Any]:
    def size(content: bytes, side: int) -> dict[str, Any]:
        return {"digest": digest_of(content), "bytes": len(content), "media": "image/webp", "width": side, "height": side * 3 // 4}

    return {"id": new_id(), "product_id": of.id, "says": "Gừng trên nong", "small": size(small, 480), "large": size(large, 1200)}


def seen(content: bytes) -> Any:
    return Client(raise_request_exception=False).get(f"/cho/anh/{digest_of(content)}")


def test_a_bare_photo_is_shown_after_a_look_and_its_bytes_go_with_the_consent(world: World) -> None:
    agrees(world, world.ba_tu)
    of = stall(world)
    ginger, small, large = makes(world, of), webp(1), webp(2)
    must(world.lan, "market.attach_photo", **announced(ginger, small, large))
    sender = Sender(phone_of(world, world.lan_id))
    for content in (small, large):
        assert sender.begins(content, content).status_code == 201
    assert seen(large).status_code == 404  # nobody has looked yet
    shown(world, of)
    shown(world, product(ginger.id))
    answer = seen(large)
    assert (b"".join(answer.streaming_content), answer.headers["Content-Type"]) == (large, "image/webp")
    must(world.hoa, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose="publish")
    assert (seen(large).status_code, seen(small).status_code) == (404, 404)
    assert not StoredFile.objects.filter(folder=FOLDER, digest__in=[digest_of(small), digest_of(large)]).exists()
    assert not shelf().has(FOLDER, digest_of(large))


def test_a_photo_that_tells_where_it_was_taken_is_not_taken_in(world: World) -> None:
    agrees(world, world.ba_tu)
    ginger, small, large = makes(world, stall(world)), webp(3), webp(4, b"Exif\0\0GPS 19.27 104.33")
    must(world.lan, "market.attach_photo", **announced(ginger, small, large))
    answer: Any = Sender(phone_of(world, world.lan_id)).begins(large, large)
    assert answer.status_code == 422
    assert "422.216" in answer.content.decode()
    assert not shelf().has(FOLDER, digest_of(large))


def test_a_withdrawn_organisation_leaves_no_bytes_either(world: World) -> None:
    group = stall(world, kind="group", resident_id=None, village_id=world.tung_huong, name="Tổ dệt")
    cloth, small, large = makes(world, group), webp(5), webp(6)
    must(world.lan, "market.attach_photo", **announced(cloth, small, large))
    sender = Sender(phone_of(world, world.lan_id))
    for content in (small, large):
        assert sender.begins(content, content).status_code == 201
    assert shelf().has(FOLDER, digest_of(large))
    must(world.lan, "market.withdraw", id=new_id(), maker_id=group.id)
    assert not shelf().has(FOLDER, digest_of(large))
