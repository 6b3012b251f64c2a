"""Official figures of others."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Official figures of others."""

    dependencies: ClassVar = [("insight", "0003_indicators")]
    operations: ClassVar = []
