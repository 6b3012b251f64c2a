"""Report templates, schedules and reports that were made, behind the wall: an officer's own words stand in them."""

from typing import Any, ClassVar

from django.db import migrations, models
from django.db.models import Q

from nhipcau.kernel.walls import wall

Fields = list[tuple[str, "models.Field[Any, Any]"]]

REPORT: Fields = [
    ("id", models.UUIDField(primary_key=True, serialize=False)),
    ("place", models.CharField(max_length=80)),
    ("kind", models.CharField(max_length=10)),
    ("period", models.CharField(max_length=24)),
    ("first", models.DateField()),
    ("last", models.DateField()),
    ("ended", models.BooleanField()),
    ("edition", models.PositiveIntegerField()),
    ("account", models.JSONField()),
    ("frame", models.JSONField()),
    ("digest", models.CharField(max_length=64)),
    ("template", models.UUIDField(null=True)),
    ("scheduled", models.BooleanField(default=False)),
    ("made_by", models.UUIDField()),
    ("made_name", models.CharField(blank=True, default="", max_length=120)),
    ("made_at", models.DateTimeField()),
]
TEMPLATE: Fields = [
    ("id", models.UUIDField(primary_key=True, serialize=False)),
    ("place", models.CharField(db_index=True, max_length=80)),
    ("kind", models.CharField(max_length=10)),
    ("edition", models.PositiveIntegerField()),
    ("name", models.CharField(max_length=120)),
    ("content", models.BinaryField()),
    ("digest", models.CharField(max_length=64)),
    ("uses", models.JSONField(default=list)),
    ("sent_by", models.UUIDField()),
    ("sent_name", models.CharField(blank=True, default="", max_length=120)),
    ("sent_at", models.DateTimeField()),
    ("tried_at", models.DateTimeField(null=True)),
    ("in_use", models.BooleanField(default=False)),
]
SCHEDULE: Fields = [
    ("id", models.UUIDField(primary_key=True, serialize=False)),
    ("place", models.CharField(max_length=80)),
    ("kind", models.CharField(max_length=10)),
    ("every", models.CharField(max_length=8)),
    ("day", models.PositiveSmallIntegerField()),
    ("on", models.BooleanField()),
    ("since", models.DateField()),
    ("set_by", models.UUIDField()),
    ("set_name", models.CharField(blank=True, default="", max_length=120)),
    ("set_at", models.DateTimeField()),
]


class Migration(migrations.Migration):
    """Report templates, schedules and reports that were made."""

    dependencies: ClassVar = [("insight", "0005_alarms")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Report",
            fields=REPORT,
            options={
                "db_table": "insight_report",
                "indexes": [models.Index(fields=["place", "first"], name="report_by_place", opclasses=["text_pattern_ops", "date_ops"])],
                "constraints": [
                    models.UniqueConstraint(fields=("place", "kind", "period", "edition"), name="report_edition_once"),
                    models.UniqueConstraint(fields=("place", "kind", "period"), condition=Q(scheduled=True), name="report_by_itself_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportTemplate",
            fields=TEMPLATE,
            options={
                "db_table": "insight_report_template",
                "constraints": [
                    models.UniqueConstraint(fields=("place", "kind", "edition"), name="report_template_once"),
                    models.UniqueConstraint(fields=("place", "kind"), condition=Q(in_use=True), name="one_report_template_in_use"),
                    models.CheckConstraint(condition=Q(in_use=False) | Q(tried_at__isnull=False), name="report_template_tried_first"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportSchedule",
            fields=SCHEDULE,
            options={
                "db_table": "insight_report_schedule",
                "constraints": [
                    models.UniqueConstraint(fields=("place", "kind", "every"), name="report_schedule_once"),
                    models.CheckConstraint(condition=Q(day__gte=1, day__lte=28), name="report_schedule_day"),
                ],
            },
        ),
        wall("insight_report"),
        wall("insight_report_template"),
        wall("insight_report_schedule"),
    ]
