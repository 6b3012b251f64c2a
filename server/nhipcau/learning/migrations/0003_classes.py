"""Classes, who came, certificates."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

from nhipcau.kernel.walls import wall

_ONE_OF_TWO = Q(("member", None), ("resident__isnull", False)) | Q(("member__isnull", False), ("resident", None))


class Migration(migrations.Migration):
    """Classes, who came, certificates."""

    dependencies: ClassVar = [("learning", "0002_lessons")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Class",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("village_id", models.UUIDField(null=True)),
                ("venue", models.CharField(max_length=120)),
                ("audience", models.CharField(max_length=10)),
                ("skills", models.JSONField()),
                ("lessons", models.JSONField(default=list)),
                ("level", models.PositiveSmallIntegerField()),
                ("room", models.PositiveSmallIntegerField()),
                ("tongue", models.CharField(default="vi", max_length=20)),
                ("begins_at", models.DateTimeField()),
                ("minutes", models.PositiveSmallIntegerField()),
                ("trainers", models.JSONField(default=list)),
                ("members", models.JSONField(default=list)),
                ("state", models.CharField(default="planned", max_length=10)),
                ("planned_by", models.UUIDField()),
                ("invited_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("came", models.PositiveIntegerField(default=0)),
                ("unnamed", models.PositiveIntegerField(default=0)),
                ("notes", models.TextField(blank=True, default="")),
            ],
            options={
                "db_table": "learning_class",
                "constraints": [
                    models.CheckConstraint(condition=Q(("state__in", ("planned", "held", "cancelled"))), name="class_state_known"),
                    models.CheckConstraint(condition=Q(("audience__in", ("resident", "member", "core"))), name="class_audience_known"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("member", models.UUIDField(null=True)),
                ("enrolled_at", models.DateTimeField()),
                ("came_at", models.DateTimeField(null=True)),
                ("whole", models.BooleanField(default=False)),
                ("code", models.CharField(blank=True, db_index=True, default="", max_length=11)),
                ("course", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="seats", to="learning.class")),
                (
                    "resident",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="seats", to="people.resident"
                    ),
                ),
            ],
            options={
                "db_table": "learning_seat",
                "constraints": [
                    models.UniqueConstraint(condition=Q(("resident__isnull", False)), fields=("course", "resident"), name="seat_once"),
                    models.UniqueConstraint(condition=Q(("member__isnull", False)), fields=("course", "member"), name="member_seat_once"),
                    models.CheckConstraint(condition=_ONE_OF_TWO, name="seat_of_one"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Heads",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("counter", models.UUIDField()),
                ("many", models.PositiveIntegerField(default=0)),
                ("scanned", models.PositiveIntegerField(default=0)),
                ("said_at", models.DateTimeField()),
                ("course", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="heads", to="learning.class")),
            ],
            options={
                "db_table": "learning_heads",
                "constraints": [models.UniqueConstraint(fields=("course", "counter"), name="heads_once")],
            },
        ),
        wall("learning_class", heard=True),
        wall("learning_seat", slip="code"),
        wall("learning_heads"),
    ]
