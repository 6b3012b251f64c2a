"""Definitions of figures, version by version, and figures as they were told."""

from typing import ClassVar

from django.db import migrations, models
from django.db.models import F, Q

from nhipcau.kernel.walls import only


class Migration(migrations.Migration):
    """Definitions of figures, version by version, and figures as they were told."""

    dependencies: ClassVar = [("insight", "0002_rollups")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="DefinitionVersion",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=60)),
                ("version", models.PositiveIntegerField()),
                ("group", models.CharField(max_length=21)),
                ("body", models.JSONField()),
                ("from_day", models.DateField()),
                ("how", models.CharField(max_length=8)),
                ("counting", models.BooleanField(default=False)),
                ("why", models.CharField(blank=True, default="", max_length=400)),
                ("author", models.UUIDField(null=True)),
                ("author_name", models.CharField(blank=True, default="", max_length=80)),
                ("written_at", models.DateTimeField()),
                ("approver", models.UUIDField(null=True)),
                ("approver_name", models.CharField(blank=True, default="", max_length=80)),
                ("in_force_at", models.DateTimeField(null=True)),
                ("dropped_at", models.DateTimeField(null=True)),
                ("dropped_name", models.CharField(blank=True, default="", max_length=80)),
                ("note", models.CharField(blank=True, default="", max_length=400)),
            ],
            options={
                "db_table": "insight_definition",
                "constraints": [
                    models.UniqueConstraint(fields=("code", "version"), name="definition_version_once"),
                    models.CheckConstraint(
                        condition=Q(how="content")
                        | Q(counting=False)
                        | Q(in_force_at=None)
                        | (Q(approver__isnull=False, author__isnull=False) & ~Q(approver=F("author"))),
                        name="definition_seen_by_two",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ToldFigure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=60)),
                ("version", models.PositiveIntegerField()),
                ("place", models.CharField(max_length=80)),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("part", models.BigIntegerField(null=True)),
                ("whole", models.BigIntegerField(null=True)),
                ("value", models.FloatField(null=True)),
                ("late", models.PositiveIntegerField(null=True)),
                ("told_at", models.DateTimeField()),
            ],
            options={
                "db_table": "insight_told",
                "constraints": [
                    models.UniqueConstraint(fields=("place", "code", "first", "last", "told_at"), name="told_once")
                ],
            },
        ),
        only("SELECT, INSERT", "insight_told"),
    ]
