"""Saved questions and open data that was given out."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Saved questions and open data that was given out."""

    dependencies: ClassVar = [("insight", "0006_reports")]
    operations: ClassVar = []
