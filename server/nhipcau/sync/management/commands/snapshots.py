"""``nhipcau snapshots``: build anew what is worn, drop what was replaced. For a timer; phones can do without it."""

from typing import Any

from django.core.management.base import BaseCommand

from nhipcau.sync.snapshots import renew


class Command(BaseCommand):
    """Renew the snapshots that phones have asked for."""

    help = "Renew the worn snapshots of areas and drop those that were replaced."

    def handle(self, *_: Any, **__: Any) -> None:  # noqa: ANN401 (Django's signature)
        """Renew them, and say how many."""
        built, kept = renew()
        self.stdout.write(
            f"Bản tải sẵn: {kept} địa bàn, dựng lại {built}. · Snapshots: {kept} areas, {built} built anew."
        )
