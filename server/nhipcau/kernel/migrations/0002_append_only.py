"""The application adds to the ledger and reads its lines; it can change nothing and cannot read bodies."""

from django.db import migrations

from nhipcau.kernel.walls import only


class Migration(migrations.Migration):
    dependencies = [("kernel", "0001_ledger")]

    operations = [
        only("SELECT, INSERT", "kernel_entry"),
        only("INSERT", "kernel_body"),
        only("SELECT, INSERT", "kernel_feed"),
        only("SELECT, INSERT, UPDATE", "kernel_head"),
    ]
