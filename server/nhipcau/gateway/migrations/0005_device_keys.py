"""Phones prove themselves with a key that cannot leave them."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("gateway", "0004_login")]

    operations = []
