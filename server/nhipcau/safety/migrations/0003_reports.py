"""Reports of fraud, what was seen lately, warnings of a commune."""

from typing import ClassVar

from django.db import migrations, models

from nhipcau.kernel.walls import wall


class Migration(migrations.Migration):
    """Reports of fraud, what was seen lately, warnings of a commune."""

    dependencies: ClassVar = [("safety", "0002_payees")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("village_id", models.UUIDField()),
                ("kind", models.CharField(max_length=20)),
                ("way", models.CharField(max_length=10)),
                ("asked", models.CharField(max_length=10)),
                ("lost", models.BooleanField()),
                ("number", models.CharField(blank=True, default="", max_length=20)),
                ("link", models.CharField(blank=True, default="", max_length=200)),
                ("note", models.CharField(blank=True, default="", max_length=200)),
                ("member_id", models.UUIDField()),
                ("happened_at", models.DateTimeField(db_index=True)),
                ("received_at", models.DateTimeField()),
            ],
            options={"db_table": "safety_report"},
        ),
        migrations.CreateModel(
            name="Sighting",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("village_id", models.UUIDField()),
                ("kind", models.CharField(max_length=20)),
                ("last_on", models.DateField()),
            ],
            options={
                "db_table": "safety_sighting",
                "constraints": [models.UniqueConstraint(fields=("village_id", "kind"), name="seen_once")],
            },
        ),
        migrations.CreateModel(
            name="FraudWarning",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("kind", models.CharField(max_length=20)),
                ("village_id", models.UUIDField(null=True)),
                ("member_id", models.UUIDField()),
                ("said_by", models.CharField(max_length=80)),
                ("said_at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("texted", models.PositiveIntegerField(default=0)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(blank=True, default="", max_length=80)),
            ],
            options={"db_table": "safety_warning"},
        ),
        wall("safety_report"),
        wall("safety_sighting", heard=True),
        wall("safety_warning", heard=True),
    ]
