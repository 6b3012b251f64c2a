"""``nhipcau integrator``: print the token with which another system tells states of dossiers."""

from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from nhipcau.dossiers.api import token_of
from nhipcau.kernel.actor import INTEGRATOR
from nhipcau.people.models import Member
from nhipcau.people.queries import still_working


class Command(BaseCommand):
    """Print the token of an integrator, to be put into the other system."""

    help = "Print the token of a member whose role is integrator: it opens POST /api/v1/dossiers/states."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the member's id."""
        parser.add_argument("member", type=UUID)

    def handle(self, *_: Any, member: UUID, **__: Any) -> None:  # noqa: ANN401 (Django's signature)
        """Print it, or say that there is no such integrator."""
        if not Member.objects.filter(still_working(), id=member, role=INTEGRATOR).exists():
            raise CommandError("Không có hệ thống nào mang mã này. · There is no integrator with this id.")
        self.stdout.write(token_of(member))
