"""Official figures of others."""

from typing import ClassVar

from django.db import migrations, models
from django.db.models import CASCADE, PROTECT


class Migration(migrations.Migration):
    """Official figures of others."""

    dependencies: ClassVar = [("insight", "0003_indicators")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Brought",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(max_length=80)),
                ("source", models.CharField(max_length=200)),
                ("dated", models.DateField()),
                ("file_name", models.CharField(blank=True, default="", max_length=120)),
                ("digest", models.CharField(max_length=64)),
                ("brought_by", models.UUIDField()),
                ("brought_name", models.CharField(max_length=80)),
                ("brought_at", models.DateTimeField()),
                ("confirmed_by", models.UUIDField(null=True)),
                ("confirmed_name", models.CharField(blank=True, default="", max_length=80)),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("dropped_at", models.DateTimeField(null=True)),
            ],
            options={"db_table": "insight_brought"},
        ),
        migrations.CreateModel(
            name="OfficialFigure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=60)),
                ("place", models.CharField(max_length=80)),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("part", models.BigIntegerField(null=True)),
                ("whole", models.BigIntegerField(null=True)),
                ("value", models.FloatField()),
                ("line", models.PositiveIntegerField()),
                ("brought", models.ForeignKey(on_delete=CASCADE, related_name="figures", to="insight.brought")),
                ("replaced_by", models.ForeignKey(null=True, on_delete=PROTECT, related_name="+", to="insight.brought")),
            ],
            options={
                "db_table": "insight_official",
                "indexes": [models.Index(fields=["place", "code"], name="official_by_place")],
                "constraints": [
                    models.UniqueConstraint(fields=("brought", "code", "place", "first", "last"), name="official_once")
                ],
            },
        ),
    ]
