"""Notices, where they were heard, what was asked and answered."""

from typing import ClassVar

from django.db import migrations, models
from django.db.models import F, Q

from nhipcau.kernel.walls import wall

_BY_TWO = Q(("published_by", None)) | ~Q(("published_by", F("drafted_by"))) | Q(("place__regex", r"^vn\.[0-9]{2}\.[0-9]{5}\."))


class Migration(migrations.Migration):
    """Notices, where they were heard, what was asked and answered."""

    dependencies: ClassVar = [("bulletin", "0004_prices")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("kind", models.CharField(max_length=10)),
                ("group", models.CharField(max_length=10)),
                ("title", models.CharField(max_length=80)),
                ("body", models.TextField()),
                ("villages", models.JSONField(default=list)),
                ("law", models.JSONField(null=True)),
                ("tongues", models.JSONField(default=dict)),
                ("shows_from", models.DateField()),
                ("shows_until", models.DateField()),
                ("stage", models.CharField(default="draft", max_length=10)),
                ("drafted_by", models.UUIDField()),
                ("drafted_name", models.CharField(max_length=80)),
                ("drafted_at", models.DateTimeField()),
                ("published_by", models.UUIDField(null=True)),
                ("published_name", models.CharField(blank=True, default="", max_length=80)),
                ("published_at", models.DateTimeField(null=True)),
                ("ended_name", models.CharField(blank=True, default="", max_length=80)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "bulletin_notice",
                "constraints": [
                    models.CheckConstraint(condition=Q(("stage__in", ("draft", "published", "ended"))), name="notice_stage_known"),
                    models.CheckConstraint(condition=Q(("shows_until__gte", F("shows_from"))), name="notice_in_order"),
                    models.CheckConstraint(condition=_BY_TWO, name="notice_of_a_province_by_two"),
                ],
            },
        ),
        migrations.CreateModel(
            name="NoticeRead",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("notice_id", models.UUIDField()),
                ("village_id", models.UUIDField()),
                ("member_id", models.UUIDField()),
                ("how", models.CharField(max_length=10)),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "bulletin_notice_read",
                "constraints": [
                    models.UniqueConstraint(fields=("notice_id", "village_id", "member_id", "how"), name="notice_read_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="NoticeQuestion",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("notice_id", models.UUIDField(db_index=True)),
                ("text", models.CharField(max_length=200)),
                ("member_id", models.UUIDField()),
                ("asked_by", models.CharField(max_length=80)),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
            ],
            options={"db_table": "bulletin_notice_question"},
        ),
        migrations.CreateModel(
            name="NoticeAnswer",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("notice_id", models.UUIDField(db_index=True)),
                ("question", models.CharField(max_length=200)),
                ("answer", models.CharField(max_length=400)),
                ("answered_by", models.CharField(max_length=80)),
                ("answered_at", models.DateTimeField()),
            ],
            options={"db_table": "bulletin_notice_answer"},
        ),
        wall("bulletin_notice", heard=True),
        wall("bulletin_notice_read"),
        wall("bulletin_notice_question"),
        wall("bulletin_notice_answer", heard=True),
    ]
