"""The outbox and what is known beside it; what may say something of somebody stands behind the second wall."""

from django.db import migrations, models

from nhipcau.kernel.walls import wall


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Line",
            fields=[
                ("name", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("failures", models.PositiveIntegerField(default=0)),
                ("rests_until", models.DateTimeField(null=True)),
                ("taken_at", models.DateTimeField(null=True)),
                ("why", models.CharField(blank=True, default="", max_length=120)),
            ],
            options={
                "db_table": "messaging_line",
            },
        ),
        migrations.CreateModel(
            name="Stop",
            fields=[
                ("mark", models.BinaryField(primary_key=True, serialize=False)),
                ("since", models.DateTimeField()),
            ],
            options={
                "db_table": "messaging_stop",
            },
        ),
        migrations.CreateModel(
            name="OutMessage",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("letter", models.UUIDField(null=True)),
                ("kind", models.CharField(max_length=60)),
                ("book", models.CharField(max_length=20)),
                ("key", models.CharField(blank=True, default="", max_length=80)),
                ("sealed", models.BinaryField(null=True)),
                ("mark", models.BinaryField(db_index=True, null=True)),
                ("person", models.UUIDField(db_index=True, null=True)),
                ("about", models.UUIDField(null=True)),
                ("once", models.CharField(blank=True, default="", max_length=120)),
                ("tongue", models.CharField(default="vi", max_length=20)),
                ("params", models.JSONField(default=dict)),
                ("state", models.CharField(default="waiting", max_length=10)),
                ("why", models.CharField(blank=True, default="", max_length=20)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("said_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("next_at", models.DateTimeField()),
                ("handed_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("gateway", models.CharField(blank=True, default="", max_length=40)),
                ("gateway_ref", models.CharField(blank=True, default="", max_length=80)),
                ("unsure", models.BooleanField(default=False)),
                ("parts", models.PositiveSmallIntegerField(default=0)),
                ("dong", models.PositiveIntegerField(default=0)),
            ],
            options={
                "db_table": "messaging_out",
                "indexes": [models.Index(condition=models.Q(("state__in", ("waiting", "handing"))), fields=["next_at"], name="out_to_look_at"), models.Index(condition=models.Q(("gateway_ref", ""), _negated=True), fields=["gateway", "gateway_ref"], name="out_by_receipt")],
                "constraints": [models.UniqueConstraint(condition=models.Q(("once", ""), _negated=True), fields=("kind", "once"), name="said_once")],
            },
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("gateway", models.CharField(max_length=40)),
                ("ref", models.CharField(max_length=80)),
                ("delivered", models.BooleanField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "messaging_receipt",
                "constraints": [models.UniqueConstraint(fields=("gateway", "ref", "delivered"), name="receipt_once")],
            },
        ),
        migrations.CreateModel(
            name="WantedCall",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("mark", models.BinaryField()),
                ("sealed", models.BinaryField(null=True)),
                ("how", models.CharField(max_length=10)),
                ("asked_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(null=True)),
                ("done_by", models.UUIDField(null=True)),
            ],
            options={
                "db_table": "messaging_wanted_call",
                "constraints": [models.UniqueConstraint(condition=models.Q(("done_at", None)), fields=("mark", "place"), name="one_open_call")],
            },
        ),
        migrations.CreateModel(
            name="Watching",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("about", models.UUIDField(db_index=True)),
                ("mark", models.BinaryField()),
                ("sealed", models.BinaryField()),
                ("tongue", models.CharField(default="vi", max_length=20)),
                ("since", models.DateTimeField()),
            ],
            options={
                "db_table": "messaging_watching",
                "constraints": [models.UniqueConstraint(fields=("about", "mark"), name="watched_once")],
            },
        ),
        wall("messaging_out"),
        wall("messaging_watching"),
        wall("messaging_wanted_call"),
    ]
