"""Exports and imports, how far each has come."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Exports and imports, how far each has come."""

    dependencies: ClassVar = [("links", "0002_webhooks")]
    operations: ClassVar = []
