"""Counters. No personal data: sums by day, and who was counted only as an id."""

from django.db import models

from nhipcau.insight.alarms.models import Alarm, AlarmRule, AlarmWord, WeekPairs
from nhipcau.insight.indicators.models import DefinitionVersion, ToldFigure
from nhipcau.insight.nation.models import Source
from nhipcau.insight.official.models import Brought, OfficialFigure
from nhipcau.insight.opendata.models import OpenPart, OpenRelease, OpenSetting
from nhipcau.insight.questions.models import Question
from nhipcau.insight.reports.models import Report, ReportSchedule, ReportTemplate
from nhipcau.insight.rollups.models import Dirty, Heard, MonthSum, MonthWhole, Shared

__all__ = [
    "Alarm", "AlarmRule", "AlarmWord", "Brought", "DefinitionVersion", "Dirty", "Heard", "MonthSum", "MonthWhole", "OfficialFigure", "OpenPart", "OpenRelease", "OpenSetting", "Question", "Report", "ReportSchedule", "ReportTemplate", "Shared", "Source", "Tally", "ToldFigure", "Touch", "WeekPairs",
]  # fmt: skip


class Tally(models.Model):
    """How much of a measure happened at a place on a day. ``key`` splits the measure."""

    place = models.CharField(max_length=80)
    commune = models.CharField(max_length=5)
    day = models.DateField()
    measure = models.CharField(max_length=60)
    key = models.CharField(max_length=40)
    value = models.BigIntegerField()

    class Meta:
        db_table = "insight_tally"
        constraints = [models.UniqueConstraint(fields=["place", "day", "measure", "key"], name="tally_once")]
        indexes = [models.Index(fields=["place", "day"], opclasses=["text_pattern_ops", "date_ops"], name="tally_by_place")]


class Touch(models.Model):
    """That a subject was met at a place in a month: what cannot be added up is counted from here."""

    place = models.CharField(max_length=80)
    commune = models.CharField(max_length=5)
    month = models.DateField()
    measure = models.CharField(max_length=60)
    subject = models.UUIDField()

    class Meta:
        db_table = "insight_touch"
        constraints = [models.UniqueConstraint(fields=["subject", "measure", "month", "place"], name="touch_once")]
        indexes = [models.Index(fields=["place", "month"], opclasses=["text_pattern_ops", "date_ops"], name="touch_by_place")]
