"""``nhipcau figures``: what figures need by themselves (months added up, reports that are due, open data), for as long as it runs."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import close_old_connections

from nhipcau.kernel import rounds
from nhipcau.kernel.bell import Bell

PAUSE = 15.0  # seconds between two looks at what is due


class Command(BaseCommand):
    """Do what is due, again and again."""

    help = "Keep the figures: months added up, early warnings, reports that are due, open data. Two may run at once."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whether to stop after doing everything once, and whether to end with whoever started it."""
        parser.add_argument("--once", action="store_true", help="everything once, then stop: with 1 when something failed")
        parser.add_argument("--beside", action="store_true", help="end with whoever started it (as `run` does)")

    def handle(self, *_: Any, once: bool, beside: bool, **__: Any) -> None:  # noqa: ANN401 (Django's signature)
        """Work until stopped."""
        if once:
            failed = rounds.go(everything=True)
            if failed:
                raise CommandError(f"Chưa làm được · Not done: {', '.join(failed)}")
            return
        bell = Bell(beside=beside)
        while not bell.rings(PAUSE):
            rounds.go()
            close_old_connections()
