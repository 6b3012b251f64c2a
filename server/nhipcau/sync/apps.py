"""The app of this room."""

from django.apps import AppConfig


class Sync(AppConfig):
    """Push, pull, bundles: knows no domain."""

    name = "nhipcau.sync"
    label = "sync"
