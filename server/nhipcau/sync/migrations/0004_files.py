from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sync", "0003_receipts")]

    operations = [
        migrations.CreateModel(
            name="Upload",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("actor", models.UUIDField(db_index=True)),
                ("folder", models.CharField(max_length=20)),
                ("digest", models.CharField(db_index=True, max_length=64)),
                ("media", models.CharField(max_length=40)),
                ("bytes", models.BigIntegerField()),
                ("offset", models.BigIntegerField(default=0)),
                ("pieces", models.JSONField(default=list)),
                ("touched_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(null=True)),
            ],
            options={"db_table": "sync_upload"},
        ),
        migrations.CreateModel(
            name="StoredFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("folder", models.CharField(max_length=20)),
                ("digest", models.CharField(max_length=64)),
                ("media", models.CharField(max_length=40)),
                ("bytes", models.BigIntegerField()),
                ("stored_at", models.DateTimeField()),
            ],
            options={
                "db_table": "sync_file",
                "constraints": [
                    models.UniqueConstraint(fields=("folder", "digest"), name="file_stored_once"),
                ],
            },
        ),
    ]
