"""Rules of early warnings, and what they found."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Rules of early warnings, and what they found."""

    dependencies: ClassVar = [("insight", "0004_official")]
    operations: ClassVar = []
