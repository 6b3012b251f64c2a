import django.db.models.deletion
from django.db import migrations, models

from nhipcau.kernel.walls import wall


class Migration(migrations.Migration):
    dependencies = [("support", "0003_attachments")]

    operations = [
        migrations.CreateModel(
            name="Callback",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("asked_by", models.UUIDField()),
                ("drawn", models.BooleanField()),
                ("reached", models.BooleanField()),
                ("came", models.BooleanField(null=True)),
                ("money_asked", models.BooleanField(null=True)),
                ("secret_asked", models.BooleanField(null=True)),
                ("satisfied", models.BooleanField(null=True)),
                ("happened_at", models.DateTimeField()),
                ("received_at", models.DateTimeField()),
                (
                    "assist",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="callback", to="support.assist"
                    ),
                ),
            ],
            options={"db_table": "support_callback"},
        ),
        wall("support_callback"),
    ]
