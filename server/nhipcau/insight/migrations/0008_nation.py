"""What the nation's roll-up takes from its provinces."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """What the nation's roll-up takes from its provinces."""

    dependencies: ClassVar = [("insight", "0007_questions")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Source",
            fields=[
                ("province", models.CharField(max_length=8, primary_key=True, serialize=False)),
                ("since", models.DateTimeField()),
            ],
            options={"db_table": "insight_source"},
        ),
    ]
