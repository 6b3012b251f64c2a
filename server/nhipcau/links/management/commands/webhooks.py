"""``nhipcau webhooks``: tell systems of others what happened, for as long as it runs."""

import logging
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError, close_old_connections

from nhipcau.kernel import beats
from nhipcau.kernel.bell import Bell
from nhipcau.links.webhooks.sending import send_round

log = logging.getLogger("nhipcau.webhooks")
PAUSE, LONGEST_PAUSE = 1.0, 30.0  # seconds between two looks; longer while the database is away


class Command(BaseCommand):
    """Tell webhooks, again and again."""

    help = "Tell systems of others what happened, at the addresses they set. Several may run at once."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whether to stop once nothing is due, and whether to end with whoever started it."""
        parser.add_argument("--once", action="store_true", help="until nothing is due, then stop")
        parser.add_argument("--beside", action="store_true", help="end with whoever started it (as `run` does)")

    def handle(self, *_: Any, once: bool, beside: bool, **__: Any) -> None:  # noqa: ANN401 (Django's signature)
        """Send until stopped."""
        if once:
            while send_round():
                pass
            return
        bell, pause = Bell(beside=beside), PAUSE
        while True:
            try:
                send_round(bell.rings)
                beats.beat("webhooks")
                pause = PAUSE
            except OperationalError:
                log.exception("the database is away")
                pause = min(pause * 2, LONGEST_PAUSE)
            close_old_connections()
            if bell.rings(pause):
                return
