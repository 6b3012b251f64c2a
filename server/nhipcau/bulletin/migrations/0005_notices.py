"""Notices."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Notices."""

    dependencies: ClassVar = [("bulletin", "0004_prices")]
    operations: ClassVar = []
