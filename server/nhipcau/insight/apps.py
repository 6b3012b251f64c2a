"""The app of this room."""

from importlib import import_module

from django.apps import AppConfig


class Insight(AppConfig):
    """Counters and figures: a machine that knows no domain."""

    name = "nhipcau.insight"
    label = "insight"

    def ready(self) -> None:
        """Register verbs, and what is done by itself."""
        import_module("nhipcau.insight.alarms.offline")
        import_module("nhipcau.insight.indicators.offline")
        import_module("nhipcau.insight.official.offline")
        import_module("nhipcau.insight.opendata.offline")
        import_module("nhipcau.insight.questions.offline")
        import_module("nhipcau.insight.reports.offline")
        import_module("nhipcau.insight.rollups.offline")
