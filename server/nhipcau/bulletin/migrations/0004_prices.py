"""Prices, and how goods stand in a place."""

from typing import ClassVar

from django.db import migrations, models
from django.db.models import F, Q

from nhipcau.kernel.walls import wall


class Migration(migrations.Migration):
    """Prices, and how goods stand in a place."""

    dependencies: ClassVar = [("bulletin", "0003_weather")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Price",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("village_id", models.UUIDField(null=True)),
                ("market", models.CharField(blank=True, default="", max_length=80)),
                ("kind", models.CharField(max_length=10)),
                ("item", models.CharField(max_length=30)),
                ("grade", models.CharField(blank=True, default="", max_length=40)),
                ("unit", models.CharField(max_length=10)),
                ("low", models.PositiveIntegerField()),
                ("high", models.PositiveIntegerField()),
                ("on", models.DateField()),
                ("source", models.CharField(blank=True, default="", max_length=120)),
                ("odd", models.BooleanField(default=False)),
                ("member_id", models.UUIDField()),
                ("told_by", models.CharField(max_length=80)),
                ("told_at", models.DateTimeField()),
                ("brought", models.UUIDField(null=True)),
                ("struck_at", models.DateTimeField(null=True)),
                ("struck_by", models.CharField(blank=True, default="", max_length=80)),
            ],
            options={
                "db_table": "bulletin_price",
                "indexes": [models.Index(fields=["item", "on"], name="price_of_item")],
                "constraints": [models.CheckConstraint(condition=Q(("high__gte", F("low")), ("low__gt", 0)), name="price_in_order")],
            },
        ),
        migrations.CreateModel(
            name="PriceCard",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("item", models.CharField(max_length=30)),
                ("on", models.DateField()),
                ("lines", models.JSONField(default=list)),
                ("apart", models.JSONField(default=list)),
            ],
            options={
                "db_table": "bulletin_price_card",
                "constraints": [models.UniqueConstraint(fields=("place", "item"), name="price_card_once")],
            },
        ),
        wall("bulletin_price", heard=True),
        wall("bulletin_price_card", heard=True),
    ]
