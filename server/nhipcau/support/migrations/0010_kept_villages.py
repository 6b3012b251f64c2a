"""Figures of independence of villages, kept beside those of their commune."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Figures of independence of villages, kept beside those of their commune."""

    dependencies: ClassVar = [("support", "0009_stuck")]
    operations: ClassVar = [migrations.AddField("keptindependence", "villages", models.JSONField(null=True))]
