"""The app of this room."""

from importlib import import_module

from django.apps import AppConfig


class Market(AppConfig):
    """Makers, products, places to visit, enquiries."""

    name = "nhipcau.market"
    label = "market"

    def ready(self) -> None:
        """Register verbs, rows and bundles."""
        import_module("nhipcau.market.offline")
