"""Write the API's description."""

from django.core.management.base import BaseCommand

from nhipcau.gateway.openapi import contract_file, description


class Command(BaseCommand):
    """Write `contract/openapi.json`."""

    help = "Write contract/openapi.json from the doors as they are."
    requires_system_checks = []

    def handle(self, *_args: object, **_options: object) -> None:
        """Write the file whole."""
        contract_file().write_text(description(), encoding="utf-8")
        self.stdout.write(str(contract_file().name))
