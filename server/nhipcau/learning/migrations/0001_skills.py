"""What somebody was seen to do: written once, and only a home that moves takes it along."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

from nhipcau.kernel.walls import only, wall


class Migration(migrations.Migration):
    """What somebody was seen to do."""

    dependencies: ClassVar = [("people", "0010_receipts_by_text")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("member", models.UUIDField(db_index=True, null=True)),
                ("skill", models.CharField(max_length=4)),
                ("kind", models.CharField(max_length=8)),
                ("mode", models.CharField(max_length=8)),
                ("observer", models.UUIDField()),
                ("about", models.CharField(blank=True, default="", max_length=40)),
                ("happened_at", models.DateTimeField()),
                ("received_at", models.DateTimeField()),
                (
                    "resident",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="people.resident",
                    ),
                ),
            ],
            options={
                "db_table": "learning_evidence",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("member", None), ("resident__isnull", False)),
                            models.Q(("member__isnull", False), ("resident", None)),
                            _connector="OR",
                        ),
                        name="evidence_of_one_person",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Passport",
            fields=[],
            options={"proxy": True, "indexes": [], "constraints": []},
            bases=("people.resident",),
        ),
        wall("learning_evidence"),
        only("SELECT, INSERT, DELETE, UPDATE (place)", "learning_evidence"),
    ]
