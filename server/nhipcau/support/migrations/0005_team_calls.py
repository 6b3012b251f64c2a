"""Calls for the team, duty and neighbours; all of it says something of people or of where they are, so it is behind the wall."""

from django.db import migrations, models

from nhipcau.kernel.walls import wall


class Migration(migrations.Migration):
    dependencies = [("support", "0004_callbacks")]

    operations = [
        migrations.CreateModel(
            name="TeamCall",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("commune", models.CharField(max_length=5)),
                ("village_id", models.UUIDField(null=True)),
                ("how", models.CharField(max_length=10)),
                ("wish", models.CharField(max_length=10)),
                ("about", models.CharField(blank=True, default="", max_length=120)),
                ("tongue", models.CharField(default="vi", max_length=20)),
                ("part", models.CharField(default="any", max_length=10)),
                ("wording", models.CharField(blank=True, default="", max_length=10)),
                ("mark", models.BinaryField()),
                ("sealed", models.BinaryField(null=True)),
                ("asked_at", models.DateTimeField()),
                ("due_on", models.DateField()),
                ("helper_id", models.UUIDField(null=True)),
                ("why", models.JSONField(default=list)),
                ("shown_from", models.DateTimeField(null=True)),
                ("given_by", models.UUIDField(null=True)),
                ("passed", models.JSONField(default=list)),
                ("taken_at", models.DateTimeField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("outcome", models.CharField(blank=True, default="", max_length=12)),
            ],
            options={
                "db_table": "support_team_call",
                "constraints": [
                    models.UniqueConstraint(condition=models.Q(("ended_at", None)), fields=("mark", "commune"), name="one_open_team_call"),
                    models.CheckConstraint(condition=models.Q(("ended_at", None), ("sealed", None), _connector="OR"), name="no_number_after_the_end"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Duty",
            fields=[
                ("member_id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("days", models.JSONField(default=list)),
                ("away_until", models.DateField(null=True)),
                ("said_at", models.DateTimeField()),
            ],
            options={"db_table": "support_duty"},
        ),
        migrations.CreateModel(
            name="Near",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("one", models.UUIDField()),
                ("other", models.UUIDField()),
            ],
            options={
                "db_table": "support_near",
                "constraints": [models.UniqueConstraint(fields=("one", "other"), name="near_once")],
            },
        ),
        wall("support_team_call"),
        wall("support_duty"),
        wall("support_near"),
    ]
