"""What was hard in helpings, found without reading all of them."""

from typing import ClassVar

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """What was hard in helpings, found without reading all of them."""

    atomic = False
    dependencies: ClassVar = [("support", "0008_kept_independence")]
    operations: ClassVar = [
        AddIndexConcurrently(
            model_name="assist",
            index=models.Index(
                fields=["happened_at", "place"],
                opclasses=["timestamptz_ops", "text_pattern_ops"],
                condition=~models.Q(difficulties=[]),
                name="assist_stuck",
            ),
        ),
    ]
