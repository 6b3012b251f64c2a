"""``nhipcau import villages FILE --commune CODE``: enter a commune's list of villages."""  # noqa: N999 (the word that is typed)

from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from nhipcau.kernel.clock import local_today
from nhipcau.kernel.problems import Refusal
from nhipcau.places.imports import Fault, import_villages


class Command(BaseCommand):
    """Read a CSV or XLSX with the columns Tên, Loại, Tên cũ, Sóng, Mã xã; every fault is told at once."""

    help = "Import a list: nhipcau import villages FILE --commune 16933"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what to import, the file, the commune."""
        parser.add_argument("what", choices=["villages"])
        parser.add_argument("file", type=Path)
        parser.add_argument("--commune", required=True, help="the five-digit code")
        parser.add_argument(
            "--from", dest="since", type=date.fromisoformat, help="valid from, ISO date; today if left out"
        )
        parser.add_argument("--skip-bad", action="store_true", help="enter the good lines and list the others")

    def handle(self, *_: Any, file: Path, commune: str, since: date | None, skip_bad: bool, **__: Any) -> None:  # noqa: ANN401 (Django's signature)
        """Import, or say what is wrong, with its number."""
        try:
            done = import_villages(file, commune, since=since or local_today(), skip_bad=skip_bad)
        except Refusal as refusal:
            raise CommandError(_said(refusal)) from refusal
        for fault in done.skipped:
            self.stderr.write(f"  bỏ qua · {fault}")
        self.stdout.write(f"Đã nhập {done.added} thôn, bản. · Imported {done.added} villages.")


def _said(refusal: Refusal) -> str:
    vi = refusal.problem.vi.filled(refusal.details)
    en = refusal.problem.en.filled(refusal.details)
    lines = [f"[{refusal.problem.number}] {vi.what} {vi.kept} {vi.todo}", f"{en.what} {en.kept} {en.todo}"]
    lines += [f"  {Fault(**fault)}" for fault in refusal.details.get("faults", [])]
    return "\n".join(lines)
