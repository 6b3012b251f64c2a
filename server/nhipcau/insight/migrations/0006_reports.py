"""Report templates, schedules and reports that were made."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Report templates, schedules and reports that were made."""

    dependencies: ClassVar = [("insight", "0005_alarms")]
    operations: ClassVar = []
