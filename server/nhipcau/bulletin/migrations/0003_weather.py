"""Weather."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Weather."""

    dependencies: ClassVar = [("bulletin", "0002_cap")]
    operations: ClassVar = []
