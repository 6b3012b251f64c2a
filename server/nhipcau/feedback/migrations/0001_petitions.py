"""Petitions."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Petitions."""

    initial = True
    dependencies: ClassVar = []
    operations: ClassVar = []
