"""Forms that a commune made, version by version."""

from typing import ClassVar

from django.db import migrations, models
from django.db.models import Q

from nhipcau.kernel.walls import wall


class Migration(migrations.Migration):
    """Forms that a commune made, version by version."""

    initial = True
    dependencies: ClassVar = []
    operations: ClassVar = [
        migrations.CreateModel(
            name="Form",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("name", models.CharField(max_length=60)),
                ("version", models.CharField(max_length=40)),
                ("number", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=120)),
                ("xml", models.TextField()),
                ("plan", models.JSONField()),
                ("about", models.CharField(max_length=8)),
                ("purpose", models.CharField(blank=True, default="", max_length=300)),
                ("days", models.PositiveSmallIntegerField()),
                ("personal", models.JSONField(default=list)),
                ("masked", models.JSONField(default=list)),
                ("state", models.CharField(default="draft", max_length=8)),
                ("made_by", models.UUIDField()),
                ("made_name", models.CharField(max_length=80)),
                ("made_at", models.DateTimeField()),
                ("opened_by", models.UUIDField(null=True)),
                ("opened_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "surveys_form",
                "constraints": [
                    models.CheckConstraint(condition=Q(state__in=("draft", "live", "closed")), name="survey_state_known"),
                    models.CheckConstraint(condition=Q(about__in=("nobody", "person")), name="survey_about_known"),
                    models.UniqueConstraint(fields=("place", "name", "version"), name="survey_version_once"),
                    models.UniqueConstraint(condition=Q(state="live"), fields=("place", "name"), name="survey_one_open"),
                ],
            },
        ),
        wall("surveys_form", heard=True),
    ]
