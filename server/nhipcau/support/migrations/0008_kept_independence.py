"""Figures of independence that were worked out."""

from typing import ClassVar

from django.db import migrations, models

from nhipcau.kernel.walls import wall


class Migration(migrations.Migration):
    """Figures of independence that were worked out, commune by commune; behind the wall."""

    dependencies: ClassVar = [("support", "0007_matching")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="KeptIndependence",
            fields=[
                ("place", models.CharField(max_length=80, primary_key=True, serialize=False)),
                ("day", models.DateField()),
                ("stand", models.BigIntegerField()),
                ("counted_at", models.DateTimeField()),
                ("told", models.JSONField()),
            ],
            options={
                "db_table": "support_kept_independence",
            },
        ),
        wall("support_kept_independence"),
    ]
