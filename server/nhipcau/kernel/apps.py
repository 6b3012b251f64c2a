"""The kernel as a Django application."""

from django.apps import AppConfig


class KernelConfig(AppConfig):
    """Ledger, bus, registry: no domain words."""

    name = "nhipcau.kernel"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Teach Django the words for places."""
        from nhipcau.kernel import lookups  # noqa: F401, PLC0415 (registers by being imported)
