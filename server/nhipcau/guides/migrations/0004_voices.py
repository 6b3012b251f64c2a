"""Recorded voices of the steps."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Recorded voices of the steps."""

    dependencies: ClassVar = [("guides", "0003_editing")]
    operations: ClassVar = []
