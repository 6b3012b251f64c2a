"""Snapshots of an area, behind row-level security."""

from django.db import migrations, models

from nhipcau.kernel.walls import wall


class Migration(migrations.Migration):
    dependencies = [("sync", "0001_bundles")]

    operations = [
        migrations.CreateModel(
            name="Snapshot",
            fields=[
                ("hash", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("place", models.CharField(max_length=80)),
                ("role", models.CharField(max_length=20)),
                ("made_of", models.CharField(max_length=32)),
                ("cursor", models.BigIntegerField()),
                ("rows", models.IntegerField()),
                ("bytes", models.IntegerField()),
                ("content", models.BinaryField()),
                ("built_at", models.DateTimeField()),
                ("replaced_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "sync_snapshot",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at", None)),
                        fields=("place", "role"),
                        name="snapshot_current_once",
                    )
                ],
            },
        ),
        wall("sync_snapshot"),
    ]
