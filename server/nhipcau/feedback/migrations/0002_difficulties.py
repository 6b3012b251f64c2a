"""Difficulties."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Difficulties."""

    dependencies: ClassVar = [("feedback", "0001_petitions")]
    operations: ClassVar = []
