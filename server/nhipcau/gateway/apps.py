"""The app of this room."""

from django.apps import AppConfig


class Gateway(AppConfig):
    """Doors: URLs, sessions, device tokens, OpenAPI."""

    name = "nhipcau.gateway"
    label = "gateway"
