"""How far somebody came in a lesson."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """How far somebody came in a lesson."""

    dependencies: ClassVar = [("learning", "0001_skills")]
    operations: ClassVar = []
