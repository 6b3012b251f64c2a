"""Alerts of others as they came, and the rules under which some become drafts by themselves."""

from typing import ClassVar

from django.db import migrations, models
from django.db.models import F, Q

from nhipcau.kernel.walls import wall


class Migration(migrations.Migration):
    """Alerts of others, and rules about them."""

    dependencies: ClassVar = [("bulletin", "0001_warnings")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="CapMessage",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("digest", models.CharField(max_length=64)),
                ("content", models.BinaryField(default=b"")),
                ("sender", models.CharField(default="", max_length=300)),
                ("identifier", models.CharField(default="", max_length=300)),
                ("sent_at", models.DateTimeField(null=True)),
                ("kind", models.CharField(default="", max_length=10)),
                ("status", models.CharField(default="", max_length=10)),
                ("earlier", models.JSONField(default=list)),
                ("event", models.CharField(default="", max_length=200)),
                ("level", models.PositiveSmallIntegerField(null=True)),
                ("expires_at", models.DateTimeField(null=True)),
                ("signed", models.BooleanField()),
                ("via", models.CharField(max_length=4)),
                ("brought_by", models.UUIDField()),
                ("brought_name", models.CharField(max_length=80)),
                ("brought_at", models.DateTimeField()),
                ("ended_by", models.UUIDField(null=True)),
                ("ended_how", models.CharField(blank=True, default="", max_length=10)),
                ("draft", models.UUIDField(null=True)),
                ("rule", models.UUIDField(null=True)),
            ],
            options={"db_table": "bulletin_cap_message", "constraints": [models.UniqueConstraint(fields=("place", "digest"), name="brought_once")]},
        ),
        migrations.CreateModel(
            name="CapRule",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("sender", models.CharField(max_length=120)),
                ("hazard", models.CharField(max_length=20)),
                ("level", models.PositiveSmallIntegerField()),
                ("until", models.DateTimeField()),
                ("proposed_by", models.UUIDField()),
                ("proposed_name", models.CharField(max_length=80)),
                ("proposed_at", models.DateTimeField()),
                ("signed_by", models.UUIDField(null=True)),
                ("signed_name", models.CharField(blank=True, default="", max_length=80)),
                ("signed_at", models.DateTimeField(null=True)),
                ("ended_name", models.CharField(blank=True, default="", max_length=80)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "bulletin_cap_rule",
                "constraints": [
                    models.CheckConstraint(condition=Q(("signed_by", None)) | ~Q(("signed_by", F("proposed_by"))), name="two_stand_for_a_rule"),
                    models.CheckConstraint(condition=Q(("level__gte", 1), ("level__lte", 2)), name="a_rule_stays_low"),
                ],
            },
        ),
        wall("bulletin_cap_message"),
        wall("bulletin_cap_rule"),
    ]
