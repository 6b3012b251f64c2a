"""``nhipcau cap_feed``: read the feed of alerts once, or files in its stead; off unless `NHIPCAU_CAP_FEED` names it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from nhipcau.bulletin.cap.feed import fetched, take
from nhipcau.kernel.problems import Refusal


class Command(BaseCommand):
    """Keep the alerts of the feed for communes that have a signed rule; run it from a timer."""

    help = "Read the feed that NHIPCAU_CAP_FEED names, or the files given with --from, once. Drafts are made only under signed rules; nothing is issued."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take files, for places without a network."""
        parser.add_argument("--from", dest="files", nargs="*", type=Path, default=[], help="CAP files in place of the feed")

    def handle(self, *_: Any, files: list[Path], **__: Any) -> None:  # noqa: ANN401 (Django's signature)
        """Read, keep, and say how many of each."""
        if not files and not settings.CAP_FEED:
            raise CommandError("Chưa đặt NHIPCAU_CAP_FEED, nên không đọc ở đâu cả. · NHIPCAU_CAP_FEED is not set: no feed is read.")
        try:
            self._take(path.read_bytes() for path in files) if files else self._take(fetched(settings.CAP_FEED))
        except (OSError, Refusal) as error:  # what requests raises is an OSError, too
            why = error.problem.vi.filled(error.details).what if isinstance(error, Refusal) else type(error).__name__
            raise CommandError(f"Không đọc được nguồn cảnh báo: {why} · The feed could not be read.") from error

    def _take(self, contents: Iterable[bytes]) -> None:
        seen = kept = drafted = refused = 0
        for content in contents:
            seen += 1
            try:
                messages = take(content)
            except Refusal as refusal:
                refused += 1
                self.stderr.write(f"{refusal.problem.number} {refusal.problem.vi.filled(refusal.details).what}")
                continue
            kept += len(messages)
            drafted += sum(one.draft is not None for one in messages)
        self.stdout.write(f"Đọc {seen}, giữ {kept}, soạn nháp {drafted}, bỏ {refused} · read {seen}, kept {kept}, drafted {drafted}, refused {refused}")
