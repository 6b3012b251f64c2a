"""Official figures of others: what was brought, by whom, from where; each stands until a later one takes its place."""

from django.db import models


class Brought(models.Model):
    """A file of official figures. Nothing of it is shown as official before a person has confirmed it."""

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80)
    source = models.CharField(max_length=200)
    dated = models.DateField()
    file_name = models.CharField(max_length=120, blank=True, default="")
    digest = models.CharField(max_length=64)
    brought_by = models.UUIDField()
    brought_name = models.CharField(max_length=80)
    brought_at = models.DateTimeField()
    confirmed_by = models.UUIDField(null=True)
    confirmed_name = models.CharField(max_length=80, blank=True, default="")
    confirmed_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "insight"
        db_table = "insight_brought"


class OfficialFigure(models.Model):
    """One figure as the source says it. ``line`` is where it stands in the file; ``replaced_by``: a later file said another."""

    brought = models.ForeignKey(Brought, models.CASCADE, related_name="figures")
    code = models.CharField(max_length=60)
    place = models.CharField(max_length=80)
    first = models.DateField()
    last = models.DateField()
    part = models.BigIntegerField(null=True)
    whole = models.BigIntegerField(null=True)
    value = models.FloatField()
    line = models.PositiveIntegerField()
    replaced_by = models.ForeignKey(Brought, models.PROTECT, null=True, related_name="+")

    class Meta:
        app_label = "insight"
        db_table = "insight_official"
        constraints = [models.UniqueConstraint(fields=["brought", "code", "place", "first", "last"], name="official_once")]
        indexes = [models.Index(fields=["place", "code"], name="official_by_place")]
