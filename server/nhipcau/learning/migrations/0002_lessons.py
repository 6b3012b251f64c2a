"""How far somebody came in a lesson: written once, and only a home that moves takes it along."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

from nhipcau.kernel.walls import only, wall


class Migration(migrations.Migration):
    """How far somebody came in a lesson."""

    dependencies: ClassVar = [("learning", "0001_skills")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Progress",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("member_id", models.UUIDField(db_index=True, null=True)),
                ("told_by", models.UUIDField()),
                ("lesson", models.CharField(max_length=31)),
                ("edition", models.CharField(max_length=8)),
                ("part", models.CharField(max_length=5)),
                ("done", models.BooleanField()),
                ("right", models.PositiveSmallIntegerField()),
                ("of", models.PositiveSmallIntegerField()),
                ("seconds", models.PositiveIntegerField()),
                ("tried", models.JSONField(default=list)),
                ("happened_at", models.DateTimeField()),
                ("received_at", models.DateTimeField()),
                (
                    "resident",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lessons",
                        to="people.resident",
                    ),
                ),
            ],
            options={
                "db_table": "learning_progress",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("member_id", None), ("resident__isnull", False)),
                            models.Q(("member_id__isnull", False), ("resident", None)),
                            _connector="OR",
                        ),
                        name="progress_of_one_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("right__lte", models.F("of"))), name="progress_no_more_than_all"
                    ),
                ],
            },
        ),
        wall("learning_progress"),
        only("SELECT, INSERT, DELETE, UPDATE (place)", "learning_progress"),
    ]
