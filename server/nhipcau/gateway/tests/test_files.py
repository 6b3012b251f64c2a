"""Files over the door: every refusal by its number and status, cuts, doubles, wrong bytes, reading back."""

import base64
import hashlib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client

from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Entry
from nhipcau.kernel.scope import acting
from nhipcau.support.models import Attachment
from nhipcau.sync import files
from nhipcau.sync.models import StoredFile, Upload
from tests.attachments import FILES, Sender, at, digest_of, kept_photo, webm, webp
from tests.phones import Phone, phone_of, problem
from tests.world import World, letter, must, settle, tell

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_disk")]
PHOTO = webp(700_000)


@pytest.fixture
def world() -> World:
    return settle()


@pytest.fixture
def lan(world: World) -> Sender:
    return Sender(phone_of(world, world.lan_id))


def announce(world: World, content: bytes = PHOTO, **changes: Any) -> dict[str, Any]:
    """Let Lan announce a photo at bà Tư's."""
    body = kept_photo(world, world.ba_tu, content, **changes)
    must(world.lan, "support.attach_file", **body)
    return body


def arrived(world: World) -> list[bool]:
    with acting(world.system):
        return [one.arrived_at is not None for one in Attachment.objects.order_by("id")]


def kept(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("kept/**/*") if path.is_file()]


# ── the whole way


def test_a_photo_goes_in_pieces_and_every_phone_of_the_place_is_told_when_it_is_whole(
    world: World, lan: Sender, on_disk: Path
) -> None:
    minh = phone_of(world, world.minh_id)
    minh.pull()
    body = announce(world)
    told = [one for one in minh.pull()["changes"] if one["collection"] == "support.attachments"]
    assert [(one["id"], one["row"]["arrived_at"]) for one in told] == [(str(body["id"]), None)]
    path = at(lan.begins(PHOTO))
    for start in range(0, len(PHOTO), 300_000):
        assert lan.stands(path) == start
        answer = lan.sends(path, start, PHOTO[start : start + 300_000])
        assert answer.status_code == 204, answer.content
    assert answer.headers["Upload-Digest"] == digest_of(PHOTO)
    assert kept(on_disk) == [digest_of(PHOTO)]
    assert not list(on_disk.glob("coming/*"))
    changes = [one["row"] for one in minh.pull()["changes"] if one["collection"] == "support.attachments"]
    assert [bool(row["arrived_at"]) for row in changes] == [True]
    assert set(changes[0]) == {"id", "assist_id", "digest", "kind", "arrived_at"}
    assert lan.stands(path) == len(PHOTO)


def test_the_first_bytes_may_come_with_the_announcement(world: World, lan: Sender) -> None:
    announce(world)
    begun = lan.begins(PHOTO, PHOTO[:1000])
    assert begun.headers["Upload-Offset"] == "1000"
    assert lan.sends(at(begun), 1000, PHOTO[1000:]).status_code == 204
    assert arrived(world) == [True]


def test_a_file_that_is_held_already_is_answered_as_complete(world: World, lan: Sender) -> None:
    announce(world)
    lan.sends(at(lan.begins(PHOTO)), 0, PHOTO)
    announce(world)
    again = lan.begins(PHOTO)
    assert (again.headers["Upload-Offset"], again.headers["Upload-Digest"]) == (str(len(PHOTO)), digest_of(PHOTO))
    assert lan.stands(at(again)) == len(PHOTO)
    assert arrived(world) == [True, True]
    assert StoredFile.objects.count() == 1


def test_abilities_are_told_to_anybody(settings: Any) -> None:
    answer = Client().options(FILES)
    assert answer.status_code == 204
    assert answer.headers["Tus-Version"] == "1.0.0"
    assert answer.headers["Tus-Extension"] == "creation,creation-with-upload,checksum,expiration,termination"
    assert answer.headers["Tus-Max-Size"] == str(settings.FILES.largest)
    assert answer.headers["Tus-Checksum-Algorithm"] == "sha256,sha1"


# ── what is refused


def test_what_is_wrong_with_a_beginning_has_its_number_and_its_status(world: World, lan: Sender, settings: Any) -> None:
    announce(world)
    other = webp(5000, seed=9)
    big = settings.FILES.largest + 1
    name = base64.b64encode(digest_of(PHOTO).encode()).decode()
    for number, answer in (
        ("409.90", lan.begins(other)),
        ("422.90", lan.begins(PHOTO, Upload_Length=len(PHOTO) - 1)),
        ("422.90", lan.begins(PHOTO, Upload_Length=0)),
        ("413.91", lan.begins(PHOTO, Upload_Length=big)),
        ("400.91", lan.begins(PHOTO, Upload_Length=None)),
        ("400.91", lan.begins(PHOTO, Upload_Length="-1")),
        ("400.91", lan.begins(PHOTO, Upload_Metadata="")),
        ("400.91", lan.begins(PHOTO, Upload_Metadata="digest ***")),
        ("400.91", lan.begins(PHOTO, Upload_Metadata=f"name {name}")),
        ("412.90", lan.begins(PHOTO, Tus_Resumable="0.2.2")),
        ("412.90", lan.begins(PHOTO, Tus_Resumable=None)),
        ("415.90", lan.begins(PHOTO, b"abc", Content_Type="text/plain")),
    ):
        problem(answer, number)
        assert answer.headers["Tus-Resumable"] == "1.0.0"
    assert not Upload.objects.exists()


