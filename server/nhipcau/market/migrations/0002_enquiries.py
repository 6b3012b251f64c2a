"""Enquiries."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Enquiries."""

    dependencies: ClassVar = [("market", "0001_makers")]
    operations: ClassVar = []
