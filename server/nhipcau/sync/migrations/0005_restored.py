from django.db import migrations, models

from nhipcau.kernel.walls import only


class Migration(migrations.Migration):
    dependencies = [("sync", "0004_files")]

    operations = [
        migrations.CreateModel(
            name="Restored",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("commune", models.CharField(max_length=8)),
                ("held_until", models.DateTimeField()),
                ("restored_at", models.DateTimeField()),
                ("entries", models.BigIntegerField()),
                ("changes", models.BigIntegerField()),
                ("begins", models.BigIntegerField()),
            ],
            options={
                "db_table": "sync_restored",
                "constraints": [
                    models.UniqueConstraint(fields=("commune", "restored_at"), name="restored_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Returned",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "restored",
                    models.ForeignKey(
                        on_delete=models.deletion.CASCADE, related_name="returned", to="sync.restored"
                    ),
                ),
                ("actor", models.UUIDField()),
                ("cursor", models.BigIntegerField()),
                ("returned_at", models.DateTimeField()),
            ],
            options={
                "db_table": "sync_returned",
                "constraints": [
                    models.UniqueConstraint(fields=("restored", "actor"), name="returned_once"),
                ],
            },
        ),
        only("SELECT", "sync_restored"),
        only("SELECT, INSERT, UPDATE", "sync_returned"),
    ]
