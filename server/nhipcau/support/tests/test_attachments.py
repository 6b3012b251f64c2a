"""Announcing a photo or a voice note: what is refused, and by which number."""

import pytest

from nhipcau.kernel.ids import new_id
from tests.attachments import kept_photo, webp
from tests.world import World, must, settle, tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return settle()


def test_the_words_of_a_file_are_refused_by_their_numbers(world: World) -> None:
    for number, changes in (
        ("404.50", {"assist_id": new_id()}),
        ("422.54", {"consent_id": new_id()}),
        ("422.54", {"consent_id": world.ba_tu.consent}),
        ("413.50", {"bytes": 202 * 1024 * 1024}),
        ("422.55", {"media": "audio/webm"}),
        ("422.55", {"kind": "voice_note"}),
        ("422.2", {"bytes": 0}),
        ("422.2", {"media": "image/svg+xml"}),
        ("422.2", {"kind": "identity_photo"}),
        ("422.2", {"digest": "ABC"}),
    ):
        verdict = tell(world.lan, "support.attach_file", **kept_photo(world, world.ba_tu, **changes))
        assert verdict.problem, changes
        assert verdict.problem.number == number, changes
    home = kept_photo(world, world.pao)
    assert tell(world.lan, "support.attach_file", **home).problem.number == "404.50"  # type: ignore[union-attr]


def test_a_consent_to_keep_one_photo_keeps_no_other(world: World) -> None:
    photo, other = kept_photo(world, world.ba_tu), kept_photo(world, world.ba_tu, webp(900, seed=2))
    agreed = {"id": new_id(), "resident_id": world.ba_tu.resident, "purpose": "keep_file", "given_by": "self", "method": "tap"}
    must(world.lan, "people.agree", **agreed, wording="v2", receipt="7M3N9RZY4H0", about=photo["id"])
    refused = tell(world.lan, "support.attach_file", **{**other, "consent_id": agreed["id"]})
    assert refused.problem
    assert refused.problem.number == "422.54"
    must(world.lan, "support.attach_file", **{**photo, "consent_id": agreed["id"]})
