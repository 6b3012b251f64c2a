"""The app of this room."""

from django.apps import AppConfig


class Dossiers(AppConfig):
    """Papers checked, slip codes, states."""

    name = "nhipcau.dossiers"
    label = "dossiers"
