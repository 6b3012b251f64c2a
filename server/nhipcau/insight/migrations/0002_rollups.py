"""Months added up, and which of them are to be added up again."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Months added up, and which of them are to be added up again."""

    dependencies: ClassVar = [("insight", "0001_counters")]
    operations: ClassVar = []
