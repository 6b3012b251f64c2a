"""Bring the reviewed content into the database."""

from django.core.management.base import BaseCommand

from nhipcau.guides import commands as guides
from nhipcau.safety import commands as safety


class Command(BaseCommand):
    """Load procedures, guides, search words and safety cards, as the database's owner. Can be run again."""

    help = "Load content/ into the database; loading again changes nothing."

    def handle(self, *_args: object, **_options: object) -> None:
        """Load, and say how much there is now."""
        loaded, cards = guides.load_content(), safety.load_content()
        self.stdout.write(f"{loaded.procedures} procedures, {loaded.guides} guides, {cards} safety cards")
