"""People as a Django application."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Households, residents, consent, members."""

    name = "nhipcau.people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register verbs, collections and totals."""
        from nhipcau.people import measures, offline  # noqa: F401, PLC0415 (the registry fills here)
