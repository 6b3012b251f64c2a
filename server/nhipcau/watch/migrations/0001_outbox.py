"""What still has to be told on to a security centre."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [("kernel", "0005_reads")]

    operations = [
        migrations.CreateModel(
            name="Outbox",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("receiver", models.CharField(max_length=200)),
                ("event", models.UUIDField()),
                ("tries", models.PositiveIntegerField(default=0)),
            ],
            options={
                "db_table": "watch_outbox",
                "indexes": [models.Index(fields=["receiver", "id"], name="outbox_in_order")],
            },
        ),
    ]
