"""Days that an officer puts right, behind the wall; the database itself holds that it takes two people."""

from typing import ClassVar

from django.db import migrations, models
from django.db.models import F, Q

from nhipcau.kernel.walls import wall


class Migration(migrations.Migration):
    """Days that an officer puts right."""

    dependencies: ClassVar = [("people", "0010_receipts_by_text")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="DayClaim",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("member", models.UUIDField()),
                ("day", models.DateField()),
                ("kind", models.CharField(max_length=6)),
                ("why", models.CharField(max_length=12)),
                ("note", models.CharField(blank=True, default="", max_length=120)),
                ("claimed_by", models.UUIDField()),
                ("claimed_at", models.DateTimeField()),
                ("settled_by", models.UUIDField(null=True)),
                ("settled_at", models.DateTimeField(null=True)),
                ("agreed", models.BooleanField(null=True)),
            ],
            options={
                "db_table": "people_day_claim",
                "constraints": [
                    models.CheckConstraint(condition=Q(kind__in=("day", "night", "none")), name="day_claim_kind_known"),
                    models.CheckConstraint(condition=Q(settled_by=None) | ~Q(settled_by=F("claimed_by")), name="day_claim_two_people"),
                    models.CheckConstraint(
                        condition=~Q(claimed_by=F("member")) & (Q(settled_by=None) | ~Q(settled_by=F("member"))),
                        name="day_claim_not_ones_own",
                    ),
                    models.UniqueConstraint(fields=["member", "day"], condition=Q(settled_at=None), name="one_open_day_claim"),
                ],
            },
        ),
        wall("people_day_claim"),
    ]
