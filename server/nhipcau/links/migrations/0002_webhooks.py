"""Webhooks, what they are to be told, and what was told."""

import django.db.models.deletion
from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models


class Migration(migrations.Migration):
    """Webhooks, what they are to be told, and what was told."""

    dependencies = [("links", "0001_clients")]
    operations = [
        migrations.CreateModel(
            name="Happening",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("number", models.BigIntegerField(null=True, unique=True)),
                ("kind", models.CharField(max_length=60)),
                ("place", models.CharField(max_length=80)),
                ("at", models.DateTimeField()),
                ("told_at", models.DateTimeField()),
                ("data", models.JSONField()),
            ],
            options={
                "db_table": "links_happening",
                "indexes": [
                    models.Index(condition=models.Q(("number__isnull", True)), fields=["id"], name="happening_to_number"),
                    models.Index(fields=["told_at"], name="happening_by_time"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Hook",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("url", models.CharField(max_length=300)),
                ("kinds", ArrayField(base_field=models.CharField(max_length=60), size=None)),
                ("sealed", models.BinaryField()),
                ("sealed_before", models.BinaryField(null=True)),
                ("both_until", models.DateTimeField(null=True)),
                ("made_at", models.DateTimeField()),
                ("after", models.BigIntegerField()),
                ("tries", models.PositiveIntegerField(default=0)),
                ("next_at", models.DateTimeField()),
                ("failing_since", models.DateTimeField(null=True)),
                ("stopped_at", models.DateTimeField(null=True)),
                ("why", models.CharField(blank=True, default="", max_length=20)),
                ("ended_at", models.DateTimeField(null=True)),
                ("client", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="hooks", to="links.client")),
            ],
            options={
                "db_table": "links_hook",
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at", None), ("stopped_at", None)), fields=["next_at"], name="hook_to_look_at"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("number", models.BigIntegerField(null=True)),
                ("message", models.UUIDField()),
                ("kind", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
                ("status", models.PositiveSmallIntegerField(null=True)),
                ("why", models.CharField(blank=True, default="", max_length=40)),
                ("milliseconds", models.PositiveIntegerField()),
                ("hook", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="attempts", to="links.hook")),
            ],
            options={
                "db_table": "links_attempt",
                "indexes": [models.Index(fields=["hook", "-at"], name="attempts_of_hook")],
            },
        ),
    ]
