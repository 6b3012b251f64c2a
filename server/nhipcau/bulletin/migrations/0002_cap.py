"""Cap."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Cap."""

    dependencies: ClassVar = [("bulletin", "0001_warnings")]
    operations: ClassVar = []
