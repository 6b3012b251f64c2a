"""The app of this room."""

from django.apps import AppConfig


class Support(AppConfig):
    """Assist sessions, visits, follow-ups, difficulties."""

    name = "nhipcau.support"
    label = "support"
