"""Phones prove themselves with a key that cannot leave them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("gateway", "0004_login")]

    operations = [migrations.AddField("device", "public_key", models.BinaryField(null=True))]
