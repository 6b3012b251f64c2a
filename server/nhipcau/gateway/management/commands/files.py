"""``nhipcau files sweep``: let go of what nobody goes on sending, and of what nobody may keep."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from nhipcau.sync.keeping import sweep


class Command(BaseCommand):
    """Sweep the shelf; to be run once a day."""

    help = "Remove unfinished uploads after seven days, and files whose consent was taken back."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what to do; there is one thing."""
        parser.add_argument("what", choices=["sweep"])

    def handle(self, *_: Any, **__: Any) -> None:  # noqa: ANN401 (Django's signature)
        """Sweep, and say what went."""
        swept = sweep()
        self.stdout.write(
            f"Đã dọn {swept.uploads} lần gửi dở, {swept.files} tệp."
            f" · Removed {swept.uploads} unfinished uploads, {swept.files} files."
        )
