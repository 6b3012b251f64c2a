"""Calendars of classes."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Calendars of classes."""

    dependencies: ClassVar = [("learning", "0003_classes")]
    operations: ClassVar = []
