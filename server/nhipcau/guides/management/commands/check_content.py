"""Read all content as a strict editor would."""


from django.core.management.base import BaseCommand, CommandError

from nhipcau.guides.check import check_guide
from nhipcau.guides.commands import guide_files, procedure_files


class Command(BaseCommand):
    """Check every guide; print what is wrong; exit 1 on errors."""

    help = "Check content/guides: dead ends, unreachable lines, unknown options, missing law and dates."
    requires_system_checks = []

    def handle(self, *_args: object, **_options: object) -> None:
        """Print each finding under its guide, errors and warnings counted."""
        codes = procedure_files()
        found = {code: check_guide(raw, codes) for code, raw in guide_files().items()}
        for code, findings in found.items():
            for finding in findings:
                self.stdout.write(f"{code}: {finding}")
        errors = sum(finding.level == "error" for findings in found.values() for finding in findings)
        warnings = sum(len(findings) for findings in found.values()) - errors
        if errors:
            raise CommandError(f"{len(found)} guides: {errors} errors, {warnings} warnings")
        self.stdout.write(f"{len(found)} guides: no errors, {warnings} warnings")
