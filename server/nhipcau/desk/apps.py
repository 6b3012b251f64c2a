"""The app of this room."""

from django.apps import AppConfig


class Desk(AppConfig):
    """The commune one-stop: composes support and dossiers, and keeps the queue."""

    name = "nhipcau.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the verbs of the queue."""
        from nhipcau.desk.queue import offline  # noqa: F401, PLC0415 (the registry fills here)
