"""Programs of others, and their tokens."""

import django.db.models.deletion
from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models


class Migration(migrations.Migration):
    """Programs of others, and their tokens. Nothing here is of a person, and every secret is a keyed hash."""

    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Client",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("name", models.CharField(max_length=80)),
                ("scopes", ArrayField(base_field=models.CharField(max_length=20), size=None)),
                ("places", ArrayField(base_field=models.CharField(max_length=80), size=None)),
                ("made_by", models.UUIDField()),
                ("made_by_name", models.CharField(blank=True, default="", max_length=80)),
                ("made_at", models.DateTimeField()),
                ("locked_at", models.DateTimeField(null=True)),
                ("last_used_at", models.DateTimeField(null=True)),
            ],
            options={"db_table": "links_client"},
        ),
        migrations.CreateModel(
            name="Secret",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("mark", models.BinaryField(unique=True)),
                ("made_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField(null=True)),
                ("used_at", models.DateTimeField(null=True)),
                ("client", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="secrets", to="links.client")),
            ],
            options={"db_table": "links_secret"},
        ),
        migrations.CreateModel(
            name="Token",
            fields=[
                ("mark", models.BinaryField(primary_key=True, serialize=False)),
                ("scopes", ArrayField(base_field=models.CharField(max_length=20), size=None)),
                ("expires_at", models.DateTimeField(db_index=True)),
                ("client", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="tokens", to="links.client")),
                ("secret", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="links.secret")),
            ],
            options={"db_table": "links_token"},
        ),
        migrations.CreateModel(
            name="Spent",
            fields=[
                ("client", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, serialize=False, to="links.client")),
                ("minute", models.DateTimeField()),
                ("used", models.PositiveIntegerField()),
            ],
            options={"db_table": "links_spent"},
        ),
        migrations.CreateModel(
            name="Once",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=255)),
                ("asked", models.BinaryField()),
                ("begun_at", models.DateTimeField(db_index=True)),
                ("status", models.PositiveSmallIntegerField(default=0)),
                ("answer", models.BinaryField(null=True)),
                ("client", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="links.client")),
            ],
            options={
                "db_table": "links_once",
                "constraints": [models.UniqueConstraint(fields=("client", "key"), name="asked_once")],
            },
        ),
    ]
