"""The tokens that phones had before."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("gateway", "0001_phones"),
    ]

    operations = [
        migrations.CreateModel(
            name="FormerToken",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token_hash", models.BinaryField(unique=True)),
                ("replaced_at", models.DateTimeField()),
                (
                    "device",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_tokens",
                        to="gateway.device",
                    ),
                ),
            ],
            options={
                "db_table": "gateway_former_token",
            },
        ),
    ]
