"""Makers."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Makers."""

    initial = True
    dependencies: ClassVar = []
    operations: ClassVar = []
