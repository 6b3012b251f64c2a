"""Sights."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Sights."""

    dependencies: ClassVar = [("market", "0002_enquiries")]
    operations: ClassVar = []
