"""Conversations by text message."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Conversations by text message."""

    dependencies: ClassVar = [("guides", "0004_voices")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Conversation",
            fields=[
                ("sender", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("procedure", models.CharField(blank=True, default="", max_length=20)),
                ("version", models.CharField(blank=True, default="", max_length=16)),
                ("answers", models.JSONField(default=dict)),
                ("question", models.CharField(blank=True, default="", max_length=60)),
                ("offered", models.JSONField(default=list)),
                ("expires_at", models.DateTimeField(db_index=True)),
            ],
            options={"db_table": "guides_conversation"},
        ),
    ]
