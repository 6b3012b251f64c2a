"""A recorded voice over the door: announced, sent in pieces, heard in the whole commune, gone when it is taken back."""

from typing import Any

import pytest
from django.core.management import call_command

from nhipcau.guides.voices.tests.people import recorded, speak_thai, webm
from nhipcau.kernel.ids import new_id
from nhipcau.sync.models import StoredFile
from tests.attachments import FILES, Sender, at, digest_of
from tests.phones import Phone, phone_of, problem
from tests.world import World, letter, must, settle

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_disk")]
SOUND = webm(9000)


@pytest.fixture
def world() -> World:
    world = settle()
    speak_thai(world)
    return world


@pytest.fixture
def sen(world: World) -> Phone:
    """A phone in another village of the commune."""
    sen, scope = new_id(), world.scope(world.bai_so)
    fields = {"full_name": "Lương Thị Sen", "given_name": "Sen", "role": "member", "affiliation": "women"}
    must(world.system, "people.enrol_member", id=sen, scope=scope, **fields)
    return phone_of(world, sen)


def heard(phone: Phone) -> dict[str, Any]:
    """Return the recordings of the next news, by id; None for one that is to be dropped."""
    told = phone.pull()["changes"]
    return {one["id"]: one["row"] for one in told if one["collection"] == "guides.recordings"}


def test_a_voice_goes_from_one_phone_to_all_of_the_commune_and_back_out_of_them(world: World, sen: Phone) -> None:
    lan, minh = phone_of(world, world.lan_id), phone_of(world, world.minh_id)
    for phone in (lan, minh, sen):
        phone.pull()
    body = recorded(world)
    name, digest = str(body["id"]), digest_of(SOUND)
    assert lan.told(letter("guides.record_voice", **body)) == [("done", None)]
    assert heard(sen)[name]["standing"] == "coming"
    problem(Sender(minh).says("GET", f"{FILES}/{digest}"), "404.93")
    sender = Sender(lan)
    path = at(sender.begins(SOUND))
    assert sender.sends(path, 0, SOUND[:4000]).status_code == 204
    assert sender.sends(path, 4000, SOUND[4000:]).headers["Upload-Digest"] == digest
    assert heard(minh)[name]["standing"] == "waiting"
    back: Any = Sender(minh).says("GET", f"{FILES}/{digest}")
    assert (b"".join(back.streaming_content), back.headers["Content-Type"]) == (SOUND, "audio/webm")
    assert minh.told(letter("guides.sign_voice", recording_id=body["id"])) == [("done", None)]
    row = heard(sen)[name]
    assert (row["standing"], row["judged_by"], row["recorded_by"]) == ("signed", "Vi Văn Minh", "Lô Thị Lan")
    assert lan.told(letter("guides.withdraw_voice", recording_id=body["id"])) == [("done", None)]
    assert heard(sen) == {name: None}
    problem(Sender(sen).says("GET", f"{FILES}/{digest}"), "404.93")
    assert StoredFile.objects.count() == 1
    call_command("files", "sweep", verbosity=0)
    assert StoredFile.objects.count() == 0


def test_only_who_announced_a_voice_sends_it_and_only_a_sound_is_taken(world: World, sen: Phone) -> None:
    lan = phone_of(world, world.lan_id)
    text = b"\x00" * 9000
    lan.told(letter("guides.record_voice", **recorded(world, digest=digest_of(text))))
    problem(Sender(sen).begins(text), "409.90")
    sender = Sender(lan)
    problem(sender.sends(at(sender.begins(text)), 0, text), "422.215")
