"""``nhipcau purge``: erase what is over its time, and finish every erasure that was cut off."""

from typing import Any

from django.core.management.base import BaseCommand

from nhipcau.people.retention import purge_all


class Command(BaseCommand):
    """Purge; to be run once a day, and after every restore."""

    help = "Erase what is over its time or was taken back, and finish erasures that were cut off."

    def handle(self, *_: Any, **__: Any) -> None:  # noqa: ANN401 (Django's signature)
        """Purge, and say how much went."""
        done = purge_all()
        self.stdout.write(
            f"Đã xóa {done.over} mục quá hạn, làm nốt {done.finished} lần xóa dở, bỏ {done.words} lời đến muộn."
            f" · Erased {done.over} that were over, finished {done.finished} cut off, dropped {done.words} late words."
        )
