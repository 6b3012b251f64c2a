"""Programs of others, and their tokens."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Programs of others, and their tokens."""

    initial = True
    dependencies: ClassVar = []
    operations: ClassVar = []
