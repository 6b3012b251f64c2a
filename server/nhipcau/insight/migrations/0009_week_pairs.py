"""What changed this week, as it was worked out of a province."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """What changed this week, as it was worked out of a province."""

    dependencies: ClassVar = [("insight", "0008_nation")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="WeekPairs",
            fields=[
                ("place", models.CharField(max_length=80, primary_key=True, serialize=False)),
                ("last", models.DateField()),
                ("at", models.DateTimeField()),
                ("pairs", models.JSONField()),
            ],
            options={"db_table": "insight_week_pairs"},
        ),
    ]
