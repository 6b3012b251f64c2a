"""Counters. No personal data: sums by day, and who was counted only as an id."""

from django.db import models

from nhipcau.insight.alarms.models import Alarm, AlarmMute, AlarmRule
from nhipcau.insight.indicators.models import DefinitionVersion, ToldFigure
from nhipcau.insight.official.models import Brought, OfficialFigure

__all__ = ["Alarm", "AlarmMute", "AlarmRule", "Brought", "DefinitionVersion", "OfficialFigure", "Tally", "ToldFigure", "Touch"]


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
