"""Petitions, and who raised them: sealed, behind a wall of its own."""

from typing import ClassVar

from django.db import migrations, models

from nhipcau.kernel.walls import wall


class Migration(migrations.Migration):
    """Petitions, and who raised them: sealed, behind a wall of its own."""

    initial = True
    dependencies: ClassVar = []
    operations: ClassVar = [
        migrations.CreateModel(
            name="Identity",
            fields=[
                ("voice_id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(max_length=80)),
                ("sealed", models.BinaryField()),
                ("number_mark", models.BinaryField(db_index=True, null=True)),
                ("person_mark", models.BinaryField(db_index=True, null=True)),
            ],
            options={
                "db_table": "feedback_identity",
            },
        ),
        migrations.CreateModel(
            name="Petition",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("commune", models.CharField(max_length=5)),
                ("village_id", models.UUIDField(null=True)),
                ("category", models.CharField(max_length=12)),
                ("about", models.CharField(blank=True, default="", max_length=10)),
                ("what", models.CharField(max_length=500)),
                ("spot", models.CharField(blank=True, default="", max_length=160)),
                ("since", models.CharField(blank=True, default="", max_length=80)),
                ("lat", models.FloatField(null=True)),
                ("lon", models.FloatField(null=True)),
                ("how", models.CharField(max_length=6)),
                ("body", models.CharField(max_length=20)),
                ("body_told", models.CharField(max_length=80)),
                ("hands", models.CharField(max_length=10)),
                ("reasons", models.JSONField(default=list)),
                ("state", models.CharField(default="new", max_length=10)),
                ("raised_at", models.DateTimeField()),
                ("voices", models.PositiveIntegerField(default=1)),
                ("days", models.PositiveSmallIntegerField()),
                ("begun_on", models.DateField()),
                ("warn_on", models.DateField()),
                ("due_on", models.DateField(db_index=True)),
                ("source", models.CharField(max_length=300)),
                ("trace", models.JSONField(default=list)),
                ("paused", models.PositiveSmallIntegerField(default=0)),
                ("stopped_on", models.DateField(null=True)),
                ("paused_until", models.DateField(null=True)),
                ("paused_why", models.CharField(blank=True, default="", max_length=200)),
                ("warned_at", models.DateTimeField(null=True)),
                ("escalated_at", models.DateTimeField(null=True)),
                ("skipped", models.CharField(blank=True, default="", max_length=10)),
                ("taken_by", models.UUIDField(null=True)),
                ("taken_name", models.CharField(blank=True, default="", max_length=80)),
                ("answer", models.CharField(blank=True, default="", max_length=1000)),
                ("document", models.CharField(blank=True, default="", max_length=80)),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_name", models.CharField(blank=True, default="", max_length=80)),
                ("in_time", models.BooleanField(null=True)),
                ("confirm_on", models.DateField(null=True)),
                ("asked_again", models.BooleanField(default=False)),
                ("confirmed", models.CharField(blank=True, default="", max_length=4)),
                ("reopened", models.PositiveSmallIntegerField(default=0)),
                ("joined_to", models.UUIDField(null=True)),
                ("public_text", models.CharField(blank=True, default="", max_length=300)),
                ("published_name", models.CharField(blank=True, default="", max_length=80)),
                ("ended_at", models.DateTimeField(null=True)),
                ("outcome", models.CharField(blank=True, default="", max_length=10)),
            ],
            options={
                "db_table": "feedback_petition",
                "indexes": [models.Index(fields=["commune", "category"], name="petition_category")],
            },
        ),
        migrations.CreateModel(
            name="Photo",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("part", models.CharField(max_length=8)),
                ("digest", models.CharField(db_index=True, max_length=64)),
                ("bytes", models.PositiveIntegerField()),
                ("media", models.CharField(max_length=40)),
                ("folder", models.CharField(max_length=20)),
                ("sender_mark", models.BinaryField()),
                ("arrived_at", models.DateTimeField(null=True)),
                ("petition", models.ForeignKey(on_delete=models.CASCADE, related_name="+", to="feedback.petition")),
            ],
            options={
                "db_table": "feedback_photo",
            },
        ),
        migrations.CreateModel(
            name="Voice",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("code_mark", models.BinaryField(unique=True)),
                ("how", models.CharField(max_length=6)),
                ("said_at", models.DateTimeField()),
                ("petition", models.ForeignKey(on_delete=models.CASCADE, related_name="+", to="feedback.petition")),
            ],
            options={
                "db_table": "feedback_voice",
            },
        ),
        migrations.CreateModel(
            name="Word",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("by", models.CharField(max_length=8)),
                ("kind", models.CharField(max_length=12)),
                ("text", models.CharField(blank=True, default="", max_length=1000)),
                ("name", models.CharField(blank=True, default="", max_length=80)),
                ("said_at", models.DateTimeField()),
                ("relayed_at", models.DateTimeField(null=True)),
                ("petition", models.ForeignKey(on_delete=models.CASCADE, related_name="+", to="feedback.petition")),
                ("voice", models.ForeignKey(null=True, on_delete=models.CASCADE, related_name="+", to="feedback.voice")),
            ],
            options={
                "db_table": "feedback_word",
            },
        ),
        migrations.CreateModel(
            name="Opening",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("reason", models.CharField(max_length=300)),
                ("asked_by", models.UUIDField()),
                ("asked_name", models.CharField(max_length=80)),
                ("asked_at", models.DateTimeField()),
                ("agreed_by", models.UUIDField(null=True)),
                ("agreed_name", models.CharField(blank=True, default="", max_length=80)),
                ("agreed_at", models.DateTimeField(null=True)),
                ("petition", models.ForeignKey(on_delete=models.CASCADE, related_name="+", to="feedback.petition")),
            ],
            options={
                "db_table": "feedback_opening",
                "constraints": [models.CheckConstraint(condition=models.Q(agreed_by=None) | ~models.Q(agreed_by=models.F("asked_by")), name="opened_by_two")],
            },
        ),
        wall("feedback_petition"),
        wall("feedback_voice"),
        wall("feedback_identity"),
        wall("feedback_word"),
        wall("feedback_opening"),
        wall("feedback_photo"),
    ]
