"""Addresses of officers' own calendars."""

from typing import ClassVar

from django.db import migrations, models

from nhipcau.kernel.walls import wall


class Migration(migrations.Migration):
    """Addresses of officers' own calendars, as keyed hashes, behind the wall."""

    dependencies: ClassVar = [("links", "0003_traffic")]
    online = "the wall is of the table that this very migration makes"
    operations: ClassVar = [
        migrations.CreateModel(
            name="Calendar",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("member_id", models.UUIDField()),
                ("mark", models.BinaryField(unique=True)),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "links_calendar",
                "constraints": [
                    models.UniqueConstraint(condition=models.Q(("ended_at", None)), fields=("member_id",), name="one_open_calendar")
                ],
            },
        ),
        wall("links_calendar"),
    ]
