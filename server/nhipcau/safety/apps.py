"""The app of this room."""

from importlib import import_module

from django.apps import AppConfig


class Safety(AppConfig):
    """Scams, safety cards, drills, checks, reports."""

    name = "nhipcau.safety"
    label = "safety"

    def ready(self) -> None:
        """Register the bundle that phones fetch."""
        import_module("nhipcau.safety.offline")
