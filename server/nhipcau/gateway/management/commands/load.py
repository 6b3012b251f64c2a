"""Bring the official lists and the reviewed content into the database."""

from django.core.management.base import BaseCommand

from nhipcau.guides import commands as guides
from nhipcau.insight.indicators.store import load_content as load_figures
from nhipcau.places.loading import load_places
from nhipcau.safety import commands as safety
from nhipcau.sync import bundles


class Command(BaseCommand):
    """Load places, procedures, guides, search words and safety cards, and publish the bundles for phones. Can be run again."""

    help = "Load the official lists of places and content/ into the database; loading again changes nothing."

    def handle(self, *_args: object, **options: object) -> None:
        """Load, and say how much there is now."""
        units, loaded, cards = load_places(), guides.load_content(), safety.load_content()
        figures = load_figures()
        labels = bundles.publish()
        if options["verbosity"]:
            self.stdout.write(
                f"{units.provinces} provinces, {units.communes} communes, {units.former} former communes"
                f" with {units.successions} successions ({units.partial} partial)"
            )
            self.stdout.write(f"{loaded.procedures} procedures, {loaded.guides} guides, {cards} safety cards, {figures} figures")
            self.stdout.write(", ".join(f"{label.name} {label.hash[:12]} ({label.bytes} bytes)" for label in labels))
