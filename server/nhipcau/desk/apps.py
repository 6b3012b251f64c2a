"""The app of this room."""

from django.apps import AppConfig


class Desk(AppConfig):
    """The commune one-stop: composes support and dossiers."""

    name = "nhipcau.desk"
    label = "desk"
