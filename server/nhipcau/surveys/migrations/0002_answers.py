"""Answers to the commune's own forms, and the keys of programs that bring them."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

from nhipcau.kernel.walls import wall


class Migration(migrations.Migration):
    """Answers to the commune's own forms, and the keys of programs that bring them."""

    dependencies: ClassVar = [("surveys", "0001_forms"), ("people", "0011_duty")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("household_id", models.UUIDField(db_index=True, null=True)),
                ("member_id", models.UUIDField()),
                ("data", models.JSONField(default=dict)),
                ("source", models.CharField(max_length=5)),
                ("replaced_by", models.UUIDField(null=True)),
                ("happened_at", models.DateTimeField(db_index=True)),
                ("received_at", models.DateTimeField()),
                ("gone_at", models.DateTimeField(null=True)),
                ("form", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="given", to="surveys.form")),
                ("resident", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.resident")),
            ],
            options={"db_table": "surveys_answer"},
        ),
        migrations.CreateModel(
            name="Key",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("member_id", models.UUIDField()),
                ("mark", models.BinaryField(max_length=32, unique=True)),
                ("made_by", models.UUIDField()),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={"db_table": "surveys_key"},
        ),
        wall("surveys_answer"),
    ]
