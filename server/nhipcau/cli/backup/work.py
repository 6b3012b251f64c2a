"""What the two verbs do with the tables, and what they say of it; Django is set up by then."""

import argparse
import shlex
import sys
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from nhipcau.cli import house
from nhipcau.cli.backup import giving_back, keep, keys, lost, make, recovering, tools
from nhipcau.cli.backup.envelope import Recipient
from nhipcau.cli.backup.repeating import places
from nhipcau.cli.backup.saying import listed
from nhipcau.kernel import beats, endings
from nhipcau.kernel.events import tell


def backup(options: argparse.Namespace, to: Sequence[Recipient], rule: dict[str, int] | None) -> int:
    """Make a backup, or a base; remove older ones when this one is whole. What has ended lies beside it."""
    endings.carry()
    endings.copy(endings.folder(), endings.folder(options.to))
    if options.base:
        print(recovering.base(options.to, to))
        return 0
    made = make.make(options.to, tools.Place.of(), to, keys.recipients(keys.KEYS_TO, keys.TO))
    about, files = made.manifest, made.manifest["files"]
    rows = sum(about["holds"]["tables"].values())
    beats.beat("backup")
    tell("backup.made", None, bytes=made.path.stat().st_size)
    print(f"{made.path}\n{made.keys}")
    print(f"Đã sao lưu · Backed up: {rows} dòng · rows, {files['count']} tệp · files, {made.path.stat().st_size} byte")
    for name in keep.clear(options.to, rule) if rule else ():
        print(f"Đã xóa bản cũ · Removed: {name}")
    return listed("Tệp cần xem lại · Files to look at", files["faults"])


def restore(options: argparse.Namespace, key: list[Any]) -> int:
    """Unpack a base, or only look, or give the house back."""
    if options.data:
        return _unpack(options, key)
    if options.look:
        about = giving_back.look(options.file, key)
        print(f"Nguyên vẹn · Whole: {about['made_at']}, {about['app']}, {sum(about['holds']['tables'].values())} dòng · rows")
        return 0
    house.open_up()
    beside = [options.origin] if options.origin else []
    report = giving_back.restore(options.file, key, tools.Place.of(), *beside)
    rows = sum(report.manifest["holds"]["tables"].values())
    print(f"Đã khôi phục đến · Restored up to {report.manifest['made_at']}: {rows} dòng · rows, {report.files} tệp · files")
    listed("Lưu ý · Note", report.remarks)
    print("\n".join(report.repeated.lines()))
    print("Xem việc còn thiếu · What is unaccounted for: ./nhipcau restore --lost")
    return listed("KHÁC VỚI BẢN SAO LƯU · NOT AS IN THE BACKUP", report.differences)


def after(options: argparse.Namespace, key: list[Any]) -> int:
    """Say who came back since the restore, or end the recovery of a cluster."""
    if options.finish:
        faults, repeated = recovering.finish(read_moment(options.until), key, places(options.origin))
        print("\n".join(repeated.lines()))
        return listed("SỔ CÁI · LEDGER", [*faults, *repeated.strange])
    for line in lost.lines():
        print(line)
    return 0


def _unpack(options: argparse.Namespace, key: list[Any]) -> int:
    origin, identity = (options.origin or options.file.parent).resolve(), options.identity.resolve()
    own = [sys.executable, "-m", "nhipcau.cli", "restore", "--from", str(origin), "--identity", str(identity)]
    about = recovering.unpack(options.file, key, options.data, options.until, f"{shlex.join(own)} --wal %f %p")
    print(f"Đã mở bản gốc · Unpacked the base of {about['made_at']}: {options.data}")
    print("Chạy PostgreSQL trên thư mục này, rồi · Start PostgreSQL on it, then: ./nhipcau restore --finish")
    return 0


def read_moment(text: str) -> datetime | None:
    """Return an aware moment, or None."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None
