"""Insight as a Django application."""

from django.apps import AppConfig


class InsightConfig(AppConfig):
    """Counters, figures, the leader's and the analyst's pages."""

    name = "nhipcau.insight"
    default_auto_field = "django.db.models.BigAutoField"
