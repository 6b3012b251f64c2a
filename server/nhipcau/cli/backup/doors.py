"""The two verbs of the command line, and what they say."""

import argparse
import os
import shlex
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import django

from nhipcau.cli import house
from nhipcau.kernel.problems import Refusal
from nhipcau.settings import backup as settings
from nhipcau.settings import database, places

SHOWN = 20


def backup(arguments: list[str]) -> int:
    """`nhipcau backup`: write one, or make a key, or keep a base and what follows it."""
    options = _backup_options(arguments)
    return _told(lambda: _backup(options))


def restore(arguments: list[str]) -> int:
    """`nhipcau restore`: give a house back, or put its keys back, or say what is still unaccounted for."""
    options = _restore_options(arguments)
    return _told(lambda: _restore(options))


def _backup_options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="nhipcau backup", description="Encrypted backup of database, files and keys.")
    parser.add_argument("--to", type=Path, default=settings.folder(), metavar="DIR", help="where it is written")
    parser.add_argument("--keep", default="", metavar="7d/4w/12m", help="remove older ones, after this one is whole")
    parser.add_argument("--make-key", type=Path, metavar="FILE", help="make the key that opens backups")
    parser.add_argument("--base", action="store_true", help="a base for restoring to any moment (pg_basebackup)")
    parser.add_argument("--wal", type=Path, metavar="PATH", help="keep one segment: archive_command = 'nhipcau backup --wal %%p'")
    return parser.parse_args(arguments)


def _restore_options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="nhipcau restore", description="Give the house back from a backup.")
    parser.add_argument("file", type=Path, nargs="?", help="the backup")
    parser.add_argument("--identity", type=Path, default=settings.said(settings.IDENTITY) or None, metavar="FILE")
    parser.add_argument("--into", default="", metavar="URL", help="the owner's connection to an empty database")
    parser.add_argument("--look", action="store_true", help="only check that it opens and is whole")
    parser.add_argument("--keys", action="store_true", help="FILE is a .keys.age: put back the keys that are missing")
    parser.add_argument("--lost", action="store_true", help="after a restore: who came back, who did not yet")
    parser.add_argument("--data", type=Path, metavar="DIR", help="unpack a base backup into this new folder")
    parser.add_argument("--until", default="", metavar="TIME", help="with --data: the last moment to bring back")
    parser.add_argument("--wal", nargs=2, metavar=("NAME", "PATH"), help="restore_command = 'nhipcau restore --wal %%f %%p'")
    parser.add_argument("--from", dest="origin", type=Path, metavar="DIR", help="where the segments lie")
    parser.add_argument("--finish", action="store_true", help="after --data: ask the ledger and tell the phones")
    options = parser.parse_args(arguments)
    if not (options.file or options.lost or options.wal or options.finish):
        parser.error("FILE")
    if options.identity is None and not options.lost and not options.finish:
        parser.error("--identity")
    return options


def _told(work: Callable[[], int]) -> int:
    """Do the work; say a refusal in both languages."""
    try:
        return work()
    except Refusal as refusal:
        for words in (refusal.problem.vi, refusal.problem.en):
            said = words.filled(refusal.details)
            print(f"[{refusal.problem.number}] {said.what} {said.kept} {said.todo}", file=sys.stderr)
        return 1
    finally:
        house.close()


def _backup(options: argparse.Namespace) -> int:
    from nhipcau.cli.backup import keys, wal  # noqa: PLC0415 (a segment is kept without opening the house)

    if options.make_key:
        print(f"{keys.TO}={keys.make(options.make_key, keys.new_passphrase)}")
        return 0
    to = keys.recipients(keys.TO)
    if options.wal:
        wal.keep(options.wal, options.to, to)
        return 0
    from nhipcau.cli.backup import keep, make, tools  # noqa: PLC0415
    from nhipcau.kernel.events import tell  # noqa: PLC0415

    rule = keep.rule_of(options.keep) if options.keep else None
    house.open_up()
    if options.base:
        print(wal.base(options.to, to))
        return 0
    made = make.make(options.to, tools.Place.of(), to, keys.recipients(keys.KEYS_TO, keys.TO))
    about, files = made.manifest, made.manifest["files"]
    rows = sum(about["holds"]["tables"].values())
    tell("backup.made", None, bytes=made.path.stat().st_size)
    print(f"{made.path}\n{made.keys}")
    print(f"Đã sao lưu · Backed up: {rows} dòng · rows, {files['count']} tệp · files, {made.path.stat().st_size} byte")
    for name in keep.clear(options.to, rule) if rule else ():
        print(f"Đã xóa bản cũ · Removed: {name}")
    return _list("Tệp cần xem lại · Files to look at", files["faults"])


