"""Points of villages."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Points of villages."""

    dependencies: ClassVar = [("places", "0002_extents_and_earlier_names")]
    operations: ClassVar = []
