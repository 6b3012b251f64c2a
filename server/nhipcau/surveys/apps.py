"""The app of this room."""

from importlib import import_module

from django.apps import AppConfig


class Surveys(AppConfig):
    """The commune's own forms, and what was answered."""

    name = "nhipcau.surveys"
    label = "surveys"

    def ready(self) -> None:
        """Register verbs, rows and bundles."""
        import_module("nhipcau.surveys.offline")
