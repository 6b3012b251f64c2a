"""Forms that a commune made, version by version."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Forms that a commune made, version by version."""

    initial = True
    dependencies: ClassVar = []
    operations: ClassVar = []
