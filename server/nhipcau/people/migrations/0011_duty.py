"""Active days and allowances."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Active days and allowances."""

    dependencies: ClassVar = [("people", "0010_receipts_by_text")]
    operations: ClassVar = []
