"""How long a backup of a grown house takes, and giving it back into an empty database, by the two commands."""

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from django.conf import settings
from growth import grow_to
from report import Report
from town import Town, entries

from nhipcau.kernel.postgres import Embedded
from nhipcau.settings import database

ENTRIES = 300_000
PHRASE = "một câu dài chỉ để đo"


def restore(report: Report, town: Town) -> None:
    """Pour homes until the ledgers are long, back up, and restore beside it."""
    report.heading(f"A house of {ENTRIES:,} ledger entries is backed up and given back")
    grow_to(town, ENTRIES)
    report.figure("entries in the ledgers", entries(), "")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o711)
        more = {"NHIPCAU_BACKUP_PASSPHRASE": PHRASE, "NHIPCAU_BACKUP_DIR": folder}
        key = _run(["backup", "--make-key", f"{folder}/key"], more)
        more["NHIPCAU_BACKUP_TO"] = key.strip().partition("=")[2]
        told, took = _timed(["backup", "--to", folder], more)
        file = re.findall(r"^\S+\.tar\.age$", told, re.MULTILINE)[0]
        report.figure("backup", took, "s")
        report.figure("  the file", Path(file).stat().st_size / 1e6, "MB")
        server = Embedded(settings.DATA_DIR / "postgres")
        server.prepare("given_back", owner=database.OWNER_ROLE, app=database.APP_ROLE)
        into = f"postgresql://{database.OWNER_ROLE}@/given_back?host={server.socket}"
        told, took = _timed(["restore", file, "--identity", f"{folder}/key", "--into", into], more)
        report.figure("restore, every chain walked", took, "s")
        report.note(next(line for line in told.splitlines() if "Restored up to" in line))


def _timed(words: list[str], more: dict[str, str]) -> tuple[str, float]:
    began = time.monotonic()
    return _run(words, more), time.monotonic() - began


def _run(words: list[str], more: dict[str, str]) -> str:
    command = [sys.executable, "-m", "nhipcau.cli", *words]
    return subprocess.run(command, env=os.environ | more, check=True, capture_output=True, text=True).stdout
