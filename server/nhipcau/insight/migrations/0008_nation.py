"""What the nation's roll-up takes from its provinces."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """What the nation's roll-up takes from its provinces."""

    dependencies: ClassVar = [("insight", "0007_questions")]
    operations: ClassVar = []
