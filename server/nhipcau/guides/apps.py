"""The app of this room."""

from importlib import import_module

from django.apps import AppConfig


class Guides(AppConfig):
    """Procedures, questions, papers, steps, words."""

    name = "nhipcau.guides"
    label = "guides"

    def ready(self) -> None:
        """Register the bundles that phones fetch, and the verbs of editing."""
        import_module("nhipcau.guides.offline")
        import_module("nhipcau.guides.horizon")
        import_module("nhipcau.guides.editing.offline")
        import_module("nhipcau.guides.voices.offline")
