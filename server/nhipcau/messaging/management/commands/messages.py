"""``nhipcau messages``: hand messages over to the gateways, for as long as it runs."""

import logging
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError, close_old_connections

from nhipcau.kernel import beats
from nhipcau.kernel.bell import Bell
from nhipcau.messaging.keeping import keep
from nhipcau.messaging.sending import BATCH, send_round
from nhipcau.messaging.ways import Ways, open_ways

log = logging.getLogger("nhipcau.messaging")
PAUSE, LONGEST_PAUSE = 1.0, 30.0  # seconds between two looks at the outbox; longer while the database is away
MINUTE = 60.0


class Command(BaseCommand):
    """Empty the outbox, again and again."""

    help = "Hand messages over: text messages, pushes, e-mail. Several may run at once."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whether to stop once nothing is due, and whether to end with whoever started it."""
        parser.add_argument("--once", action="store_true", help="until nothing is due, then stop")
        parser.add_argument("--beside", action="store_true", help="end with whoever started it (as `run` does)")

    def handle(self, *_: Any, once: bool, beside: bool, **__: Any) -> None:  # noqa: ANN401 (Django's signature)
        """Send until stopped."""
        with open_ways() as ways:
            if once:
                keep()
                while send_round(ways):
                    pass
            else:
                _go_on(ways, Bell(beside=beside))


def _go_on(ways: Ways, bell: Bell) -> None:
    pause, kept = PAUSE, -MINUTE
    while True:
        try:
            if time.monotonic() - kept > MINUTE:
                kept = time.monotonic()
                keep()
            busy = send_round(ways, bell.rings) == BATCH
            for gateway in ways.all():
                gateway.listen()
            pause = 0 if busy else PAUSE
            beats.beat("messages")
        except OperationalError:
            log.exception("the database is away")
            pause = min(max(pause, PAUSE) * 2, LONGEST_PAUSE)
            close_old_connections()
        if bell.rings(pause):
            return