def test_what_is_wrong_with_a_piece_has_its_number_and_its_status(world: World, lan: Sender) -> None:
    announce(world)
    path = at(lan.begins(PHOTO))
    lan.sends(path, 0, PHOTO[:1000])
    wrong = base64.b64encode(hashlib.sha256(b"else").digest()).decode()
    for number, answer in (
        ("409.91", lan.sends(path, 0, PHOTO[:1000])),
        ("409.91", lan.sends(path, 2000, PHOTO[2000:])),
        ("400.91", lan.says("PATCH", path, PHOTO[1000:])),
        ("415.90", lan.sends(path, 1000, PHOTO[1000:], Content_Type="application/json")),
        ("412.90", lan.sends(path, 1000, PHOTO[1000:], Tus_Resumable="2.0.0")),
        ("460.90", lan.sends(path, 1000, PHOTO[1000:], Upload_Checksum=f"sha256 {wrong}")),
        ("400.91", lan.sends(path, 1000, PHOTO[1000:], Upload_Checksum=f"md5 {wrong}")),
        ("400.91", lan.sends(path, 1000, PHOTO[1000:], Upload_Checksum="sha1 ***")),
        ("413.91", lan.sends(path, 1000, PHOTO)),
        ("404.92", lan.sends(f"{FILES}/coming/{new_id()}", 0, b"x")),
        ("404.92", lan.sends(f"{FILES}/coming/nobody", 0, b"x")),
        ("405.101", lan.says("POST", path)),
    ):
        problem(answer, number)
    assert lan.stands(path) == 1000
    assert lan.sends(path, 1000, PHOTO[1000:]).status_code == 204
    assert arrived(world) == [True]


def test_an_unknown_phone_and_another_members_phone_find_no_upload(world: World, lan: Sender) -> None:
    announce(world)
    path = at(lan.begins(PHOTO))
    problem(Sender(Phone("nobody")).sends(path, 0, PHOTO), "401.95")
    problem(Sender(phone_of(world, world.minh_id)).sends(path, 0, PHOTO), "404.92")
    problem(Sender(phone_of(world, world.minh_id)).begins(PHOTO), "409.90")


def test_bytes_that_are_not_the_announced_file_are_kept_for_nobody(world: World, lan: Sender, on_disk: Path) -> None:
    announce(world)
    path = at(lan.begins(PHOTO))
    problem(lan.sends(path, 0, PHOTO[:-1] + b"?"), "422.91")
    assert (kept(on_disk), arrived(world)) == ([], [False])
    assert lan.says("HEAD", path).status_code == 404
    assert lan.sends(at(lan.begins(PHOTO)), 0, PHOTO).status_code == 204
    assert arrived(world) == [True]


def test_a_program_called_a_picture_is_kept_for_nobody(world: World, lan: Sender, on_disk: Path) -> None:
    page = b"<script>alert(1)</script>" * 20
    announce(world, page)
    problem(lan.sends(at(lan.begins(page)), 0, page), "422.215")
    assert kept(on_disk) == []


def test_a_recording_is_kept_as_a_recording(world: World, lan: Sender) -> None:
    sound = webm(30_000)
    announce(world, sound, media="audio/webm", kind="voice_note")
    assert lan.sends(at(lan.begins(sound)), 0, sound).status_code == 204
    assert arrived(world) == [True]


# ── cuts, doubles, lost answers


def test_what_came_before_a_cut_is_kept_and_the_rest_follows(world: World, lan: Sender) -> None:
    announce(world)
    upload = files.create(world.lan, digest_of(PHOTO), len(PHOTO))
    came = iter([PHOTO[:60_000], PHOTO[60_000:100_000]])

    def breaks_off(_most: int) -> bytes:
        try:
            return next(came)
        except StopIteration:
            raise OSError("the line broke") from None

    assert files.receive(world.lan, upload.id, files.Coming(0, len(PHOTO), breaks_off)).offset == 100_000
    path = f"{FILES}/coming/{upload.id}"
    assert lan.stands(path) == 100_000
    assert lan.sends(path, 100_000, PHOTO[100_000:]).status_code == 204


