"""``nhipcau verify``: walk every chain and name each place that is not what was written; or hold a checkpoint against it."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from nhipcau.kernel import checkpoint
from nhipcau.kernel.chain import Break
from nhipcau.kernel.checkpoint import LEDGER, NotACheckpoint
from nhipcau.kernel.trails import TRAILS
from nhipcau.kernel.verifying import SHOWN, checkpoint_faults, ends, ledger_faults, still, trail_faults

NAMES = {
    "ledger": ("Sổ cái", "The ledger", "dòng", "entries"),
    "reads": ("Sổ lượt xem", "The log of looks", "dòng", "lines"),
    "events": ("Sổ sự kiện", "The log of events", "dòng", "lines"),
}


class Command(BaseCommand):
    """Verify with the owner's eyes (the application cannot read bodies)."""

    help = "Verify the hash chains of the ledger, of the log of looks, of the log of events; or a checkpoint."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the thing to verify, and for a checkpoint its file."""
        parser.add_argument("what", choices=[*NAMES, "checkpoint"])
        parser.add_argument("file", nargs="?", type=Path, help="a checkpoint that was kept elsewhere")
        parser.add_argument("--key", type=Path, help="the public key to believe (PEM), instead of this house's own")

    def handle(self, *_: Any, what: str, file: Path | None, key: Path | None, **__: Any) -> None:  # noqa: ANN401 (Django's signature)
        """Exit with 1 and the places when something is not as it was written."""
        if what == "checkpoint":
            self._checkpoint(file, key)
            return
        with still():
            broken = ledger_faults() if what == LEDGER else trail_faults(TRAILS[what])
            known = [end for end in ends() if end.log == what]
        self._list(broken)
        vi, en, lines, lines_en = NAMES[what]
        if broken:
            raise CommandError(f"{vi} bị sửa: {len(broken)} chỗ. · {en} is broken in {len(broken)} place(s).")
        total = sum(end.entries for end in known)
        self.stdout.write(
            f"{vi} nguyên vẹn: {total} {lines}, {len(known)} chuỗi. · {en} is whole: {total} {lines_en}, {len(known)} chains."
        )

    def _checkpoint(self, file: Path | None, key: Path | None) -> None:
        if file is None:
            raise CommandError("Cần tên tệp mốc kiểm. · Which checkpoint? verify checkpoint FILE")
        try:
            text = file.read_text(encoding="utf-8")
            known = [checkpoint.from_pem(key.read_text())] if key else checkpoint.public_keys()
            told = checkpoint.read(text, known)
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"Không đọc được {file}. · {file} cannot be read: {error}") from error
        except NotACheckpoint as why:
            raise CommandError(f"Không phải mốc kiểm thật. · Not a checkpoint of this house: {why}.") from why
        with still():
            broken = checkpoint_faults(text, told)
        self._list(broken)
        if broken:
            raise CommandError(
                f"Khác với mốc số {told.number}: {len(broken)} chỗ."
                f" · Not as checkpoint {told.number} says, in {len(broken)} place(s)."
            )
        self.stdout.write(
            f"Đúng như mốc số {told.number} ({told.at}): {len(told.ends)} chuỗi."
            f" · As checkpoint {told.number} of {told.at} says: {len(told.ends)} chains."
        )

    def _list(self, broken: list[Break]) -> None:
        for one in broken[:SHOWN]:
            self.stdout.write(f"{one.commune} · {one.number}: {one.what}")
