"""``nhipcau snapshots``: build anew what is worn, drop what was replaced, for a timer; or ``--forget`` a place."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from nhipcau.sync.snapshots import forget, renew


class Command(BaseCommand):
    """Renew the snapshots that phones have asked for."""

    help = "Renew the worn snapshots of areas and drop those that were replaced."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the place whose snapshots have to go, where somebody of it was erased."""
        parser.add_argument("--forget", metavar="PLACE", help="drop all that may hold rows of this place: vn.40.16933.")

    def handle(self, *_: Any, **options: Any) -> None:  # noqa: ANN401 (Django's signature)
        """Renew or drop them, and say how many."""
        if options["forget"]:
            gone = forget(options["forget"])
            self.stdout.write(f"Đã bỏ {gone} bản tải sẵn. · Dropped {gone} snapshots.")
            return
        built, kept = renew()
        self.stdout.write(
            f"Bản tải sẵn: {kept} địa bàn, dựng lại {built}. · Snapshots: {kept} areas, {built} built anew."
        )
