"""Drafts of guides, and who published them."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Drafts of guides, and who published them."""

    dependencies: ClassVar = [("guides", "0002_reference")]
    operations: ClassVar = []
