"""Definitions of figures, version by version, and figures as they were told."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Definitions of figures, version by version, and figures as they were told."""

    dependencies: ClassVar = [("insight", "0002_rollups")]
    operations: ClassVar = []
