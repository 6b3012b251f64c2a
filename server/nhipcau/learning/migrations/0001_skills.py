"""What somebody was seen to do."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """What somebody was seen to do."""

    dependencies: ClassVar = [("people", "0010_receipts_by_text")]
    operations: ClassVar = []
