"""``nhipcau import_tables FOLDER``: what ``export`` wrote, into an empty house."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.say import number
from nhipcau.links.traffic.reading import bring


class Command(BaseCommand):
    """Read every table back; begun again after a cut, it goes on."""

    help = "Import every table that export wrote into an empty house: import_tables FOLDER"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take where from."""
        parser.add_argument("folder", type=Path)

    def handle(self, *_: Any, folder: Path, **__: Any) -> None:  # noqa: ANN401 (Django's signature)
        """Import, or say what is wrong, with its number."""
        try:
            told = bring(folder, self._show)
        except Refusal as refusal:
            vi, en = refusal.problem.vi.filled(refusal.details), refusal.problem.en.filled(refusal.details)
            raise CommandError(f"{refusal.problem.number}: {vi.what} {vi.todo} · {en.what} {en.todo}") from refusal
        self.stdout.write(f"\nĐã nhập {len(told.files)} bảng, {number(sum(one.rows for one in told.files))} dòng. Chạy tiếp: nhipcau verify ledger.")

    def _show(self, table: str, rows: int, done: int, all_: int) -> None:
        if sys.stderr.isatty():
            self.stderr.write(f"\r{done + 1}/{all_} {table} {number(rows)}".ljust(79), ending="")
