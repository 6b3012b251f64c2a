"""Places to visit, homestays, festivals, where help is found; plans of selling before a camera."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

from nhipcau.kernel.walls import wall


class Migration(migrations.Migration):
    """Places to visit, homestays, festivals, where help is found; plans of selling before a camera."""

    dependencies: ClassVar = [("market", "0002_enquiries")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Sight",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("kind", models.CharField(max_length=8)),
                ("help", models.CharField(blank=True, default="", max_length=6)),
                ("name", models.CharField(max_length=80)),
                ("about", models.CharField(blank=True, default="", max_length=600)),
                ("village_id", models.UUIDField(null=True)),
                ("lat", models.FloatField(null=True)),
                ("lon", models.FloatField(null=True)),
                ("hours", models.CharField(blank=True, default="", max_length=120)),
                ("way", models.CharField(blank=True, default="", max_length=300)),
                ("price_from", models.PositiveIntegerField(null=True)),
                ("price_to", models.PositiveIntegerField(null=True)),
                ("price_for", models.CharField(blank=True, default="", max_length=40)),
                ("calendar", models.CharField(blank=True, default="", max_length=5)),
                ("first", models.CharField(blank=True, default="", max_length=5)),
                ("last", models.CharField(blank=True, default="", max_length=5)),
                ("source", models.CharField(max_length=200)),
                ("by_name", models.CharField(max_length=80)),
                ("said_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "maker",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="market.maker"
                    ),
                ),
            ],
            options={
                "db_table": "market_sight",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ("visit", "homestay", "festival", "support")),
                            ("help__in", ("", "team", "wifi", "office")),
                        ),
                        name="sight_of_a_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "homestay"), _negated=True), ("maker__isnull", False), _connector="OR"
                        ),
                        name="homestay_of_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lat", None), ("lon", None)),
                            models.Q(("lat__range", (6, 24)), ("lon__range", (102, 118))),
                            _connector="OR",
                        ),
                        name="sight_in_the_country",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LivePlan",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("village_id", models.UUIDField(null=True)),
                ("title", models.CharField(max_length=80)),
                ("goods", models.JSONField()),
                ("begins_at", models.DateTimeField()),
                ("minutes", models.PositiveSmallIntegerField()),
                ("speaker", models.CharField(max_length=80)),
                ("market", models.CharField(blank=True, default="", max_length=40)),
                ("bring", models.JSONField(default=list)),
                ("sheet", models.JSONField(default=dict)),
                ("standing", models.CharField(default="planned", max_length=8)),
                ("by_name", models.CharField(max_length=80)),
                ("written_at", models.DateTimeField()),
            ],
            options={
                "db_table": "market_live_plan",
            },
        ),
        wall("market_sight"),
        wall("market_live_plan", heard=True),
    ]
