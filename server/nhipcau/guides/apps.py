"""The app of this room."""

from django.apps import AppConfig


class Guides(AppConfig):
    """Procedures, questions, papers, steps, words."""

    name = "nhipcau.guides"
    label = "guides"
