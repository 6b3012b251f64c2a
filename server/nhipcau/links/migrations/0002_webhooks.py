"""Webhooks, what they are to be told, and what was told."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Webhooks, what they are to be told, and what was told."""

    dependencies: ClassVar = [("links", "0001_clients")]
    operations: ClassVar = []
