"""Lists for checking links and numbers."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Lists for checking links and numbers."""

    dependencies: ClassVar = [("safety", "0003_reports")]
    operations: ClassVar = []
