"""Weather."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Weather."""

    dependencies: ClassVar = [("bulletin", "0002_cap")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Weather",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(max_length=80, unique=True)),
                ("days", models.JSONField()),
                ("taken_at", models.DateTimeField()),
                ("source", models.CharField(max_length=80)),
                ("sample", models.BooleanField(default=False)),
            ],
            options={"db_table": "bulletin_weather"},
        ),
    ]
