"""Drafts of guides, and who published them. Revisions and publications are added, never changed."""

import django.db.models.deletion
from django.db import migrations, models

from nhipcau.kernel.walls import only

KINDS = ("started", "written", "went_back", "imported", "from_store", "aside")


class Migration(migrations.Migration):
    dependencies = [("guides", "0002_reference")]

    operations = [
        migrations.AddField("guide", "edited", models.BooleanField(default=False)),
        migrations.AddField("guide", "offered", models.BooleanField(default=False)),
        migrations.CreateModel(
            name="Revision",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField()),
                ("over", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=12)),
                ("body", models.JSONField()),
                ("changes", models.JSONField(default=list)),
                ("author", models.UUIDField()),
                ("author_name", models.CharField(max_length=80)),
                ("at", models.DateTimeField()),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="revisions", to="guides.procedure"
                    ),
                ),
            ],
            options={
                "db_table": "guides_revision",
                "constraints": [
                    models.UniqueConstraint(fields=("procedure", "number"), name="revision_number_once"),
                    models.CheckConstraint(condition=models.Q(("kind__in", KINDS)), name="revision_kind_known"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "procedure",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="draft",
                        serialize=False,
                        to="guides.procedure",
                    ),
                ),
                ("newest", models.PositiveIntegerField(default=0)),
                ("published", models.PositiveIntegerField(default=0)),
                ("last", models.PositiveIntegerField(default=0)),
                ("asked_by", models.UUIDField(null=True)),
                ("asked_name", models.CharField(blank=True, default="", max_length=80)),
                ("asked_at", models.DateTimeField(null=True)),
                ("note", models.CharField(blank=True, default="", max_length=400)),
                ("sent_back_by", models.CharField(blank=True, default="", max_length=80)),
            ],
            options={"db_table": "guides_draft"},
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                (
                    "guide",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="publication",
                        serialize=False,
                        to="guides.guide",
                    ),
                ),
                ("asked_name", models.CharField(max_length=80)),
                ("published_by", models.UUIDField()),
                ("published_name", models.CharField(max_length=80)),
                ("at", models.DateTimeField()),
                (
                    "revision",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="guides.revision"),
                ),
            ],
            options={"db_table": "guides_publication"},
        ),
        only("SELECT, INSERT", "guides_revision"),
        only("SELECT, INSERT", "guides_publication"),
    ]