def _restore(options: argparse.Namespace) -> int:
    from nhipcau.cli.backup import keys, wal  # noqa: PLC0415

    if options.lost or options.finish:
        return _after(options)
    key = keys.identities(options.identity, keys.passphrase)
    if options.wal:
        return wal.fetch(options.origin, options.wal[0], Path(options.wal[1]), key)
    if options.keys:
        return _put_keys_back(options.file, key)
    if options.into:
        point_at(options.into)
    django.setup()
    if options.data:
        return _unpack(options, key)
    from nhipcau.cli.backup import giving_back, tools  # noqa: PLC0415

    if options.look:
        about = giving_back.look(options.file, key)
        print(f"Nguyên vẹn · Whole: {about['made_at']}, {about['app']}, {sum(about['holds']['tables'].values())} dòng · rows")
        return 0
    house.open_up()
    report = giving_back.restore(options.file, key, tools.Place.of())
    rows = sum(report.manifest["holds"]["tables"].values())
    print(f"Đã khôi phục đến · Restored up to {report.manifest['made_at']}: {rows} dòng · rows, {report.files} tệp · files")
    _list("Lưu ý · Note", report.remarks)
    print("Xem việc còn thiếu · What is unaccounted for: ./nhipcau restore --lost")
    return _list("KHÁC VỚI BẢN SAO LƯU · NOT AS IN THE BACKUP", report.differences)


def _after(options: argparse.Namespace) -> int:
    house.open_up()
    from nhipcau.cli.backup import lost, wal  # noqa: PLC0415 (models, once the settings are read)

    if options.finish:
        return _list("SỔ CÁI · LEDGER", wal.finish(read_moment(options.until)))
    for line in lost.lines():
        print(line)
    return 0


def _unpack(options: argparse.Namespace, key: list[Any]) -> int:
    from nhipcau.cli.backup import wal  # noqa: PLC0415

    origin, identity = (options.origin or options.file.parent).resolve(), options.identity.resolve()
    own = [sys.executable, "-m", "nhipcau.cli", "restore", "--from", str(origin), "--identity", str(identity)]
    about = wal.unpack(options.file, key, options.data, options.until, f"{shlex.join(own)} --wal %f %p")
    print(f"Đã mở bản gốc · Unpacked the base of {about['made_at']}: {options.data}")
    print("Chạy PostgreSQL trên thư mục này, rồi · Start PostgreSQL on it, then: ./nhipcau restore --finish")
    return 0


def _put_keys_back(file: Path, key: list[Any]) -> int:
    from nhipcau.cli.backup import envelope, keys  # noqa: PLC0415

    with envelope.opened(file, key) as stream:
        content = stream.read()
    written, there = keys.put_back(content, places.data_dir())
    print(f"Đã đặt lại · Put back: {', '.join(written) or '–'}")
    return _list("Đã có sẵn, giữ nguyên · There already, left alone", there)


def point_at(url: str) -> None:
    """Let both connections lead to this database; the application's role keeps its name."""
    os.environ["DATABASE_OWNER_URL"] = url
    owner = database.from_url(url)["USER"]
    os.environ["DATABASE_URL"] = url.replace(f"//{owner}", f"//{database.APP_ROLE}", 1)


def read_moment(text: str) -> datetime | None:
    """Return an aware moment, or None."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None


def _list(title: str, lines: list[str]) -> int:
    """Print what is not as it should be; 1 when there is something."""
    for line in lines[:SHOWN]:
        print(f"{title}: {line}")
    if len(lines) > SHOWN:
        print(f"… {len(lines) - SHOWN}")
    return int(bool(lines))
