"""Support as a Django application."""

from django.apps import AppConfig


class SupportConfig(AppConfig):
    """Assists, visits, follow-ups, difficulties."""

    name = "nhipcau.support"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register verbs, collections and measures."""
        from nhipcau.support import measures, offline  # noqa: F401, PLC0415 (the registry fills here)
