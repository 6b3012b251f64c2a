"""The recording in which somebody agrees: sent in pieces by who took it, heard by the place, gone with the consent."""

from typing import Any

import pytest
from django.core.management import call_command

from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from nhipcau.people.models import Consent
from nhipcau.sync.models import StoredFile
from tests.attachments import FILES, Sender, at, digest_of, webm, webp
from tests.phones import phone_of, problem
from tests.world import World, letter, must, settle

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_disk")]
SOUND = webm(6000)


@pytest.fixture
def world() -> World:
    return settle()


def spoken(world: World, purpose: str = "follow_up", content: bytes = SOUND) -> dict[str, Any]:
    voice = {"digest": digest_of(content), "bytes": len(content), "media": "audio/webm"}
    told = {"id": new_id(), "resident_id": world.ba_tu.resident, "purpose": purpose, "given_by": "self", "method": "voice"}
    return {**told, "wording": "v2", "receipt": "7M3N9RZY4H0", "voice": voice}


def test_the_words_of_consent_go_up_in_pieces_are_heard_by_the_place_and_go_with_the_consent(world: World) -> None:
    lan, minh = phone_of(world, world.lan_id), phone_of(world, world.minh_id)
    assert lan.told(letter("people.agree", **spoken(world))) == [("done", None)]
    sender = Sender(lan)
    path = at(sender.begins(SOUND))
    assert sender.sends(path, 0, SOUND[:2500]).status_code == 204
    assert sender.stands(path) == 2500
    assert sender.sends(path, 2500, SOUND[2500:]).headers["Upload-Digest"] == digest_of(SOUND)
    back: Any = Sender(minh).says("GET", f"{FILES}/{digest_of(SOUND)}")
    assert (b"".join(back.streaming_content), back.headers["Content-Type"]) == (SOUND, "audio/webm")
    must(world.lan, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose="follow_up")
    problem(Sender(minh).says("GET", f"{FILES}/{digest_of(SOUND)}"), "404.93")
    call_command("files", "sweep", verbosity=0)
    assert not StoredFile.objects.exists()


def test_one_recording_proves_several_purposes_until_the_last_of_them_is_taken_back(world: World) -> None:
    lan = phone_of(world, world.lan_id)
    for purpose in ("follow_up", "statistics"):
        assert lan.told(letter("people.agree", **spoken(world, purpose))) == [("done", None)]
    sender = Sender(lan)
    assert sender.sends(at(sender.begins(SOUND)), 0, SOUND).status_code == 204
    for purpose, left in (("follow_up", 1), ("statistics", 0)):
        must(world.lan, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose=purpose)
        call_command("files", "sweep", verbosity=0)
        assert StoredFile.objects.count() == left


def test_nobody_else_sends_it_no_picture_passes_for_it_and_nobody_of_another_village_hears_it(world: World) -> None:
    lan, minh = phone_of(world, world.lan_id), phone_of(world, world.minh_id)
    picture = webp(3000)
    for purpose, content in (("follow_up", SOUND), ("statistics", picture)):
        assert lan.told(letter("people.agree", **spoken(world, purpose, content))) == [("done", None)]
    problem(Sender(minh).begins(SOUND), "409.90")
    sender = Sender(lan)
    assert sender.sends(at(sender.begins(SOUND)), 0, SOUND).status_code == 204
    assert sender.sends(at(sender.begins(picture)), 0, picture).status_code >= 400
    away = new_id()
    fields = {"full_name": "Lương Thị Sen", "given_name": "Sen", "role": "member", "affiliation": "women"}
    must(world.system, "people.enrol_member", id=away, scope=world.scope(world.bai_so), **fields)
    problem(Sender(phone_of(world, away)).says("GET", f"{FILES}/{digest_of(SOUND)}"), "404.93")
    with acting(world.system):
        assert Consent.objects.filter(voice=digest_of(SOUND)).count() == 1