def test_of_two_pieces_sent_at_once_one_is_kept(world: World, lan: Sender) -> None:
    announce(world)
    upload = files.create(world.lan, digest_of(PHOTO), len(PHOTO))
    path = f"{FILES}/coming/{upload.id}"

    def meets_another() -> Iterator[bytes]:
        assert lan.sends(path, 0, PHOTO[:50_000]).status_code == 204
        yield PHOTO[:80_000]
        yield b""

    came = meets_another()
    with pytest.raises(files.Refusal) as refused:
        files.receive(world.lan, upload.id, files.Coming(0, 80_000, lambda _most: next(came)))
    assert (refused.value.problem.number, refused.value.details) == ("409.91", {"offset": 50_000})
    assert list(shelf_of(upload)) == [50_000]
    assert lan.sends(path, 50_000, PHOTO[50_000:]).status_code == 204


def shelf_of(upload: Upload) -> list[int]:
    return list(files.shelf().pieces(upload.id).values())


def test_a_piece_with_its_checksum_is_kept_whole_or_not_at_all(world: World, lan: Sender) -> None:
    announce(world)
    path = at(lan.begins(PHOTO))
    right = base64.b64encode(hashlib.sha1(PHOTO[:600_000]).digest()).decode()  # noqa: S324 (what tus clients send)
    problem(lan.sends(path, 0, PHOTO[:599_999], Upload_Checksum=f"sha1 {right}"), "460.90")
    assert lan.stands(path) == 0
    assert lan.sends(path, 0, PHOTO[:600_000], Upload_Checksum=f"sha1 {right}").status_code == 204
    assert lan.sends(path, 600_000, PHOTO[600_000:]).status_code == 204


def test_an_empty_piece_moves_nothing(world: World, lan: Sender) -> None:
    announce(world)
    path = at(lan.begins(PHOTO))
    assert lan.sends(path, 0, b"").status_code == 204
    assert lan.stands(path) == 0


def test_where_the_disk_has_less_than_the_table_says_the_smaller_counts(
    world: World, lan: Sender, on_disk: Path
) -> None:
    announce(world)
    path = at(lan.begins(PHOTO))
    lan.sends(path, 0, PHOTO[:600_000])
    pieces = sorted(on_disk.glob("coming/*/*"))
    pieces[1].write_bytes(b"half")
    assert lan.stands(path) == 262_144
    assert lan.sends(path, 262_144, PHOTO[262_144:]).status_code == 204
    assert arrived(world) == [True]


