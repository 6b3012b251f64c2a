"""Saved questions, behind the wall; and open data that was given out, for anybody."""

from typing import Any, ClassVar

from django.db import migrations, models

from nhipcau.kernel.walls import wall

Fields = list[tuple[str, "models.Field[Any, Any]"]]

QUESTION: Fields = [
    ("id", models.UUIDField(primary_key=True, serialize=False)),
    ("place", models.CharField(max_length=80)),
    ("role", models.CharField(max_length=20)),
    ("name", models.CharField(max_length=120)),
    ("asked", models.CharField(max_length=2000)),
    ("shared", models.BooleanField()),
    ("saved_by", models.UUIDField()),
    ("saved_name", models.CharField(blank=True, default="", max_length=120)),
    ("saved_at", models.DateTimeField()),
]
SETTING: Fields = [
    ("place", models.CharField(max_length=80, primary_key=True, serialize=False)),
    ("on", models.BooleanField()),
    ("since", models.DateField()),
    ("set_by", models.UUIDField()),
    ("set_name", models.CharField(blank=True, default="", max_length=120)),
    ("set_at", models.DateTimeField()),
]
RELEASE: Fields = [
    ("id", models.UUIDField(primary_key=True, serialize=False)),
    ("province", models.CharField(max_length=2)),
    ("name", models.CharField(max_length=120)),
    ("month", models.DateField()),
    ("version", models.PositiveIntegerField()),
    ("content", models.CharField(max_length=64)),
    ("files", models.JSONField()),
    ("rows", models.PositiveIntegerField()),
    ("hidden", models.PositiveIntegerField()),
    ("demo", models.BooleanField()),
    ("made_at", models.DateTimeField()),
    ("checked_at", models.DateTimeField()),
]
PART: Fields = [
    ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
    ("digest", models.CharField(max_length=64)),
    ("number", models.PositiveIntegerField()),
    ("content", models.BinaryField()),
]


class Migration(migrations.Migration):
    """Saved questions and open data that was given out."""

    dependencies: ClassVar = [("insight", "0006_reports")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Question",
            fields=QUESTION,
            options={"db_table": "insight_question", "indexes": [models.Index(fields=["place"], name="question_by_place")]},
        ),
        migrations.CreateModel(name="OpenSetting", fields=SETTING, options={"db_table": "insight_open_setting"}),
        migrations.CreateModel(
            name="OpenRelease",
            fields=RELEASE,
            options={
                "db_table": "insight_open_release",
                "constraints": [models.UniqueConstraint(fields=("province", "month", "version"), name="open_release_once")],
            },
        ),
        migrations.CreateModel(
            name="OpenPart",
            fields=PART,
            options={
                "db_table": "insight_open_part",
                "constraints": [models.UniqueConstraint(fields=("digest", "number"), name="open_part_once")],
            },
        ),
        wall("insight_question"),
    ]
