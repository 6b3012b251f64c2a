"""Row-level security on dossiers; whoever holds a slip may read the road of the one it opens, and no name."""

from django.db import migrations

from nhipcau.kernel.walls import only, wall


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0003_road")]

    operations = [
        wall("dossiers_dossier", slip="slip_code"),
        wall("dossiers_code", slip="slip_code"),
        wall("dossiers_entry", slip="slip_code"),
        wall("dossiers_petitioner"),
        wall("dossiers_progress"),
        wall("dossiers_import"),
        wall("dossiers_waiting"),
        only("SELECT, INSERT, DELETE", "dossiers_entry"),
    ]
