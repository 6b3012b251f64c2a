"""``nhipcau rebuild counters``: count everything again from the ledger."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from nhipcau.insight import counters


class Command(BaseCommand):
    """Throw the counters away and count every accepted command of the ledger."""

    help = "Rebuild the counters from the ledger."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the thing to rebuild; there is one."""
        parser.add_argument("what", choices=["counters"])

    def handle(self, *_: Any, **__: Any) -> None:  # noqa: ANN401 (Django's signature)
        """Count again, and say how many commands were counted."""
        seen = counters.rebuild()
        self.stdout.write(f"Đã đếm lại {seen} việc từ sổ cái. · Counted {seen} commands from the ledger again.")
