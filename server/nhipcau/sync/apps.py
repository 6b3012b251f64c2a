"""Sync as a Django application."""

from django.apps import AppConfig


class SyncConfig(AppConfig):
    """Pull by commune cursor, bundles by content hash."""

    name = "nhipcau.sync"
    default_auto_field = "django.db.models.BigAutoField"
