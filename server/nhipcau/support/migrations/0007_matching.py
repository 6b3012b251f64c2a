"""Who goes where."""

from typing import ClassVar

from django.db import migrations, models

from nhipcau.kernel.walls import wall


class Migration(migrations.Migration):
    """Who goes where: what a leader chose, and what a helper can take on; both behind the wall."""

    dependencies: ClassVar = [("support", "0006_independence")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Arranged",
            fields=[
                ("need_id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("member_id", models.UUIDField(null=True)),
                ("sex", models.CharField(blank=True, default="", max_length=6)),
                ("said_at", models.DateTimeField()),
            ],
            options={
                "db_table": "support_arranged",
                "constraints": [models.CheckConstraint(condition=models.Q(("sex__in", ("", "female", "male"))), name="arranged_sex_known")],
            },
        ),
        migrations.CreateModel(
            name="Strength",
            fields=[
                ("member_id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("most", models.PositiveSmallIntegerField()),
                ("sex", models.CharField(blank=True, default="", max_length=6)),
                ("said_at", models.DateTimeField()),
            ],
            options={
                "db_table": "support_strength",
                "constraints": [models.CheckConstraint(condition=models.Q(("sex__in", ("", "female", "male"))), name="strength_sex_known")],
            },
        ),
        wall("support_arranged"),
        wall("support_strength"),
    ]
