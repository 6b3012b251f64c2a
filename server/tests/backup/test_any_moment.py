"""A real cluster is lost and recovered to a moment between two taps, from encrypted segments alone."""

import shutil
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from nhipcau.cli.backup import doors, keys, recovering, wal
from nhipcau.kernel.actor import system
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Entry
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.people.models import Resident
from nhipcau.settings import database
from nhipcau.sync.models import Restored
from tests.backup.test_refusals import refused
from tests.databases import Databases, point_at
from tests.faults.cluster import Cluster, seed
from tests.world import World, must, settle

WAIT = 60


class Clerk(threading.Thread):
    """Does what `archive_command` and `restore_command` do: the cluster's own user may not reach our Python in a test."""

    def __init__(self, folder: Path, backups: Path, identity: list[Any]) -> None:
        super().__init__(daemon=True)
        self.folder, self.backups, self.identity = folder, backups, identity
        self.over = threading.Event()
        folder.mkdir()
        folder.chmod(0o777)

    @property
    def keep(self) -> str:
        """The archive_command: it returns once the segment is kept."""
        box = self.folder
        return f"cp %p {box}/%f.tmp && mv {box}/%f.tmp {box}/%f.keep && while [ -e {box}/%f.keep ]; do sleep 0.02; done"

    @property
    def fetch(self) -> str:
        """The restore_command: it returns what the fetching returned."""
        box = self.folder
        wait = f"touch {box}/%f.want; until [ -e {box}/%f.code ]; do sleep 0.02; done; read code < {box}/%f.code"
        return f"{wait}; rm -f {box}/%f.code; [ $code -ne 0 ] || cp {box}/%f.out %p; exit $code"

    def run(self) -> None:
        while not self.over.wait(0.02):
            for path in self.folder.glob("*.keep"):
                named = path.with_suffix("")
                shutil.copy(path, named)
                wal.keep(named, self.backups, keys.recipients(keys.TO))
                path.unlink()
            for path in self.folder.glob("*.want"):
                path.unlink()
                out = path.with_suffix(".out")
                code = wal.fetch(self.backups, path.stem, out, self.identity)
                if code == 0:
                    out.chmod(0o644)
                draft = path.with_suffix(".draft")
                draft.write_text(f"{code}\n")
                draft.chmod(0o666)
                draft.rename(path.with_suffix(".code"))


@pytest.fixture
def clerk(open_folder: Path, identity: list[Any]) -> Iterator[Clerk]:
    found = Clerk(open_folder / "box", open_folder / "backups", identity)
    found.start()
    yield found
    found.over.set()
    found.join()


@pytest.fixture
def primary(
    clerk: Clerk, open_folder: Path, django_db_setup: None, databases: Databases, django_db_blocker: Any
) -> Iterator[Cluster]:
    """A cluster with the house's tables that archives its log, and the house standing on it."""
    with django_db_blocker.unblock():
        found = Cluster(open_folder / "one", archive_mode="on", archive_command=clerk.keep)
        found.copy_of(seed(open_folder))
        found.start()
        point_at(found.socket, database.DATABASE)
        try:
            yield found
        finally:
            connections.close_all()
            found.kill()
            point_at(databases.server.socket, databases.own)


def tapped(world: World) -> Any:
    """One assist, and the moment at which it is surely committed."""
    verdict = must(world.lan, "support.record_assist", **world.assist(world.ba_tu))
    time.sleep(0.02)
    return verdict.id, datetime.now(UTC)


def archived(primary: Cluster, clerk: Clerk) -> None:
    """End the segment, and wait until it is kept."""
    with primary.connect("postgres") as connection:
        name = connection.execute("SELECT pg_walfile_name(pg_switch_wal())").fetchall()[0][0]
    deadline = time.monotonic() + WAIT
    while not wal._kept(clerk.backups / "wal", name):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def recovered(folder: Path, base: Path, clerk: Clerk, until: datetime, identity_file: Path) -> Cluster:
    """Unpack the base by the command, and let PostgreSQL recover; the clerk stands in for the command that fetches."""
    found = Cluster(folder / "two")
    where = ["--data", str(found.data), "--from", str(clerk.backups), "--until", until.isoformat()]
    assert doors.restore([str(base), "--identity", str(identity_file), *where]) == 0
    conf = found.data / "postgresql.auto.conf"
    assert f"--from {clerk.backups.resolve()}" in conf.read_text()
    assert " --wal %f %p'" in conf.read_text()
    with conf.open("a") as file:
        file.write(f"restore_command = '{clerk.fetch}'\n")
    if found.user:
        for path in (found.data, *found.data.rglob("*")):
            shutil.chown(path, found.user, found.user)
    found.start()
    return found


