"""The app of this room."""

from django.apps import AppConfig


class Insight(AppConfig):
    """Counters and figures: a machine that knows no domain."""

    name = "nhipcau.insight"
    label = "insight"
