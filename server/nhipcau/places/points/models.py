"""Where villages lie. The table is part of the map of the country: anybody may read it."""

from django.db import models
from django.db.models import Q


class VillagePoint(models.Model):
    """A point in a village, one for each; the latest measured one stands.

    ``accuracy`` is in metres, as the phone said it; None where a person set it by hand. ``source``: phone, office, file.
    """

    SOURCES = ("phone", "office", "file")

    id = models.UUIDField(primary_key=True)
    village = models.OneToOneField("places.Village", models.PROTECT, related_name="point")
    place = models.CharField(max_length=80, db_index=True)
    lat = models.FloatField()
    lon = models.FloatField()
    accuracy = models.PositiveIntegerField(null=True)
    source = models.CharField(max_length=6)
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        app_label = "places"
        db_table = "places_village_point"
        constraints = [
            models.CheckConstraint(condition=Q(source__in=("phone", "office", "file")), name="point_source_known"),
            models.CheckConstraint(condition=Q(lat__range=(6, 24)) & Q(lon__range=(102, 118)), name="point_in_the_country"),
        ]
