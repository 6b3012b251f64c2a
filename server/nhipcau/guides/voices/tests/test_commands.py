"""Recorded by one, signed by another, taken back by who spoke."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from nhipcau.guides.models import Guide, Procedure
from nhipcau.guides.replay import whole_guide
from nhipcau.guides.voices import queries
from nhipcau.guides.voices.models import Recording
from nhipcau.guides.voices.tests.people import SENTENCE, arrived, recorded, seen, speak_thai, webm
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from nhipcau.people.models import Member
from tests.world import NEIGHBOUR, PROCEDURE, World, must, settle, tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    world = settle()
    speak_thai(world)
    return world


def refused(told: Any) -> str:
    assert told.problem is not None
    return str(told.problem.number)


def test_a_recording_waits_for_its_sound_and_then_for_a_second_speaker(world: World) -> None:
    body = recorded(world)
    must(world.lan, "guides.record_voice", **body)
    there = seen(world.minh, body["id"])
    assert there is not None
    assert (there.standing, there.recorded_by) == ("coming", "Lô Thị Lan")
    must(world.system, "guides.voice_arrived", digest=body["digest"], folder="vn.40.16933")
    must(world.minh, "guides.sign_voice", recording_id=body["id"])
    there = seen(world.lan, body["id"])
    assert there is not None
    assert (there.standing, there.judged_by, there.reason) == ("signed", "Vi Văn Minh", "")


def test_who_recorded_cannot_sign_nor_send_back_even_when_asked_twice(world: World) -> None:
    recording = arrived(world)
    for _ in range(2):
        assert refused(tell(world.lan, "guides.sign_voice", recording_id=recording)) == "403.133"
        assert refused(tell(world.lan, "guides.return_voice", recording_id=recording, reason="noisy")) == "403.133"
    there = seen(world.lan, recording)
    assert there is not None
    assert there.standing == "waiting"


def test_the_database_itself_lets_nobody_sign_their_own_voice(world: World) -> None:
    recording = arrived(world)
    with acting(world.lan), pytest.raises(IntegrityError), transaction.atomic():
        Recording.objects.filter(id=recording).update(judge_id=world.lan_id)


def test_only_a_speaker_of_the_tongue_signs(world: World) -> None:
    Member.objects.filter(id=world.minh_id).update(languages=["vi", "mong"])
    assert refused(tell(world.minh, "guides.sign_voice", recording_id=arrived(world))) == "403.133"
    assert refused(tell(world.hoa, "guides.sign_voice", recording_id=arrived(world))) == "403.133"


def test_a_recording_whose_sound_has_not_come_is_not_signed(world: World) -> None:
    body = recorded(world)
    must(world.lan, "guides.record_voice", **body)
    assert refused(tell(world.minh, "guides.sign_voice", recording_id=body["id"])) == "404.134"
    assert refused(tell(world.minh, "guides.sign_voice", recording_id=new_id())) == "404.134"


def test_what_was_sent_back_carries_its_reason_and_is_not_signed_afterwards(world: World) -> None:
    recording = arrived(world)
    must(world.minh, "guides.return_voice", recording_id=recording, reason="noisy")
    must(world.minh, "guides.return_voice", recording_id=recording, reason="noisy")
    there = seen(world.lan, recording)
    assert there is not None
    assert (there.standing, there.reason) == ("returned", "noisy")
    assert refused(tell(world.minh, "guides.sign_voice", recording_id=recording)) == "409.135"


def test_signing_twice_is_signing_once_and_a_third_person_comes_too_late(world: World) -> None:
    recording, quang = arrived(world), new_id()
    fields = {"full_name": "Quang", "given_name": "Quang", "role": "member", "affiliation": "youth"}
    must(world.system, "people.enrol_member", id=quang, scope=world.scope(world.tung_huong), **fields)
    Member.objects.filter(id=quang).update(languages=["thai"])
    must(world.minh, "guides.sign_voice", recording_id=recording)
    must(world.minh, "guides.sign_voice", recording_id=recording)
    third = replace(world.lan, id=quang)
    assert refused(tell(third, "guides.sign_voice", recording_id=recording)) == "409.135"


def test_a_newer_signed_recording_of_the_same_text_replaces_the_older_one(world: World) -> None:
    older = arrived(world)
    must(world.minh, "guides.sign_voice", recording_id=older)
    newer = arrived(world, digest="a" * 64)
    assert seen(world.lan, older) is not None
    must(world.minh, "guides.sign_voice", recording_id=newer)
    assert seen(world.lan, older) is None
    assert seen(world.lan, newer) is not None


@pytest.mark.parametrize(
    "odd", [{"ms": 20_501}, {"bytes": 40 * 1024 + 1}, {"tongue": "klingon"}], ids=["long", "heavy", "unknown tongue"]
)
def test_what_is_too_long_too_heavy_or_of_no_tongue_of_ours_is_not_taken(world: World, odd: dict[str, Any]) -> None:
    assert refused(tell(world.lan, "guides.record_voice", **recorded(world, **odd))) == "422.132"


def test_a_voice_is_taken_back_by_its_owner_and_by_the_commune_and_by_nobody_else(world: World) -> None:
    mine, left_behind = arrived(world), arrived(world, digest="b" * 64)
    assert refused(tell(world.minh, "guides.withdraw_voice", recording_id=mine)) == "403.133"
    must(world.lan, "guides.withdraw_voice", recording_id=mine)
    must(world.son, "guides.withdraw_voice", recording_id=left_behind)
    assert seen(world.minh, mine) is None
    assert seen(world.minh, left_behind) is None
    assert refused(tell(world.lan, "guides.withdraw_voice", recording_id=mine)) == "404.134"


def test_another_commune_neither_sees_nor_writes_it(world: World) -> None:
    recording, away = arrived(world), replace(world.lan, scope=f"{NEIGHBOUR}{new_id()}.")
    assert seen(away, recording) is None
    assert seen(world.ke_la, recording) is None
    with acting(away):
        assert Recording.objects.filter(id=recording).update(ended_at=None) == 0


def test_the_sound_is_awaited_from_who_announced_it_and_read_in_the_commune_until_taken_back(world: World) -> None:
    body = recorded(world)
    must(world.lan, "guides.record_voice", **body)
    assert queries.voice_awaited(world.minh, body["digest"]) is None
    awaited = queries.voice_awaited(world.lan, body["digest"])
    assert awaited is not None
    assert (awaited.bytes, awaited.folder) == (len(webm(9000)), "vn.40.16933")
    assert queries.voice_readable(world.minh, body["digest"]) is None
    must(world.system, "guides.voice_arrived", digest=body["digest"], folder="vn.40.16933")
    assert queries.voice_readable(world.minh, body["digest"]) == awaited
    assert queries.voice_readable(world.ke_la, body["digest"]) is None
    assert queries.voices_wanted("vn.40.16933", [body["digest"]]) == {body["digest"]}
    must(world.lan, "guides.withdraw_voice", recording_id=body["id"])
    assert queries.voice_readable(world.minh, body["digest"]) is None
    assert queries.voices_wanted("vn.40.16933", [body["digest"]]) == set()


def test_a_text_that_changed_since_is_out_of_date_and_not_signed_any_more(world: World) -> None:
    recording = arrived(world)
    raw = {
        "procedure": PROCEDURE,
        "title": "Khai sinh",
        "questions": [{"id": "where", "kind": "one", "ask": "Cháu sinh tại đâu?"}],
    }
    body = whole_guide(raw)
    Guide.objects.create(
        procedure=Procedure.objects.get(code=PROCEDURE),
        version=body["version"],
        body=body,
        valid_from="2026-01-01",
        current=True,
    )
    assert refused(tell(world.minh, "guides.sign_voice", recording_id=recording)) == "409.135"
    body["questions"][0]["ask"] = SENTENCE
    Guide.objects.filter(procedure=PROCEDURE).update(body=body, version="f" * 16)
    must(world.minh, "guides.sign_voice", recording_id=recording)
