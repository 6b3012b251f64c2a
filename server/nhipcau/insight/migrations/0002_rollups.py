"""Months added up, and which of them are to be added up again."""

from typing import ClassVar

from django.db import migrations, models


def _everything_is_dirty() -> migrations.RunSQL:
    """Let what was counted before there were roll-ups be added up at the first reading, or by the first round."""
    return migrations.RunSQL(
        """
        INSERT INTO insight_dirty (place, month)
        SELECT DISTINCT place, date_trunc('month', day)::date FROM insight_tally
        UNION SELECT DISTINCT place, month FROM insight_touch
        """,
        migrations.RunSQL.noop,
    )


class Migration(migrations.Migration):
    """Months added up, and which of them are to be added up again."""

    dependencies: ClassVar = [("insight", "0001_counters")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Dirty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.CharField(max_length=80)),
                ("month", models.DateField()),
            ],
            options={"db_table": "insight_dirty"},
        ),
        migrations.CreateModel(
            name="Heard",
            fields=[
                ("province", models.CharField(max_length=8, primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
            ],
            options={"db_table": "insight_heard"},
        ),
        migrations.CreateModel(
            name="Shared",
            fields=[("subject", models.UUIDField(primary_key=True, serialize=False))],
            options={"db_table": "insight_shared"},
        ),
        migrations.CreateModel(
            name="MonthWhole",
            fields=[
                ("pk", models.CompositePrimaryKey("place", "name", "month", blank=True, editable=False, primary_key=True, serialize=False)),
                ("place", models.CharField(max_length=80)),
                ("level", models.CharField(max_length=8)),
                ("name", models.CharField(max_length=60)),
                ("month", models.DateField()),
                ("value", models.BigIntegerField()),
            ],
            options={"db_table": "insight_whole"},
        ),
        migrations.CreateModel(
            name="MonthSum",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "place", "level", "span", "month", "measure", "key", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("place", models.CharField(max_length=80)),
                ("level", models.CharField(max_length=8)),
                ("span", models.SmallIntegerField()),
                ("month", models.DateField()),
                ("measure", models.CharField(max_length=60)),
                ("key", models.CharField(max_length=40)),
                ("commune", models.CharField(max_length=5)),
                ("province", models.CharField(max_length=8)),
                ("met", models.BooleanField()),
                ("value", models.BigIntegerField()),
                ("latest", models.DateField()),
            ],
            options={
                "db_table": "insight_month",
                "indexes": [
                    models.Index(
                        fields=["level", "span", "month", "place"],
                        name="month_by_level",
                        opclasses=["text_ops", "int2_ops", "date_ops", "text_pattern_ops"],
                    )
                ],
            },
        ),
        _everything_is_dirty(),
    ]
