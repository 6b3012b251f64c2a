"""Second steps, passkeys and sessions of officers."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("gateway", "0003_twin_tokens")]

    operations: list[object] = []
