"""The shop window: what everybody may see, copied when somebody let it be seen, gone with the consent. Nothing else is in it.

No wall stands around the two windows, since they are public; nothing reaches them but by `showing`. A report of something
bad is the office's and stands behind the wall.
"""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models


class ShownMaker(models.Model):
    """A maker as everybody sees them. ``where`` is the village in words; no telephone, nobody's id."""

    id = models.UUIDField(primary_key=True)
    commune = models.CharField(max_length=5, db_index=True)
    kind = models.CharField(max_length=12)
    name = models.CharField(max_length=80)
    story = models.TextField(blank=True, default="")
    where = models.CharField(max_length=120, blank=True, default="")
    shown_at = models.DateTimeField()

    class Meta:
        app_label = "market"
        db_table = "market_shown_maker"


class Shown(models.Model):
    """A product as everybody sees it. ``turn`` orders pages: the newest first, what is sold out last.

    ``season`` has a bit for each month, all twelve for the whole year; ``folded`` is what a search reads; ``photos`` are
    [{small, large, media, says, width, height}].
    """

    id = models.UUIDField(primary_key=True)
    maker = models.ForeignKey(ShownMaker, models.CASCADE, related_name="products")
    commune = models.CharField(max_length=5)
    name = models.CharField(max_length=80)
    group = models.CharField(max_length=8)
    story = models.TextField(blank=True, default="")
    answers = models.JSONField(default=dict)
    unit = models.CharField(max_length=30)
    price_from = models.PositiveIntegerField(null=True)
    price_to = models.PositiveIntegerField(null=True)
    season = models.PositiveSmallIntegerField()
    stock = models.CharField(max_length=3)
    weight_g = models.PositiveIntegerField(null=True)
    stars = models.PositiveSmallIntegerField(default=0)
    certificate = models.CharField(max_length=60, blank=True, default="")
    decision = models.CharField(max_length=120, blank=True, default="")
    stars_until = models.DateField(null=True)
    photos = models.JSONField(default=list)
    folded = models.TextField(default="")
    turn = models.BigIntegerField()
    shown_at = models.DateTimeField()

    class Meta:
        app_label = "market"
        db_table = "market_shown"
        indexes = [
            models.Index(fields=["-turn", "-id"], name="shown_by_turn"),
            models.Index(fields=["commune", "-turn", "-id"], name="shown_of_commune"),
            models.Index(fields=["group", "-turn", "-id"], name="shown_of_group"),
            GinIndex(OpClass("folded", name="gin_trgm_ops"), name="shown_folded"),
        ]


class Abuse(models.Model):
    """Somebody says that something shown is not right. ``place`` is the commune's path; whoever said it is not known."""

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    product_id = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=12)
    note = models.CharField(max_length=300, blank=True, default="")
    said_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_as = models.CharField(max_length=8, blank=True, default="")
    settled_why = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        app_label = "market"
        db_table = "market_abuse"
