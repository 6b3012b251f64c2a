"""Calendars of classes."""

from typing import ClassVar

from django.db import migrations, models

from nhipcau.kernel.walls import wall


class Migration(migrations.Migration):
    """Calendars of classes: a commune's own work, so behind the wall."""

    dependencies: ClassVar = [("learning", "0003_classes")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="ClassPlan",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(max_length=80, unique=True)),
                ("first_week", models.DateField()),
                ("weeks", models.PositiveSmallIntegerField()),
                ("asked", models.JSONField(default=dict)),
                ("found", models.JSONField(default=dict)),
                ("made_at", models.DateTimeField(null=True)),
            ],
            options={"db_table": "learning_class_plan"},
        ),
        wall("learning_class_plan"),
    ]
