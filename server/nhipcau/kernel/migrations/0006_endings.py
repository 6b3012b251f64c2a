"""What has ended and must stay so when a backup is given back: until it is kept outside, or carried out again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kernel", "0005_reads")]

    operations = [
        migrations.CreateModel(
            name="Ending",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("chain", models.CharField(max_length=8)),
                ("at", models.DateTimeField()),
                ("state", models.CharField(max_length=6)),
                ("told", models.JSONField()),
            ],
            options={
                "db_table": "kernel_ending",
                "indexes": [models.Index(fields=["state", "chain", "at"], name="ending_in_order")],
            },
        ),
    ]
