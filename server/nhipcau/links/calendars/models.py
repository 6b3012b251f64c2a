"""Addresses of officers' own calendars, as keyed hashes."""

from django.db import models
from django.db.models import Q


class Calendar(models.Model):
    """An address of an officer's own days, by its keyed hash. ``place``: where they worked when it was made; it opens there only."""

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    member_id = models.UUIDField()
    mark = models.BinaryField(unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "links"
        db_table = "links_calendar"
        constraints = [models.UniqueConstraint(fields=["member_id"], condition=Q(ended_at=None), name="one_open_calendar")]
