"""Independence."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Independence."""

    dependencies: ClassVar = [("support", "0005_team_calls")]
    operations: ClassVar = []
