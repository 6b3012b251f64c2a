"""Where people and figures are invented, found without reading every member."""

from typing import ClassVar

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """Where people and figures are invented, found without reading every member."""

    atomic = False
    dependencies: ClassVar = [("people", "0013_uncounted")]
    operations: ClassVar = [
        AddIndexConcurrently(
            model_name="member",
            index=models.Index(fields=["scope"], condition=models.Q(demo=True), name="member_demo"),
        ),
    ]
