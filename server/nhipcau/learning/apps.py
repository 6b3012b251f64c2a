"""The app of this room."""

from importlib import import_module

from django.apps import AppConfig


class Learning(AppConfig):
    """Skills, lessons, drills, classes, their calendar."""

    name = "nhipcau.learning"
    label = "learning"

    def ready(self) -> None:
        """Register verbs, rows and bundles."""
        import_module("nhipcau.learning.offline")
