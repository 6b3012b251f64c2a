"""Months added up, what stands against them, and which of them are to be added up again. No personal data."""

from django.db import models


class MonthSum(models.Model):
    """A measure and key of a place over the ``span`` months (1, 3, 6, 12) that begin with ``month``.

    ``level`` is ``place`` (as told), ``commune`` (with everything in it) or ``province``. ``met``: the value counts subjects
    once in the span, and adds up with nothing. ``latest`` is the last day (of subjects: the last month) that is in it.
    """

    pk = models.CompositePrimaryKey("place", "level", "span", "month", "measure", "key")
    place = models.CharField(max_length=80)
    level = models.CharField(max_length=8)
    span = models.SmallIntegerField()
    month = models.DateField()
    measure = models.CharField(max_length=60)
    key = models.CharField(max_length=40)
    commune = models.CharField(max_length=5)
    province = models.CharField(max_length=8)
    met = models.BooleanField()
    value = models.BigIntegerField()
    latest = models.DateField()

    class Meta:
        app_label = "insight"
        db_table = "insight_month"
        indexes = [
            models.Index(
                fields=["level", "span", "month", "place"],
                opclasses=["text_ops", "int2_ops", "date_ops", "text_pattern_ops"],
                name="month_by_level",
            )
        ]


class MonthWhole(models.Model):
    """A registered total of a place, as it last stood in a month."""

    pk = models.CompositePrimaryKey("place", "name", "month")
    place = models.CharField(max_length=80)
    level = models.CharField(max_length=8)
    name = models.CharField(max_length=60)
    month = models.DateField()
    value = models.BigIntegerField()

    class Meta:
        app_label = "insight"
        db_table = "insight_whole"


class Dirty(models.Model):
    """That something was told of a place and a month since it was added up; only ever added, and deleted by adding up."""

    place = models.CharField(max_length=80)
    month = models.DateField()

    class Meta:
        app_label = "insight"
        db_table = "insight_dirty"


class Shared(models.Model):
    """A subject that was met in more than one commune: a province may count it only once."""

    subject = models.UUIDField(primary_key=True)

    class Meta:
        app_label = "insight"
        db_table = "insight_shared"


class Heard(models.Model):
    """Up to which moment a province's months hold all that it was told."""

    province = models.CharField(max_length=8, primary_key=True)
    at = models.DateTimeField()

    class Meta:
        app_label = "insight"
        db_table = "insight_heard"
