"""The app of this room."""

from importlib import import_module

from django.apps import AppConfig


class Bulletin(AppConfig):
    """Warnings, weather, prices, season, policy notices."""

    name = "nhipcau.bulletin"
    label = "bulletin"

    def ready(self) -> None:
        """Register verbs, rows and bundles."""
        import_module("nhipcau.bulletin.offline")
