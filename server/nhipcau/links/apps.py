"""The app of this machine."""

from django.apps import AppConfig


class Links(AppConfig):
    """Other systems: clients, webhooks, tables out and in, officers' own calendars."""

    name = "nhipcau.links"
    label = "links"

    def ready(self) -> None:
        """Register the verbs, say who is behind a token, and take what systems may hear."""
        from nhipcau.kernel import lasting, news, outsiders  # noqa: PLC0415 (after all apps are loaded)
        from nhipcau.links.calendars import offline as own  # noqa: F401, PLC0415 (as below)
        from nhipcau.links.clients import keeping, offline, tokens  # noqa: F401, PLC0415 (as above; the registry fills here)
        from nhipcau.links.webhooks import offline as hooks  # noqa: F401, PLC0415 (as above)
        from nhipcau.links.webhooks import taking  # noqa: PLC0415 (as above)

        outsiders.knows(tokens.outsider)
        lasting.sweep(keeping.let_go)
        lasting.sweep(taking.let_go)
        news.take(taking.take)
