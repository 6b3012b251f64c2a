"""What ended after a backup stays ended when that backup is given back: people, phones, accounts, ties."""

import shutil
from pathlib import Path
from typing import Any
from uuid import UUID

import pyrage  # type: ignore[import-untyped]  # it ships none
import pytest
from django.db import connection

from nhipcau.cli.backup import giving_back, keys, repeating
from nhipcau.cli.backup.tools import Place
from nhipcau.gateway.login.accounts import LinkSignOn, UnlinkSignOn
from nhipcau.gateway.login.models import SignOn, Visit
from nhipcau.gateway.models import Device
from nhipcau.gateway.problems import PHONE_LOCKED
from nhipcau.kernel import bus, endings
from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Ending, Entry
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.people.erasing import finish_all
from nhipcau.people.models import Consent, Erasure, Member, Resident
from nhipcau.support.models import Attachment
from tests.backup.conftest import House, send_photos
from tests.officers import at_browser, enrol
from tests.phones import Phone, phone_of
from tests.world import COMMUNE, letter, must, tell


@pytest.fixture
def kept(house: House) -> Path:
    """Where the house keeps its endings: beside its backups."""
    assert endings.folder().parent == house.backups
    return endings.folder()


def ends(house: House, verb: str, **body: Any) -> UUID:
    return must(house.world.son, verb, **body).id


def give_back(house: House, file: Path, identity: list[Any]) -> giving_back.Report:
    house.empty()
    report = giving_back.restore(file, identity, Place.of())
    assert report.differences == report.remarks == []
    return report


def people() -> dict[UUID, str]:
    with acting(system(COUNTRY)):
        return dict(Resident.objects.values_list("id", "full_name"))


def test_erased_withdrawn_locked_left_and_untied_stay_so(house: House, identity: list[Any], kept: Path) -> None:
    world = house.world
    send_photos(house, 2)
    phone = phone_of(world, world.minh_id)
    device = Device.objects.get(member_id=world.minh_id)
    officer, tie = enrol("desk", COMMUNE, "Sắp Nghỉ", "nghi"), new_id()
    bus.do(world.system, "gateway.link_sign_on", LinkSignOn(id=tie, member_id=officer.id, issuer="https://sso", subject="x"))
    made = house.backup()
    assert list(kept.glob("*")) == []

    must(world.lan, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose="help_now")
    must(world.hoa, "people.withdraw_consent", consent_id=world.pao.consent)
    ends(house, "gateway.lock_phone", device_id=device.id)
    ends(house, "people.leave_member", member_id=officer.id)
    bus.do(world.system, "gateway.unlink_sign_on", UnlinkSignOn(link_id=tie))
    assert len(list(kept.glob("*.age"))) == 5
    assert not Ending.objects.exists()
    assert house.kept() == {}

    report = give_back(house, made.path, identity)
    assert dict(report.repeated.done) == dict.fromkeys(
        ("people.take_back", "people.withdraw_consent", "gateway.lock_phone", "people.leave_member", "gateway.unlink_sign_on"), 1
    )
    assert report.repeated.waiting == 0
    assert world.ba_tu.resident not in people()
    with acting(system(COUNTRY)):
        assert Consent.objects.get(id=world.pao.consent).withdrawn_at
        assert (Erasure.objects.get().person, Erasure.objects.get().done_at is not None) == (world.ba_tu.resident, True)
        assert not Attachment.objects.exists()
    assert house.kept() == {}  # the photos had come back with the backup
    answer = phone.push()
    assert (answer.status_code, answer.json()["number"]) == (401, PHONE_LOCKED.number)
    assert Member.objects.get(id=officer.id).left_at <= now()
    assert not SignOn.objects.exists()
    assert giving_back.ledger_faults() == []
    told = "\n".join(report.repeated.lines())
    assert "Làm lại · Ended again: 1 khóa máy · a phone locked" in told
    assert repeating.again([kept], identity).done == {}  # what is known is not said twice


def test_what_was_undone_later_stays_as_it_was_last(house: House, identity: list[Any], kept: Path) -> None:
    officer = enrol("desk", COMMUNE, "Đi Rồi Về", "ve")
    made = house.backup()
    ends(house, "people.leave_member", member_id=officer.id)
    ends(house, "people.return_member", member_id=officer.id, scope=COMMUNE)
    report = give_back(house, made.path, identity)
    assert sum(report.repeated.done.values()) == 2
    assert Member.objects.get(id=officer.id).left_at is None


def test_what_the_backup_knows_is_not_ended_twice(house: House, identity: list[Any], kept: Path) -> None:
    """Taken back, agreed to again, then backed up: the new consent stands."""
    world = house.world
    must(world.lan, "people.withdraw_consent", consent_id=world.ba_tu.consent)
    again = new_id()
    must(world.lan, "people.give_consent", id=again, resident_id=world.ba_tu.resident, purpose="help_now", given_by="self", method="tap")
    report = give_back(house, house.backup().path, identity)
    assert report.repeated.lines() == ["Không có việc nào phải làm lại. · Nothing had to be ended again."]
    with acting(system(COUNTRY)):
        assert Consent.objects.get(id=again).withdrawn_at is None


