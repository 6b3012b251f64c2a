"""When each receiver was last reached."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("watch", "0001_outbox")]

    operations = [
        migrations.CreateModel(
            name="Contact",
            fields=[
                ("receiver", models.CharField(max_length=200, primary_key=True, serialize=False)),
                ("reached_at", models.DateTimeField(null=True)),
                ("why", models.CharField(blank=True, default="", max_length=200)),
            ],
            options={"db_table": "watch_contact"},
        ),
    ]
