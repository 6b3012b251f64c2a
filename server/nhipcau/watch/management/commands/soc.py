"""``nhipcau soc``: tell security events on to the receivers of ``NHIPCAU_SOC``, for as long as it runs."""

import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from nhipcau.kernel import beats
from nhipcau.kernel.bell import Bell
from nhipcau.kernel.clock import start_of
from nhipcau.watch import habits
from nhipcau.watch.sending import Sent, put_again, send

PAUSE, LONGEST_PAUSE = 2.0, 60.0  # seconds between rounds; grows while a receiver is away
LOOK = timedelta(minutes=1).total_seconds()  # between two looks at habits


class Command(BaseCommand):
    """Empty the outbox, again and again."""

    help = "Tell security events on: RFC 5424 syslog, or ECS JSON lines."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whether to stop after one round, and from which day to tell everything again."""
        parser.add_argument("--once", action="store_true", help="one round, then stop: with 1 when a receiver was away")
        parser.add_argument("--again", type=date.fromisoformat, metavar="DAY", help="tell all events since DAY once more")
        parser.add_argument("--beside", action="store_true", help="end with whoever started it (as `run` does)")

    def handle(self, *_: Any, once: bool, again: date | None, beside: bool, **__: Any) -> None:  # noqa: ANN401 (Django's signature)
        """Send until stopped."""
        if again:
            put = put_again(start_of(again))
            self.stdout.write(f"Gửi lại {put} sự kiện. · Events to be told again: {put}.")
        if once:
            habits.tell_new()
            away = [sent for sent in _round() if sent.why]
            if away:
                raise CommandError("; ".join(f"{sent.receiver}: {sent.why}" for sent in away))
            return
        _go_on(Bell(beside=beside))


def _go_on(bell: Bell) -> None:
    pause, looked = PAUSE, -LOOK
    while True:
        if time.monotonic() - looked > LOOK:
            looked = time.monotonic()
            habits.tell_new()
        away = any(sent.why for sent in _round(bell.rings))
        pause = min(pause * 2, LONGEST_PAUSE) if away else PAUSE
        if not away:
            beats.beat("soc")
        if bell.rings(pause):
            return


def _round(over: Callable[[], bool] = lambda: False) -> list[Sent]:
    return [send(receiver, over) for receiver in settings.SOC.receivers]
