"""``nhipcau export FOLDER``: every table of the house in open files."""

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from nhipcau.kernel.say import number
from nhipcau.links.traffic.writing import export


class Command(BaseCommand):
    """Write every table to a folder, with progress; begun again after a cut, it goes on."""

    help = "Export every table: export FOLDER [--format ndjson|csv] [--parquet]"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take where to, and in which form."""
        parser.add_argument("folder", type=Path)
        parser.add_argument("--format", dest="form", choices=["ndjson", "csv"], default="ndjson")
        parser.add_argument("--parquet", action="store_true", help="a Parquet file beside each NDJSON file")

    def handle(self, *_: Any, folder: Path, form: str, parquet: bool, **__: Any) -> None:  # noqa: ANN401 (Django's signature)
        """Export, and say what was written."""
        told = export(folder, form, self._show)  # type: ignore[arg-type]
        if parquet:
            import_module("nhipcau.links.traffic.parquet").beside(folder, told)
        rows = number(sum(one.rows for one in told.files))
        self.stdout.write(f"\nĐã xuất {len(told.files)} bảng, {rows} dòng. Trong đó có dữ liệu cá nhân: giữ kín. · Exported; keep it closed.")

    def _show(self, table: str, rows: int, done: int, all_: int) -> None:
        if sys.stderr.isatty():
            full = 20 * (done + 1) // all_
            self.stderr.write(f"\r[{'#' * full}{'.' * (20 - full)}] {done + 1}/{all_} {table} {number(rows)}".ljust(79), ending="")
