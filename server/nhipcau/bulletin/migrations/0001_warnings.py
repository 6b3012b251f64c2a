"""Warnings."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Warnings."""

    initial = True
    dependencies: ClassVar = []
    operations: ClassVar = []
