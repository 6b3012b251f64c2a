"""How often somebody may try."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("kernel", "0003_feed_place")]

    operations: list[object] = []
