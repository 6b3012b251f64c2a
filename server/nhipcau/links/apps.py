"""The app of this machine."""

from django.apps import AppConfig


class Links(AppConfig):
    """Other systems: clients, webhooks, tables out and in."""

    name = "nhipcau.links"
    label = "links"
