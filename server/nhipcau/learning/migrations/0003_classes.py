"""Classes, who came, certificates."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Classes, who came, certificates."""

    dependencies: ClassVar = [("learning", "0002_lessons")]
    operations: ClassVar = []
