"""Lists for checking links and numbers."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Lists for checking links and numbers."""

    dependencies: ClassVar = [("safety", "0003_reports")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="BadList",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(max_length=80)),
                ("source", models.CharField(max_length=120)),
                ("as_of", models.DateField()),
                ("form", models.CharField(max_length=10)),
                ("whole", models.PositiveIntegerField()),
                ("left_out", models.PositiveIntegerField()),
                ("faulty", models.PositiveIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("brought_by", models.UUIDField()),
                ("brought_name", models.CharField(max_length=80)),
                ("brought_at", models.DateTimeField()),
                ("ended_name", models.CharField(blank=True, default="", max_length=80)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={"db_table": "safety_bad_list"},
        ),
        migrations.CreateModel(
            name="BadName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.PositiveIntegerField()),
                ("host", models.CharField(max_length=253)),
                ("of", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="names", to="safety.badlist")),
            ],
            options={
                "db_table": "safety_bad_name",
                "constraints": [models.UniqueConstraint(fields=("of", "host"), name="bad_name_once")],
            },
        ),
    ]
