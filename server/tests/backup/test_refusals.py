"""What is damaged, incomplete or not ours is refused in words, and nothing is touched."""

import os
import re
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyrage  # type: ignore[import-untyped]  # it ships none
import pytest

from nhipcau.cli.backup import envelope, giving_back, keep, keys, state, tools
from nhipcau.cli.backup.archive import PIECE, Writer, members
from nhipcau.cli.backup.tools import Place
from nhipcau.kernel.problems import Problem, Refusal
from tests.backup.conftest import PHRASE, House, run, send_photos

ABOUT = {"nhipcau": 1, "kind": "database", "made_at": "2026-11-22", "app": "0.1.0", "holds": {"tables": {"one": 3, "two": 4}}}


def refused(number: str, work: Callable[[], Any], words: str = "") -> Problem:
    """The work is refused with this number, in both languages."""
    with pytest.raises(Refusal) as found:
        work()
    assert found.value.problem.number == number, found.value.details
    said = " ".join((*vars(found.value.problem.vi.filled(found.value.details)).values(),))
    assert re.search(words, said), said
    assert "…" not in said
    return found.value.problem


def small(path: Path, *, without: str = "", more: str = "") -> Path:
    """An archive of three pieces and a file; one piece may be left out, or one put behind."""
    with envelope.sealed(path, keys.recipients(keys.TO)) as stream:
        whole = Writer(stream)
        keep_back = whole._member
        whole._member = lambda name, content: None if name == without else keep_back(name, content)  # type: ignore[method-assign]
        whole.part("database", [b"a" * PIECE, b"b" * PIECE, b"c"])
        whole.file("vn.40.16933/" + "0" * 64, b"photo")
        if more:
            keep_back(more, b"strange")
        whole.end(ABOUT)
    return path


def test_a_whole_archive_says_what_it_holds(tmp_path: Path, identity: list[Any]) -> None:
    parts = giving_back.look(small(tmp_path / "whole"), identity)["parts"]
    assert (parts["database"]["pieces"], parts["database"]["bytes"]) == (3, 2 * PIECE + 1)
    assert parts["files"]["pieces"] == 1


@pytest.mark.parametrize(
    ("without", "words"),
    [
        ("database/00000001", "thiếu phần trước database/00000002"),
        ("database/00000003", "“database” khác mục lục"),
        ("files/vn.40.16933/" + "0" * 64, "“files” khác mục lục"),
        ("manifest.json", "thiếu mục lục"),
    ],
)
def test_a_missing_part_is_named(tmp_path: Path, identity: list[Any], without: str, words: str) -> None:
    path = small(tmp_path / "backup", without=without)
    refused("422.192", lambda: giving_back.look(path, identity), words)


def test_a_part_that_nobody_announced_is_named(tmp_path: Path, identity: list[Any]) -> None:
    path = small(tmp_path / "backup", more="secret/00000001")
    refused("422.192", lambda: giving_back.look(path, identity), "“secret” khác mục lục")


def test_a_flipped_byte_anywhere_is_found(tmp_path: Path, identity: list[Any]) -> None:
    path = small(tmp_path / "backup")
    whole = path.read_bytes()
    for where in (3, 150, 400, 70_000, PIECE + 7, len(whole) - 1):
        path.write_bytes(whole[:where] + bytes([whole[where] ^ 1]) + whole[where + 1 :])
        with pytest.raises(Refusal) as found:
            giving_back.look(path, identity)
        assert found.value.problem.number in {"422.192", "403.190"}


def test_a_cut_file_is_found_wherever_it_is_cut(tmp_path: Path, identity: list[Any]) -> None:
    path = small(tmp_path / "backup")
    whole = path.read_bytes()
    for length in (0, 40, 300, 70_000, len(whole) - 65_552, len(whole) - 1):
        path.write_bytes(whole[:length])
        with pytest.raises(Refusal) as found:
            giving_back.look(path, identity)
        assert found.value.problem.number in {"422.192", "403.190"}


