"""Answers to the commune's own forms, and their files."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Answers to the commune's own forms, and their files."""

    dependencies: ClassVar = [("surveys", "0001_forms")]
    operations: ClassVar = []
