"""What goods fetch: each report as it was told, and how one kind of goods stands in a place."""

from django.db import models
from django.db.models import F, Q

from nhipcau.kernel.scope import commune_of


class Price(models.Model):
    """One report: goods of a grade for so much a unit, where and when. It is never changed; a wrong one is struck.

    ``place`` is the commune, or the province, that told it. ``odd``: whoever told it was asked, and stands by it.
    """

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    village_id = models.UUIDField(null=True)
    market = models.CharField(max_length=80, blank=True, default="")
    kind = models.CharField(max_length=10)
    item = models.CharField(max_length=30)
    grade = models.CharField(max_length=40, blank=True, default="")
    unit = models.CharField(max_length=10)
    low = models.PositiveIntegerField()
    high = models.PositiveIntegerField()
    on = models.DateField()
    source = models.CharField(max_length=120, blank=True, default="")
    odd = models.BooleanField(default=False)
    member_id = models.UUIDField()
    told_by = models.CharField(max_length=80)
    told_at = models.DateTimeField()
    brought = models.UUIDField(null=True)
    struck_at = models.DateTimeField(null=True)
    struck_by = models.CharField(max_length=80, blank=True, default="")

    class Meta:
        app_label = "bulletin"
        db_table = "bulletin_price"
        indexes = [models.Index(fields=["item", "on"], name="price_of_item")]
        constraints = [models.CheckConstraint(condition=Q(high__gte=F("low"), low__gt=0), name="price_in_order")]


class PriceCard(models.Model):
    """How one kind of goods stands in a place: the last report of each grade with its weeks, and strange ones apart. Made from `Price`."""

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    item = models.CharField(max_length=30)
    on = models.DateField()
    lines = models.JSONField(default=list)
    apart = models.JSONField(default=list)

    class Meta:
        app_label = "bulletin"
        db_table = "bulletin_price_card"
        constraints = [models.UniqueConstraint(fields=["place", "item"], name="price_card_once")]

    @property
    def wide(self) -> bool:
        """Say whether the province told it, not the commune."""
        return commune_of(self.place) is None
