"""``nhipcau rebuild counters``: count everything again from the ledger."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from nhipcau.insight import counters
from nhipcau.kernel.facts import Told
from nhipcau.kernel.ledger import told
from nhipcau.kernel.models import Entry


class Command(BaseCommand):
    """Throw the counters away and count every accepted command of the ledger."""

    help = "Rebuild the counters from the ledger."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the thing to rebuild; there is one."""
        parser.add_argument("what", choices=["counters"])

    def handle(self, *_: Any, **__: Any) -> None:  # noqa: ANN401 (Django's signature)
        """Count again, and say how many commands were counted."""
        self.seen = 0
        counters.rebuild(self._read())
        self.stdout.write(
            f"Đã đếm lại {self.seen} việc từ sổ cái. · Counted {self.seen} commands from the ledger again."
        )

    def _read(self) -> Iterator[Told]:
        for entry in Entry.objects.filter(verdict="done").order_by("commune", "number").iterator(2000):
            self.seen += 1
            yield told(entry)
