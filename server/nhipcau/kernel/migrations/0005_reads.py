"""Who looked at what, and what happened at the doors."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("kernel", "0004_pace")]

    operations: list[object] = []
