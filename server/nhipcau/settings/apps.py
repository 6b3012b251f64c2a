"""The settings as an app: its checks refuse a production start that would not be safe."""

from django.apps import AppConfig


class Settings(AppConfig):
    """Registers the checks."""

    name = "nhipcau.settings"
    label = "settings"

    def ready(self) -> None:
        """Register the checks once Django knows every app."""
        from nhipcau.settings import checks  # noqa: F401, PLC0415 (registers by being imported)
