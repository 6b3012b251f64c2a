"""Reports as they were told, templates that offices made of ours, and what is made by itself."""

from django.db import models
from django.db.models import Q


class Report(models.Model):
    """A report of a place and a period, with its figures as they were told. Never changed: another telling is another edition."""

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80)
    kind = models.CharField(max_length=10)
    period = models.CharField(max_length=24)
    first = models.DateField()
    last = models.DateField()
    ended = models.BooleanField()
    edition = models.PositiveIntegerField()
    account = models.JSONField()
    frame = models.JSONField()
    digest = models.CharField(max_length=64)
    template = models.UUIDField(null=True)
    scheduled = models.BooleanField(default=False)
    made_by = models.UUIDField()
    made_name = models.CharField(max_length=120, blank=True, default="")
    made_at = models.DateTimeField()

    class Meta:
        app_label = "insight"
        db_table = "insight_report"
        constraints = [
            models.UniqueConstraint(fields=["place", "kind", "period", "edition"], name="report_edition_once"),
            models.UniqueConstraint(fields=["place", "kind", "period"], condition=Q(scheduled=True), name="report_by_itself_once"),
        ]
        indexes = [models.Index(fields=["place", "first"], opclasses=["text_pattern_ops", "date_ops"], name="report_by_place")]


class ReportTemplate(models.Model):
    """A Word template that an office made of ours: every version is kept, at most one of a kind is in use."""

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    kind = models.CharField(max_length=10)
    edition = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    uses = models.JSONField(default=list)
    sent_by = models.UUIDField()
    sent_name = models.CharField(max_length=120, blank=True, default="")
    sent_at = models.DateTimeField()
    tried_at = models.DateTimeField(null=True)
    in_use = models.BooleanField(default=False)

    class Meta:
        app_label = "insight"
        db_table = "insight_report_template"
        constraints = [
            models.UniqueConstraint(fields=["place", "kind", "edition"], name="report_template_once"),
            models.UniqueConstraint(fields=["place", "kind"], condition=Q(in_use=True), name="one_report_template_in_use"),
            models.CheckConstraint(condition=Q(in_use=False) | Q(tried_at__isnull=False), name="report_template_tried_first"),
        ]


class ReportSchedule(models.Model):
    """That a report is made by itself: of each month or each quarter that is over, on a day of the next month."""

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80)
    kind = models.CharField(max_length=10)
    every = models.CharField(max_length=8)
    day = models.PositiveSmallIntegerField()
    on = models.BooleanField()
    since = models.DateField()
    set_by = models.UUIDField()
    set_name = models.CharField(max_length=120, blank=True, default="")
    set_at = models.DateTimeField()

    class Meta:
        app_label = "insight"
        db_table = "insight_report_schedule"
        constraints = [
            models.UniqueConstraint(fields=["place", "kind", "every"], name="report_schedule_once"),
            models.CheckConstraint(condition=Q(day__gte=1, day__lte=28), name="report_schedule_day"),
        ]
