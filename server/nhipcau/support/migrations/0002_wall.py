"""Row-level security on assists."""

from django.db import migrations

from nhipcau.kernel.walls import wall


class Migration(migrations.Migration):
    dependencies = [("support", "0001_assists")]

    operations = [wall("support_assist")]
