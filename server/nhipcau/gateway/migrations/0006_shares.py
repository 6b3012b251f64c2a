"""The house keeps a share of what opens each phone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("gateway", "0005_device_keys")]

    operations = [migrations.AddField("device", "share", models.BinaryField(null=True))]
