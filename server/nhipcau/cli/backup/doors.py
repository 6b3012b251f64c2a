"""The two verbs of the command line, and what they do without a database; the rest is handed over to `work`."""

import argparse
import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import django

from nhipcau.cli import house
from nhipcau.cli.backup import envelope, keep, keys, wal
from nhipcau.cli.backup.saying import listed, refused
from nhipcau.kernel.problems import Refusal
from nhipcau.settings import backup as settings
from nhipcau.settings import database, places


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
    parser.add_argument("--from", dest="origin", type=Path, metavar="DIR", help="where the segments, or the endings, lie")
    parser.add_argument("--finish", action="store_true", help="after --data: ask the ledger, tell the phones, end again what had ended")
    options = parser.parse_args(arguments)
    if not (options.file or options.lost or options.wal or options.finish):
        parser.error("FILE")
    if options.identity is None and not options.lost:
        parser.error("--identity")
    return options


def _told(work: Callable[[], int]) -> int:
    """Do the work; say a refusal in both languages."""
    try:
        return work()
    except Refusal as refusal:
        return refused(refusal)
    finally:
        house.close()


def _backup(options: argparse.Namespace) -> int:
    if options.make_key:
        print(f"{keys.TO}={keys.make(options.make_key, keys.new_passphrase)}")
        return 0
    to = keys.recipients(keys.TO)
    if options.wal:
        wal.keep(options.wal, options.to, to)
        return 0
    rule = keep.rule_of(options.keep) if options.keep else None
    house.open_up()
    return _work("backup")(options, to, rule)


def _restore(options: argparse.Namespace) -> int:
    key = [] if options.lost else keys.identities(options.identity, keys.passphrase)
    if options.lost or options.finish:
        house.open_up()
        return _work("after")(options, key)
    if options.wal:
        return wal.fetch(options.origin, options.wal[0], Path(options.wal[1]), key)
    if options.keys:
        return _put_keys_back(options.file, key)
    if options.into:
        point_at(options.into)
    django.setup()
    return _work("restore")(options, key)


def _work(name: str) -> Callable[..., int]:
    """Return what knows the tables: it can be loaded once Django is set up, and not with this module."""
    found: Callable[..., int] = getattr(import_module("nhipcau.cli.backup.work"), name)
    return found


def _put_keys_back(file: Path, key: list[Any]) -> int:
    with envelope.opened(file, key) as stream:
        content = stream.read()
    written, there = keys.put_back(content, places.data_dir())
    print(f"Đã đặt lại · Put back: {', '.join(written) or '–'}")
    return listed("Đã có sẵn, giữ nguyên · There already, left alone", there)


def point_at(url: str) -> None:
    """Let both connections lead to this database; the application's role keeps its name."""
    os.environ["DATABASE_OWNER_URL"] = url
    owner = database.from_url(url)["USER"]
    os.environ["DATABASE_URL"] = url.replace(f"//{owner}", f"//{database.APP_ROLE}", 1)
