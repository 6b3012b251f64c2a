"""The kernel as a Django application."""

from django.apps import AppConfig


class KernelConfig(AppConfig):
    """Ledger, bus, registry: no domain words."""

    name = "nhipcau.kernel"
    default_auto_field = "django.db.models.BigAutoField"