def test_a_kill_between_the_last_byte_and_the_telling_is_made_good(
    world: World, lan: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    announce(world)
    path = at(lan.begins(PHOTO))
    with monkeypatch.context() as moment:
        moment.setattr(files, "_finish", dies)
        assert lan.sends(path, 0, PHOTO).status_code == 500
    assert arrived(world) == [False]
    assert lan.says("HEAD", path).headers["Upload-Digest"] == digest_of(PHOTO)
    assert arrived(world) == [True]


def dies(*_: Any) -> None:
    raise MemoryError("killed")


def test_a_file_that_the_disk_has_lost_is_asked_for_again(world: World, lan: Sender, on_disk: Path) -> None:
    announce(world)
    lan.sends(at(lan.begins(PHOTO)), 0, PHOTO)
    next(on_disk.glob("kept/**/" + digest_of(PHOTO))).unlink()
    announce(world)
    begun = lan.begins(PHOTO)
    assert begun.headers["Upload-Offset"] == "0"
    assert lan.sends(at(begun), 0, PHOTO).status_code == 204
    assert arrived(world) == [True, True]


def test_an_upload_can_be_dropped_and_methods_may_travel_in_a_header(world: World, lan: Sender, on_disk: Path) -> None:
    announce(world)
    path = at(lan.begins(PHOTO))
    taken = lan.says("POST", path, PHOTO[:500], Upload_Offset=0, X_HTTP_Method_Override="PATCH")
    assert (taken.status_code, taken.headers["Upload-Offset"]) == (204, "500")
    assert lan.says("POST", path, X_HTTP_Method_Override="HEAD").headers["Upload-Offset"] == "500"
    assert lan.says("DELETE", path).status_code == 204
    problem(lan.says("DELETE", path), "404.92")
    assert not list(on_disk.glob("coming/*"))


def test_when_too_many_files_come_the_next_is_told_when_to_come_again(
    world: World, lan: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    announce(world)
    path = at(lan.begins(PHOTO))
    monkeypatch.setattr(files, "_lanes", files.threading.BoundedSemaphore(1))
    with files._lane():
        answer = lan.sends(path, 0, PHOTO)
    problem(answer, "503.90")
    assert answer.headers["Retry-After"] == "20"


# ── reading back, letting go


def test_a_file_is_handed_out_to_its_place_only_and_never_to_be_run(world: World, lan: Sender) -> None:
    announce(world)
    lan.sends(at(lan.begins(PHOTO)), 0, PHOTO)
    path = f"{FILES}/{digest_of(PHOTO)}"
    get = Client().get(path, headers=phone_of(world, world.minh_id).head)
    assert (get.status_code, b"".join(get)) == (200, PHOTO)  # type: ignore[call-overload]
    assert get.headers["Content-Disposition"].startswith("attachment; ")
    assert get.headers["X-Content-Type-Options"] == "nosniff"
    assert get.headers["Content-Type"] == "image/webp"
    assert get.headers["Cache-Control"] == "private, no-store"
    part = Client().get(path, headers={**lan.phone.head, "range": "bytes=100-199"})
    assert (part.status_code, b"".join(part)) == (206, PHOTO[100:200])  # type: ignore[call-overload]
    problem(Client().get(path, headers={**lan.phone.head, "range": "bytes=9999999-"}), "416.91")
    problem(Client().get(path), "401.95")
    problem(Client().get(f"{FILES}/{'0' * 64}", headers=lan.phone.head), "404.93")
    must(world.son, "people.move_member", member_id=world.minh_id, scope=world.scope(world.bai_so))
    problem(Client().get(path, headers=phone_of(world, world.minh_id).head), "404.93")


def test_a_consent_that_was_taken_back_takes_its_file_along_at_once_and_no_other(
    world: World, lan: Sender, on_disk: Path
) -> None:
    body = announce(world)
    lan.sends(at(lan.begins(PHOTO)), 0, PHOTO)
    still = webp(400, seed=5)
    announce(world, still)
    lan.sends(at(lan.begins(still)), 0, still)
    must(world.lan, "people.withdraw_consent", consent_id=body["consent_id"])
    problem(Client().get(f"{FILES}/{digest_of(PHOTO)}", headers=lan.phone.head), "404.93")
    problem(lan.begins(PHOTO), "409.90")
    with acting(world.system):
        assert Attachment.objects.count() == 1
    call_command("files", "sweep")
    assert kept(on_disk) == [digest_of(still)]


def test_a_photo_announced_after_its_consent_was_taken_back_is_closed_though_it_was_taken_before(
    world: World, lan: Sender, on_disk: Path
) -> None:
    body = kept_photo(world, world.ba_tu, PHOTO)
    before = now()
    must(world.lan, "people.withdraw_consent", consent_id=body["consent_id"])
    assert tell(world.lan, "support.attach_file", before, **body).state == "done"
    problem(lan.begins(PHOTO), "410.50")
    assert kept(on_disk) == []


def test_a_consent_that_is_taken_back_on_the_way_ends_the_upload(world: World, lan: Sender, on_disk: Path) -> None:
    body = announce(world)
    path = at(lan.begins(PHOTO, PHOTO[:1000]))
    must(world.lan, "people.withdraw_consent", consent_id=body["consent_id"])
    problem(lan.sends(path, 1000, PHOTO[1000:]), "409.90")
    call_command("files", "sweep")
    assert kept(on_disk) == []


def test_an_upload_waits_seven_days_and_is_then_swept(world: World, lan: Sender, on_disk: Path) -> None:
    announce(world)
    begun = lan.begins(PHOTO, PHOTO[:1000])
    assert begun.headers["Upload-Expires"].endswith("GMT")
    with time_machine.travel(now() + timedelta(days=6)):
        call_command("files", "sweep")
        assert lan.stands(at(begun)) == 1000
    with time_machine.travel(now() + timedelta(days=8)):
        assert lan.says("HEAD", at(begun)).status_code == 404
        call_command("files", "sweep")
    assert (Upload.objects.count(), list(on_disk.glob("coming/*"))) == (0, [])


def test_a_member_who_moved_still_sends_what_was_announced_before(world: World, lan: Sender) -> None:
    announce(world)
    must(world.son, "people.move_member", member_id=world.lan_id, scope=world.scope(world.bai_so))
    assert lan.sends(at(lan.begins(PHOTO)), 0, PHOTO).status_code == 204
    assert arrived(world) == [True]


def test_a_phone_cannot_say_that_a_file_has_arrived(world: World, lan: Sender) -> None:
    announce(world)
    said = letter("support.file_arrived", digest=digest_of(PHOTO), bytes=len(PHOTO), folder="vn.40.16933")
    assert lan.phone.told(said) == [("refused", "403.1")]
    assert arrived(world) == [False]
    assert Entry.objects.filter(verb="support.file_arrived", verdict="done").count() == 0
