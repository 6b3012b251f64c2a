"""What people ask about their own data, with its clocks."""

from django.db import migrations, models

from nhipcau.kernel.walls import wall


class Migration(migrations.Migration):
    dependencies = [("people", "0007_rights")]

    operations = [
        migrations.CreateModel(
            name="Request",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("person", models.UUIDField(db_index=True)),
                ("kind", models.CharField(max_length=12)),
                ("third_parties", models.BooleanField(default=False)),
                ("asked_on", models.DateField()),
                ("taken_by", models.UUIDField()),
                ("answered_on", models.DateField(null=True)),
                ("extended", models.BooleanField(default=False)),
                ("done_on", models.DateField(null=True)),
                ("outcome", models.CharField(blank=True, default="", max_length=8)),
            ],
            options={"db_table": "people_request"},
        ),
        wall("people_request"),
    ]
