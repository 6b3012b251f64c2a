"""The app of this room."""

from django.apps import AppConfig


class Messaging(AppConfig):
    """The outbox to text messages, browsers and e-mail: a machine that knows no domain."""

    name = "nhipcau.messaging"
    label = "messaging"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Take what verbs say, register its own verbs, and let go of what was kept of a person."""
        from nhipcau.kernel import outgoing  # noqa: PLC0415 (after all apps are loaded)
        from nhipcau.messaging import offline, taking  # noqa: F401, PLC0415 (as above; the registry fills here)

        outgoing.take(taking.take)
