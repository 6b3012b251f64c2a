"""Read all content as a strict editor would."""


from django.core.management.base import BaseCommand, CommandError

from nhipcau.guides.check import check_guide
from nhipcau.guides.commands import field_list, guide_files, procedure_files
from nhipcau.guides.reference import check_reference


class Command(BaseCommand):
    """Check every guide and every reference; print what is wrong; exit 1 on errors."""

    help = "Check content/: dead ends, unreachable lines, unknown options, missing law and dates."
    requires_system_checks = []

    def handle(self, *_args: object, **_options: object) -> None:
        """Print each finding under its guide, errors and warnings counted."""
        codes = procedure_files()
        keys = {field["key"] for field in field_list()}
        found = {f"guides/{code}": check_guide(raw, codes) for code, raw in guide_files().items()}
        found |= {f"procedures/{code}": check_reference(body, keys) for code, body in codes.items()}
        for code, findings in found.items():
            for finding in findings:
                self.stdout.write(f"{code}: {finding}")
        errors = sum(finding.level == "error" for findings in found.values() for finding in findings)
        warnings = sum(len(findings) for findings in found.values()) - errors
        if errors:
            raise CommandError(f"{len(found)} files: {errors} errors, {warnings} warnings")
        self.stdout.write(f"{len(found)} files: no errors, {warnings} warnings")
