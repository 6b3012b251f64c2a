"""The app of this room."""

from importlib import import_module

from django.apps import AppConfig


class Feedback(AppConfig):
    """Petitions, routing, answers."""

    name = "nhipcau.feedback"
    label = "feedback"

    def ready(self) -> None:
        """Register verbs, rows and bundles."""
        import_module("nhipcau.feedback.offline")