def test_a_kill_between_commit_and_file_is_made_good(
    house: House, identity: list[Any], kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = house.backup()
    body = {"id": new_id(), "resident_id": house.world.ba_tu.resident, "purpose": "help_now"}
    with monkeypatch.context() as patch:
        patch.setattr(endings, "_write", lambda *_: (_ for _ in ()).throw(OSError("no room")))
        must(house.world.lan, "people.take_back", **body)
    finish_all()
    assert (Ending.objects.get().state, list(kept.glob("*.age"))) == (Ending.KEEP, [])
    assert endings.carry() == 1
    assert not Ending.objects.exists()
    assert give_back(house, made.path, identity).repeated.done["people.take_back"] == 1


def test_a_file_is_sealed_names_nobody_and_is_believed_only_with_our_mark(
    house: House, identity: list[Any], kept: Path, settings: Any
) -> None:
    world = house.world
    must(world.lan, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose="help_now")
    (file,) = kept.glob("*.age")
    assert file.stat().st_mode & 0o077 == 0
    content = file.read_bytes()
    assert b"people." not in content
    plain = pyrage.decrypt(content, identity)
    assert str(world.ba_tu.resident).encode() in plain
    assert "Lô".encode() not in plain
    assert len([one for one in endings.read([kept], identity) if isinstance(one, Ending)]) == 1
    to = keys.recipients(keys.TO)
    for forged in (plain.replace(b"help_now", b"follow_u"), b"0" * 64 + b"\n" + plain.partition(b"\n")[2], b""):
        file.write_bytes(pyrage.encrypt(forged, to))
        assert list(endings.read([kept], identity)) == [file.name]
    file.write_bytes(content[:-1])
    assert list(endings.read([kept], identity)) == [file.name]
    file.write_bytes(content)
    moved = file.rename(file.with_name(f"{new_id()}.age"))
    assert list(endings.read([kept], identity)) == [moved.name]
    shutil.copy(moved, file)
    settings.LOOKUP_KEY = "another"
    assert sorted(endings.read([kept], identity)) == sorted([file.name, moved.name])


def test_endings_go_along_to_another_folder_once(house: House, identity: list[Any], kept: Path, tmp_path: Path) -> None:
    must(house.world.hoa, "people.withdraw_consent", consent_id=house.world.pao.consent)
    away = endings.folder(tmp_path / "away")
    assert (endings.copy(kept, away), endings.copy(kept, away)) == (1, 0)
    assert len(list(endings.read([kept, away], identity))) == 1


def test_nothing_is_written_where_nobody_could_read_it(house: House, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(keys.TO)
    must(house.world.hoa, "people.withdraw_consent", consent_id=house.world.pao.consent)
    assert not kept.exists()
    assert Ending.objects.get().told["body"] == {"consent_id": str(house.world.pao.consent)}
    refused = tell(house.world.hoa, "people.withdraw_consent", consent_id=new_id())
    assert refused.state == "refused"
    assert Ending.objects.count() == 1


def test_visits_and_sessions_are_not_carried_into_a_backup(house: House, identity: list[Any], kept: Path) -> None:
    browser = at_browser("desk", COMMUNE, "Lữ Thị Hoa", "hoa")
    assert browser.get("/ban").status_code == 200
    assert Visit.objects.exists()
    give_back(house, house.backup().path, identity)
    assert not Visit.objects.exists()
    assert browser.get("/ban").status_code in {302, 403}
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_session")
        assert cursor.fetchone() == (0,)


def test_a_phone_hears_that_somebody_whom_the_backup_brought_back_is_gone(house: House, identity: list[Any], kept: Path) -> None:
    world, person = house.world, str(house.world.ba_tu.resident)
    near, away = phone_of(world, world.lan_id), phone_of(world, world.lan_id)
    for phone in (near, away):
        assert (person, True) in told_of_people(phone)
    made = house.backup()
    must(world.lan, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose="help_now")
    assert (person, False) in told_of_people(near)  # it had heard; the other was away
    give_back(house, made.path, identity)
    assert (person, False) in told_of_people(away)
    assert (person, True) not in told_of_people(near)
    assert (person, True) not in told_of_people(phone_of(world, world.lan_id))


def test_somebody_whom_only_a_phone_still_knows_is_forgotten_again_once_it_comes(
    house: House, identity: list[Any], kept: Path
) -> None:
    """Entered after the backup, taken back at the desk: the phone brings the person again, and the desk's word holds."""
    world, person = house.world, new_id()
    phone = phone_of(world, world.lan_id)
    told_of_people(phone)
    made = house.backup()
    entered = letter("people.add_resident", id=person, household_id=world.ba_tu.household, full_name="Lô Văn Mới", given_name="Mới")
    assert phone.told(entered) == [("done", None)]
    said = must(world.hoa, "people.take_back", id=new_id(), resident_id=person, purpose="help_now").id
    report = give_back(house, made.path, identity)
    assert (report.repeated.waiting, person in people()) == (1, False)
    assert not Entry.objects.filter(id=said).exists()
    assert "Chờ máy trở lại" in "\n".join(report.repeated.lines())
    assert phone.told(entered) == [("done", None)]
    assert person in people()
    assert (str(person), True) not in told_of_people(phone)
    assert person not in people()
    assert Entry.objects.get(id=said).verdict == "done"
    assert not Ending.objects.exists()


def told_of_people(phone: Phone) -> set[tuple[str, bool]]:
    """Pull, and return of whom the phone was told, and whether they are there."""
    answer = phone.pull()
    return {(one["id"], one["row"] is not None) for one in answer["changes"] if one["collection"] == "people.residents"}
