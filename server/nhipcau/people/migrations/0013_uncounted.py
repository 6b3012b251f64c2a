"""Homes that are not counted, found without reading all homes."""

from typing import ClassVar

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """Homes that are not counted, found without reading all homes."""

    atomic = False
    dependencies: ClassVar = [("people", "0012_nation_analyst")]
    operations: ClassVar = [
        AddIndexConcurrently(
            model_name="household",
            index=models.Index(fields=["place"], opclasses=["text_pattern_ops"], condition=models.Q(uncounted=True), name="home_uncounted"),
        ),
    ]
