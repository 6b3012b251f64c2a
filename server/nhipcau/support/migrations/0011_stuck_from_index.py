"""What was hard in helpings, told by the index alone."""

from typing import ClassVar

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """What was hard in helpings, told by the index alone: a province's four weeks lie in as many pages as it has helpings."""

    atomic = False
    dependencies: ClassVar = [("support", "0010_kept_villages")]
    operations: ClassVar = [
        AddIndexConcurrently(
            model_name="assist",
            index=models.Index(
                fields=["happened_at", "place"],
                opclasses=["timestamptz_ops", "text_pattern_ops"],
                include=["difficulties", "procedure", "household"],
                condition=~models.Q(difficulties=[]),
                name="assist_stuck_told",
            ),
        ),
        RemoveIndexConcurrently(model_name="assist", name="assist_stuck"),
    ]
