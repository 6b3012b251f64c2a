"""Points of villages."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """Points of villages."""

    dependencies: ClassVar = [("places", "0002_extents_and_earlier_names")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="VillagePoint",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("lat", models.FloatField()),
                ("lon", models.FloatField()),
                ("accuracy", models.PositiveIntegerField(null=True)),
                ("source", models.CharField(max_length=6)),
                ("by_id", models.UUIDField()),
                ("by_name", models.CharField(max_length=80)),
                ("at", models.DateTimeField()),
                (
                    "village",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="point", to="places.village"),
                ),
            ],
            options={
                "db_table": "places_village_point",
                "constraints": [
                    models.CheckConstraint(condition=Q(source__in=("phone", "office", "file")), name="point_source_known"),
                    models.CheckConstraint(condition=Q(lat__range=(6, 24)) & Q(lon__range=(102, 118)), name="point_in_the_country"),
                ],
            },
        ),
    ]
