"""Reports of fraud, warnings of a commune."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Reports of fraud, warnings of a commune."""

    dependencies: ClassVar = [("safety", "0002_payees")]
    operations: ClassVar = []
