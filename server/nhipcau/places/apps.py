"""Places as a Django application."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """Provinces, communes, villages."""

    name = "nhipcau.places"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register verbs, collections and totals."""
        from nhipcau.places import measures, offline  # noqa: F401, PLC0415 (the registry fills here)
