"""``nhipcau report_pictures``: draw the reports of the demo world for docs/reports, page by page."""

from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from nhipcau.insight.reports.account import Kind, digest_of
from nhipcau.insight.reports.figures import account_of
from nhipcau.insight.reports.papers import report_pictures
from nhipcau.insight.reports.words import words_of
from nhipcau.insight.rules import month_at
from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.scope import acting

NAMES: Final[dict[Kind, str]] = {"team": "to", "commune": "xa", "province": "tinh"}
DOTS: Final = 80.0  # an inch
PAGES: Final = 2  # of each report: what comes after is more of the same


class Command(BaseCommand):
    """Draw three reports of the month that is over."""

    help = "Draw the reports of a place, as PNG. Word is not drawn: there is no program for it here."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whose reports, and where to."""
        parser.add_argument("--commune", default="vn.40.16933.", metavar="PATH")
        parser.add_argument("--to", type=Path, default=Path(settings.CONTENT_DIR).parent / "docs" / "reports")

    def handle(self, *_: Any, commune: str, to: Path, **__: Any) -> None:  # noqa: ANN401 (Django's signature)
        """Draw them."""
        to.mkdir(parents=True, exist_ok=True)
        today = local_today()
        month = month_at(today.replace(day=1) - timedelta(days=1), today)
        for kind, name in NAMES.items():
            path = commune if kind != "province" else "".join(f"{part}." for part in commune.split(".")[:2])
            with acting(system(path)):
                account = account_of(kind, path, month, [], today)
            words = words_of(account, {"on": today.isoformat(), "digest": digest_of(account), "remarks": {"assessment": "Nhận xét của cán bộ đứng ở đây."}})
            for number, page in enumerate(report_pictures(words, DOTS)[:PAGES], 1):
                (to / f"{name}-{number}.png").write_bytes(page)
            self.stdout.write(f"{name}: {len(account['lines'])} chỉ số · figures, {len(account['rows'])} nơi · places")
