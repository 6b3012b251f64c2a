"""``nhipcau import villages FILE --commune CODE`` and ``nhipcau import procedures FILE|DIR``."""  # noqa: N999 (the word that is typed)

from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from nhipcau.guides.imports import import_procedures
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.problems import Refusal
from nhipcau.places.imports import Fault, import_villages


class Command(BaseCommand):
    """Read a commune's list of villages, or procedures of the national portal; every fault is told at once."""

    help = "Import a list: import villages FILE --commune 16933 · import procedures FILE|DIR"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what to import, from where, and for villages the commune."""
        parser.add_argument("what", choices=["villages", "procedures"])
        parser.add_argument("file", type=Path)
        parser.add_argument("--commune", default="", help="the five-digit code, for villages")
        parser.add_argument(
            "--from", dest="since", type=date.fromisoformat, help="valid from, or read on; ISO date; today if left out"
        )
        parser.add_argument("--skip-bad", action="store_true", help="enter the good ones and list the others")

    def handle(self, *_: Any, what: str, since: date | None, **options: Any) -> None:  # noqa: ANN401 (Django's signature)
        """Import, or say what is wrong, with its number."""
        take = self._villages if what == "villages" else self._procedures
        try:
            take(since=since or local_today(), **options)
        except Refusal as refusal:
            raise CommandError(_said(refusal)) from refusal

    def _villages(self, file: Path, commune: str, since: date, skip_bad: bool, **_: Any) -> None:  # noqa: ANN401
        if not commune:
            raise CommandError("Thêm --commune với mã xã 5 chữ số. · Add --commune with the five-digit code.")
        done = import_villages(file, commune, since=since, skip_bad=skip_bad)
        self._list_skipped(done.skipped)
        self.stdout.write(f"Đã nhập {done.added} thôn, bản. · Imported {done.added} villages.")

    def _procedures(self, file: Path, since: date, skip_bad: bool, **_: Any) -> None:  # noqa: ANN401
        done = import_procedures(file, as_of=since.isoformat(), skip_bad=skip_bad)
        self._list_skipped(done.skipped)
        self.stdout.write(
            f"Đã nhập {done.added} thủ tục mới, làm mới {done.renewed}, giữ nguyên {done.kept} thủ tục đã biên soạn. · "
            f"Imported {done.added} procedures, renewed {done.renewed}, left {done.kept} of our own as they are."
        )

    def _list_skipped(self, skipped: Any) -> None:  # noqa: ANN401 (faults of either import)
        for fault in skipped:
            self.stderr.write(f"  bỏ qua · {fault}")


def _said(refusal: Refusal) -> str:
    vi = refusal.problem.vi.filled(refusal.details)
    en = refusal.problem.en.filled(refusal.details)
    lines = [f"[{refusal.problem.number}] {vi.what} {vi.kept} {vi.todo}", f"{en.what} {en.kept} {en.todo}"]
    faults = refusal.details.get("faults", [])
    return "\n".join([*lines, *(f"  {Fault(**fault) if isinstance(fault, dict) else fault}" for fault in faults)])
