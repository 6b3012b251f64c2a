"""Row-level security on everything that is about a person."""

from django.db import migrations

from nhipcau.kernel.walls import wall


class Migration(migrations.Migration):
    dependencies = [("people", "0001_register")]

    operations = [wall("people_household"), wall("people_resident"), wall("people_consent")]
