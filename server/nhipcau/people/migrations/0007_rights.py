"""What people agreed to and asked for."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("people", "0006_roles")]

    operations: list[object] = []
