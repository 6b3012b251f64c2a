"""The app of this room."""

from django.apps import AppConfig


class Watch(AppConfig):
    """Security events kept and told on, habits of looking: a machine that knows no domain."""

    name = "nhipcau.watch"
    label = "watch"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hear what happens at the doors."""
        from nhipcau.kernel.events import hear  # noqa: PLC0415 (after all apps are loaded)
        from nhipcau.watch.keeping import keep  # noqa: PLC0415 (as above)

        hear(keep)
