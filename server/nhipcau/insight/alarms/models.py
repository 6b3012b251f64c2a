"""Rules of early warnings, version by version; what rang; what was said of it. Nobody is named but officers' ids."""

from django.db import models
from django.db.models import Q

COMPARISONS = ("below", "above", "falls", "rises", "apart", "silent")


class WeekPairs(models.Model):
    """The figures of everything below a place, in the seven days up to ``last`` and in those before: what was worked out at ``at``.

    ``pairs`` is a list of ``[path, code, part, whole, part before, whole before, unevenness]``, without what is too few to be spoken of.
    """

    place = models.CharField(max_length=80, primary_key=True)
    last = models.DateField()
    at = models.DateTimeField()
    pairs = models.JSONField()

    class Meta:
        app_label = "insight"
        db_table = "insight_week_pairs"


class AlarmRule(models.Model):
    """A version of a rule that a person set for a place and everything in it; ``rule`` is the same in all its versions.

    ``bound``: a share from 0 to 1, or a count, by the figure. ``back``: how many own periods before. ``days``: of silence.
    ``least``: the smallest whole that is judged. ``rang``, ``rang_in``: what its dry run over a year showed when it was kept.
    """

    id = models.UUIDField(primary_key=True)
    rule = models.UUIDField()
    version = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=80)
    name = models.CharField(max_length=120)
    indicator = models.CharField(max_length=60)
    level = models.CharField(max_length=8)
    period = models.CharField(max_length=5)
    comparison = models.CharField(max_length=6)
    bound = models.FloatField(null=True)
    back = models.PositiveSmallIntegerField(default=3)
    days = models.PositiveSmallIntegerField(default=14)
    least = models.PositiveIntegerField(default=30)
    told = models.CharField(max_length=16)
    rang = models.PositiveIntegerField(default=0)
    rang_in = models.PositiveIntegerField(default=0)
    set_by = models.UUIDField()
    set_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)

    class Meta:
        app_label = "insight"
        db_table = "insight_alarm_rule"
        constraints = [
            models.UniqueConstraint(fields=["rule", "version"], name="alarm_rule_version_once"),
            models.UniqueConstraint(fields=["rule"], condition=Q(ended_at=None), name="one_alarm_rule_stands"),
            models.CheckConstraint(condition=Q(comparison__in=COMPARISONS), name="alarm_comparison_known"),
            models.CheckConstraint(condition=Q(level__in=("place", "commune")), name="alarm_level_known"),
            models.CheckConstraint(condition=Q(period__in=("week", "month")), name="alarm_period_known"),
        ]


class Alarm(models.Model):
    """That a rule rang for a place in a period: once. ``closed_at``: since when it is no longer so."""

    id = models.UUIDField(primary_key=True)
    rule = models.UUIDField()
    version = models.UUIDField()
    place = models.CharField(max_length=80)
    first = models.DateField()
    last = models.DateField()
    found = models.JSONField()
    rung_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "insight"
        db_table = "insight_alarm"
        constraints = [models.UniqueConstraint(fields=["rule", "place", "first"], name="alarm_once")]
        indexes = [
            models.Index(
                fields=["place"], opclasses=["text_pattern_ops"], condition=Q(closed_at=None), name="alarm_standing"
            )
        ]


class AlarmWord(models.Model):
    """What somebody said of a rule at a place: seen, in the period that began ``first``; or quiet, please, until a day.

    It is said, and stays; what rang is worked out, and may be worked out again. The latest word counts.
    """

    id = models.UUIDField(primary_key=True)
    rule = models.UUIDField()
    place = models.CharField(max_length=80)
    first = models.DateField(null=True)
    until = models.DateField(null=True)
    reason = models.CharField(max_length=200)
    said_by = models.UUIDField()
    said_at = models.DateTimeField()

    class Meta:
        app_label = "insight"
        db_table = "insight_alarm_word"
        indexes = [models.Index(fields=["rule", "place"], name="alarm_word_of")]
        constraints = [
            models.CheckConstraint(condition=Q(first=None) ^ Q(until=None), name="alarm_word_seen_or_quiet"),
        ]
