"""Difficulties told without a helping, and answers given once for many."""

from typing import ClassVar

from django.db import migrations, models
from django.db.models import Q

from nhipcau.kernel.walls import wall


class Migration(migrations.Migration):
    """Difficulties told without a helping, and answers given once for many."""

    dependencies: ClassVar = [("feedback", "0001_petitions")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Stuck",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("cause", models.CharField(max_length=20)),
                ("procedure", models.CharField(blank=True, default="", max_length=20)),
                ("note", models.CharField(blank=True, default="", max_length=200)),
                ("member_id", models.UUIDField()),
                ("happened_at", models.DateTimeField(db_index=True)),
                ("received_at", models.DateTimeField()),
            ],
            options={"db_table": "feedback_stuck"},
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("cause", models.CharField(max_length=20)),
                ("procedure", models.CharField(blank=True, default="", max_length=20)),
                ("village_id", models.UUIDField(null=True)),
                ("kind", models.CharField(max_length=10)),
                ("words", models.CharField(max_length=300)),
                ("passed_to", models.CharField(blank=True, default="", max_length=80)),
                ("people", models.PositiveIntegerField()),
                ("times", models.PositiveIntegerField()),
                ("given_at", models.CharField(max_length=80)),
                ("answered_by", models.UUIDField()),
                ("by_name", models.CharField(max_length=80)),
                ("answered_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "feedback_answer",
                "constraints": [
                    models.UniqueConstraint(
                        condition=Q(ended_at=None), fields=("place", "cause", "procedure", "village_id"), name="one_answer_stands", nulls_distinct=False
                    )
                ],
            },
        ),
        wall("feedback_stuck"),
        wall("feedback_answer", heard=True),
    ]
