"""Prices."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Prices."""

    dependencies: ClassVar = [("bulletin", "0003_weather")]
    operations: ClassVar = []
