"""The app of this room."""

from django.apps import AppConfig


class Safety(AppConfig):
    """Scams, safety cards, drills."""

    name = "nhipcau.safety"
    label = "safety"