def test_a_house_comes_back_as_it_stood_between_two_taps_and_what_ended_later_stays_so(
    primary: Cluster, clerk: Clerk, open_folder: Path, identity_file: Path, settings: Any, capsys: Any, monkeypatch: Any
) -> None:
    settings.EMBEDDED_POSTGRES = False  # the cluster is ours to start
    monkeypatch.setenv("NHIPCAU_BACKUP_DIR", str(clerk.backups))
    world = settle()
    assert doors.backup(["--to", str(clerk.backups), "--base"]) == 0
    base = Path(capsys.readouterr().out.split()[-1])
    kept, moment = tapped(world)
    tapped(world)
    must(world.lan, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose="help_now")
    archived(primary, clerk)
    connections.close_all()
    primary.kill()
    shutil.rmtree(primary.data, ignore_errors=True)
    assert not any(b"support.record_assist" in path.read_bytes() for path in clerk.backups.rglob("*.age"))

    second = recovered(open_folder, base, clerk, moment, identity_file)
    try:
        deadline = time.monotonic() + WAIT
        while second.connect("postgres").execute("SELECT pg_is_in_recovery()").fetchall()[0][0]:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        point_at(second.socket, database.DATABASE)
        until = ["--until", moment.isoformat(), "--identity", str(identity_file), "--from", str(clerk.backups)]
        assert doors.restore(["--finish", *until]) == 0
        assert "Làm lại · Ended again: 1 rút đồng ý và xóa" in capsys.readouterr().out
        with acting(system(COUNTRY)):
            assert list(Resident.objects.values_list("id", flat=True)) == [world.pao.resident]
        found = set(Entry.objects.filter(verb="support.record_assist").values_list("id", flat=True))
        assert found == {kept}
        mark = Restored.objects.get(commune="16933")
        assert mark.held_until <= moment
        assert mark.entries == Entry.objects.filter(commune="16933").exclude(verb__in=("people.take_back", "people.purge")).count()
        assert doors.restore(["--lost"]) == 0
        assert "Khôi phục lúc" in capsys.readouterr().out
        must(world.hoa, "people.withdraw_consent", consent_id=given(world))
    finally:
        connections.close_all()
        second.kill()


def given(world: World) -> Any:
    """The house works on: somebody agrees."""
    consent = new_id()
    must(world.hoa, "people.give_consent", id=consent, resident_id=world.pao.resident, purpose="help_now", given_by="self", method="tap")
    return consent


def test_a_segment_is_kept_once_and_never_another_in_its_place(open_folder: Path, identity: list[Any]) -> None:
    to, segment = keys.recipients(keys.TO), open_folder / "000000010000000000000007"
    segment.write_bytes(b"one" * 1000)
    wal.keep(segment, open_folder, to)
    wal.keep(segment, open_folder, to)
    (held,) = (open_folder / "wal").iterdir()
    segment.write_bytes(b"two" * 1000)
    refused("409.194", lambda: wal.keep(segment, open_folder, to), segment.name)
    back = open_folder / "back"
    assert wal.fetch(open_folder, segment.name, back, identity) == 0
    assert back.read_bytes() == b"one" * 1000
    assert wal.fetch(open_folder, "000000010000000000000008", back, identity) == wal.NOT_THERE
    history = open_folder / f"{segment.name}.00000028.backup"
    history.write_bytes(b"START WAL LOCATION")
    wal.keep(history, open_folder, to)
    assert wal.fetch(open_folder, segment.name, back, identity) == 0
    assert back.read_bytes() == b"one" * 1000
    held.write_bytes(held.read_bytes()[:-1])
    assert wal.fetch(open_folder, segment.name, open_folder / "none", identity) == wal.FAULTY
    assert not (open_folder / "none").exists()


def test_a_moment_before_the_base_or_a_folder_in_use_is_refused(open_folder: Path, identity: list[Any]) -> None:
    about = {"made_at": datetime.now(UTC).isoformat()}
    for text in ("yesterday", "2026-11-22T07:00:00", (datetime.now(UTC) - timedelta(days=1)).isoformat()):
        refused("422.193", lambda text=text: recovering._moment(text, about), "Không hiểu")  # type: ignore[misc]
    refused("409.193", lambda: recovering.unpack(open_folder, identity, open_folder.parent, "", ""))
