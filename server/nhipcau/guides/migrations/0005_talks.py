"""Conversations by text message."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Conversations by text message."""

    dependencies: ClassVar = [("guides", "0004_voices")]
    operations: ClassVar = []