def test_another_key_and_a_wrong_passphrase_open_nothing(
    tmp_path: Path, identity: list[Any], identity_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = small(tmp_path / "backup")
    refused("403.190", lambda: giving_back.look(path, [envelope.Identity.generate()]))
    refused("422.191", lambda: keys.identities(identity_file, lambda: "a wrong one"))
    refused("422.191", lambda: keys.identities(path.with_name("none"), lambda: ""))
    monkeypatch.setenv(keys.TO, "")
    refused("422.190", lambda: keys.recipients(keys.KEYS_TO, keys.TO))
    monkeypatch.setenv(keys.TO, "age1nobody")
    refused("422.190", lambda: keys.recipients(keys.TO))


def test_a_machine_that_is_busy_for_a_moment_still_opens_the_key(
    identity_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """age measures the machine at each try: here it seems far too slow twice, as under load."""
    opens, asked = pyrage.passphrase.decrypt, iter([b"30", b"30"])

    def measured(content: bytes, phrase: str) -> bytes:
        heavy = next(asked, None)
        return bytes(opens(re.sub(rb"(-> scrypt \S+) \d+", rb"\1 " + heavy, content) if heavy else content, phrase))

    monkeypatch.setattr(pyrage.passphrase, "decrypt", measured)
    assert len(keys.identities(identity_file, lambda: PHRASE)) == 1
    assert next(asked, None) is None


@contextmanager
def little_room(most: int) -> Iterator[None]:
    """No file may grow beyond so many bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_where_there_is_no_room_nothing_unfinished_is_left(tmp_path: Path, identity: list[Any]) -> None:
    def write() -> None:
        with little_room(200_000):
            small(tmp_path / "backup")

    refused("507.190", write, "Không ghi được")
    assert list(tmp_path.iterdir()) == []
    refused("507.190", lambda: small(tmp_path / "nowhere" / "backup"))


def test_work_that_breaks_off_leaves_no_file(tmp_path: Path, identity: list[Any]) -> None:
    def broken() -> Iterator[bytes]:
        yield b"a" * PIECE * 2
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), envelope.sealed(tmp_path / "backup", keys.recipients(keys.TO)) as stream:
        Writer(stream).part("database", broken())
    assert list(tmp_path.iterdir()) == []


def test_nothing_readable_lies_on_the_disk(house: House, identity: list[Any]) -> None:
    send_photos(house, 1)
    made = house.backup()
    assert sorted(path.name for path in house.backups.iterdir()) == sorted([made.path.name, made.keys.name])
    for path in (made.path, made.keys):
        assert path.stat().st_mode & 0o077 == 0
        content = path.read_bytes()
        assert content.startswith(b"age-encryption.org/v1")
        for plain in (b"kernel_entry", b"RIFF", b"manifest", b"NHIPCAU_LOOKUP_KEY", "Lô".encode()):
            assert plain not in content
    with envelope.opened(made.path, identity) as stream:
        assert b"kernel_entry" in next(content for _, content in members(stream))


def test_what_is_not_empty_or_not_prepared_is_left_alone(house: House, identity: list[Any]) -> None:
    made = house.backup()
    refused("409.190", lambda: giving_back.restore(made.path, identity, Place.of()), r"\d+ bảng")
    house.empty()
    run("DROP EXTENSION pg_trgm")
    refused("409.191", lambda: giving_back.restore(made.path, identity, Place.of()), "extension pg_trgm")
    run("CREATE EXTENSION pg_trgm", "CREATE FUNCTION in_the_way() RETURNS int LANGUAGE sql AS 'SELECT 1'")
    run("CREATE TYPE kernel_head AS (strange int)")
    refused("500.190", lambda: giving_back.restore(made.path, identity, Place.of()), "pg_restore")
    with Place.of().connect() as connection:
        assert state.tables(connection) == []
    assert house.kept() == {}


def test_a_damaged_backup_touches_neither_database_nor_shelf(house: House, identity: list[Any]) -> None:
    made = house.backup()
    house.empty()
    content = made.path.read_bytes()
    made.path.write_bytes(content[: len(content) // 2])
    refused("422.192", lambda: giving_back.restore(made.path, identity, Place.of()))
    with Place.of().connect() as connection:
        assert state.tables(connection) == []


def test_a_tool_older_than_the_server_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "pg_dump"
    old.write_text("#!/bin/sh\necho 'pg_dump (PostgreSQL) 15.4'\n")
    old.chmod(0o755)
    monkeypatch.setenv("NHIPCAU_PG_BIN", str(tmp_path))
    assert tools.must_fit("pg_dump", 15) == "pg_dump (PostgreSQL) 15.4"
    refused("503.190", lambda: tools.must_fit("pg_dump", 16), "15.*16")
    refused("503.190", lambda: tools.must_fit("pg_dump", 14))
    refused("503.190", lambda: tools.must_fit("pg_dump", 15, reads=18))
    refused("503.190", lambda: tools.must_fit("pg_restore", 15))
    new = tmp_path / "pg_restore"
    new.write_text("#!/bin/sh\necho 'pg_restore (PostgreSQL) 18.6'\n")
    new.chmod(0o755)
    assert tools.must_fit("pg_restore", 17, reads=15)
    refused("503.190", lambda: tools.must_fit("pg_restore", 16))  # it would say SET transaction_timeout


def test_the_rule_keeps_the_newest_of_each_day_week_and_month() -> None:
    days = [f"nhipcau-2026{month:02}{day:02}T{hour:02}0000Z.tar.age" for month in (9, 10, 11) for day in range(1, 29) for hour in (1, 9)]
    gone = keep.worn([*days, "notes.txt", "nhipcau-20260101T000000Z.keys.age"], keep.rule_of("3d/2w/3m"))
    assert [name for name in days if name not in gone] == [
        "nhipcau-20260928T090000Z.tar.age", "nhipcau-20261028T090000Z.tar.age", "nhipcau-20261122T090000Z.tar.age",
        "nhipcau-20261126T090000Z.tar.age", "nhipcau-20261127T090000Z.tar.age", "nhipcau-20261128T090000Z.tar.age",
    ]  # fmt: skip
    for text in ("", "7", "7d,4w", "0d", "7y", "d"):
        refused("422.194", lambda text=text: keep.rule_of(text))  # type: ignore[misc]


def test_keys_go_where_none_are_and_replace_nothing(tmp_path: Path, identity: list[Any]) -> None:
    written, there = keys.put_back(keys.packed(), tmp_path / "data")
    assert (len(written), there) == (len(keys.FILES), [])
    (tmp_path / "data" / "lookup.key").write_text("mine")
    assert keys.put_back(keys.packed(), tmp_path / "data") == ([], list(keys.FILES.values()))
    assert (tmp_path / "data" / "lookup.key").read_text() == "mine"


def test_the_command_line_says_what_it_found(tmp_path: Path, identity_file: Path) -> None:
    path = small(tmp_path / "backup")
    env = {**os.environ, keys.PASSPHRASE: PHRASE, "NHIPCAU_DATA": str(tmp_path)}
    words = [sys.executable, "-m", "nhipcau.cli", "restore", "--identity", str(identity_file), "--look", str(path)]
    whole = subprocess.run(words, env=env, capture_output=True, text=True, check=False)
    assert (whole.returncode, whole.stdout) == (0, "Nguyên vẹn · Whole: 2026-11-22, 0.1.0, 7 dòng · rows\n"), whole.stderr
    path.write_bytes(path.read_bytes()[:-1])
    cut = subprocess.run(words, env=env, capture_output=True, text=True, check=False)
    assert (cut.returncode, cut.stdout) == (1, "")
    assert len(re.findall(r"^\[422\.192\] ", cut.stderr, re.MULTILINE)) == 2
