"""Who goes where."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Who goes where."""

    dependencies: ClassVar = [("support", "0006_independence")]
    operations: ClassVar = []
