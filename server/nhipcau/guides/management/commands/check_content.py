"""``nhipcau check content``: read all content as a strict editor would."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from nhipcau.guides.pack import findings_of_the_pack
from nhipcau.kernel.clock import local_today


class Command(BaseCommand):
    """Check every guide, reference and word list; print what is wrong; exit 1 on errors."""

    help = "check content: dead ends, unreachable lines, stale reviews, undated fees, long sentences, hard terms."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the day on which everything has to hold."""
        parser.add_argument("--today", default="", help="the day on which reviews must hold, ISO date; today if left out")

    def handle(self, *_: Any, today: str, **__: Any) -> None:  # noqa: ANN401 (Django's signature)
        """Print each finding under its file, errors and warnings counted."""
        found = findings_of_the_pack(today or local_today().isoformat())
        for name, findings in found.items():
            for finding in findings:
                self.stdout.write(f"{name}: {finding}")
        errors = sum(finding.level == "error" for findings in found.values() for finding in findings)
        warnings = sum(len(findings) for findings in found.values()) - errors
        if errors:
            raise CommandError(f"{len(found)} files: {errors} errors, {warnings} warnings")
        self.stdout.write(f"{len(found)} files: no errors, {warnings} warnings")
