"""Dossiers as a Django application."""

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    """Preparations and their slips."""

    name = "nhipcau.dossiers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register verbs, collections and measures."""
        from nhipcau.dossiers import measures, offline, offline_road  # noqa: F401, PLC0415 (the registry fills here)
