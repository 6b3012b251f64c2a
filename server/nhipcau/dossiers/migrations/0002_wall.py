"""Row-level security on preparations; whoever holds a slip may read the one it opens."""

from django.db import migrations

from nhipcau.kernel.walls import wall


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0001_preparations")]

    operations = [wall("dossiers_preparation", slip="slip_code")]
