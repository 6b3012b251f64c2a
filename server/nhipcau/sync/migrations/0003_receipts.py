"""Receipts for work that others carried. The application adds and reads them, and can change none."""

from django.db import migrations, models

from nhipcau.kernel.walls import only


class Migration(migrations.Migration):
    dependencies = [
        ("sync", "0002_snapshots"),
    ]

    operations = [
        migrations.CreateModel(
            name="Receipt",
            fields=[
                ("bundle", models.UUIDField(primary_key=True, serialize=False)),
                ("device", models.UUIDField()),
                ("number", models.PositiveIntegerField()),
                ("received_at", models.DateTimeField()),
                ("letters", models.JSONField()),
                ("key", models.CharField(max_length=16)),
                ("signature", models.BinaryField()),
            ],
            options={
                "db_table": "sync_receipt",
                "constraints": [models.UniqueConstraint(fields=("device", "number"), name="receipt_number_once")],
            },
        ),
        only("SELECT, INSERT", "sync_receipt"),
    ]
