"""``nhipcau checkpoint``: walk every chain, sign where each ends, keep it and hand it out as a file. Once a day."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from nhipcau.kernel import checkpoint
from nhipcau.kernel.clock import local_date, now
from nhipcau.kernel.models import Checkpoint
from nhipcau.kernel.verifying import OWNER, SHOWN, all_faults, ends, still

ONE_AT_A_TIME = 7_202_511  # the advisory lock that a checkpoint holds while it is made


class Command(BaseCommand):
    """Make a checkpoint with the owner's rights: the application can neither write nor change one."""

    help = "Walk every chain, sign where each ends, and keep that as today's checkpoint."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a folder for the file, or ask for the key that checks it."""
        parser.add_argument("--to", type=Path, help="a folder that gets the checkpoint as a file, too")
        parser.add_argument("--public", action="store_true", help="print the public key (PEM) and do nothing else")

    def handle(self, *_: Any, to: Path | None, public: bool, **__: Any) -> None:  # noqa: ANN401 (Django's signature)
        """Make one, say where it lies, and exit with 1 when a chain is not as it was written."""
        if public:
            self.stdout.write(checkpoint.pem(checkpoint.public_keys()[0]), ending="")
            return
        made = _make()
        where = ""
        if to:
            file = to / f"moc-{made.number:05}-{local_date(made.at):%Y%m%d}.txt"
            file.write_text(made.text, encoding="utf-8")
            where = f" → {file}"
        if made.broken:
            for line in made.broken:
                self.stdout.write(line)
            raise CommandError(
                f"Mốc số {made.number} đã ghi, nhưng có chuỗi bị sửa.{where}"
                f" · Checkpoint {made.number} is made, but a chain is not as it was written."
            )
        self.stdout.write(
            f"Đã ghi mốc số {made.number}, các chuỗi nguyên vẹn.{where}"
            f" · Checkpoint {made.number} is made; every chain is whole."
        )


def _make() -> Checkpoint:
    with still():
        broken = [f"{one.commune} · {one.number}: {one.what}" for one in all_faults()]
        found = ends()
    with transaction.atomic(using=OWNER):
        with transaction.get_connection(OWNER).cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
        last = Checkpoint.objects.using(OWNER).order_by("-number").first()
        number, at = (last.number + 1 if last else 1), now()
        text = checkpoint.written(number, at, checkpoint.name_of(last.text) if last else "", found)
        return Checkpoint.objects.using(OWNER).create(number=number, at=at, text=text, broken=broken[:SHOWN])
