import django.db.models.deletion
from django.db import migrations, models

from nhipcau.kernel.walls import wall


class Migration(migrations.Migration):
    dependencies = [("people", "0002_walls"), ("support", "0002_wall")]

    operations = [
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("member_id", models.UUIDField()),
                ("folder", models.CharField(max_length=20)),
                ("digest", models.CharField(db_index=True, max_length=64)),
                ("bytes", models.PositiveIntegerField()),
                ("media", models.CharField(max_length=40)),
                ("kind", models.CharField(max_length=20)),
                ("happened_at", models.DateTimeField()),
                ("received_at", models.DateTimeField()),
                ("arrived_at", models.DateTimeField(null=True)),
                (
                    "assist",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attachments", to="support.assist"
                    ),
                ),
                ("consent", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="people.consent")),
            ],
            options={"db_table": "support_attachment"},
        ),
        wall("support_attachment"),
    ]
