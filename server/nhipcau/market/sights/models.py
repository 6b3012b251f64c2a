"""Places to visit, homestays, festivals, where help is found. What stands here is meant to be seen by everybody."""

from django.db import models
from django.db.models import Q

VISIT, HOMESTAY, FESTIVAL, SUPPORT = "visit", "homestay", "festival", "support"
KINDS = (VISIT, HOMESTAY, FESTIVAL, SUPPORT)
HELPS = ("", "team", "wifi", "office")


class Sight(models.Model):
    """One of them, as the commune tells of it. A homestay hangs on its maker: without that consent it is not shown.

    ``first`` and ``last`` are days “MM-DD” of the ``calendar`` (by the sun or the moon) on which a festival is held.
    """

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    kind = models.CharField(max_length=8)
    help = models.CharField(max_length=6, blank=True, default="")
    name = models.CharField(max_length=80)
    about = models.CharField(max_length=600, blank=True, default="")
    village_id = models.UUIDField(null=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    hours = models.CharField(max_length=120, blank=True, default="")
    way = models.CharField(max_length=300, blank=True, default="")
    price_from = models.PositiveIntegerField(null=True)
    price_to = models.PositiveIntegerField(null=True)
    price_for = models.CharField(max_length=40, blank=True, default="")
    calendar = models.CharField(max_length=5, blank=True, default="")
    first = models.CharField(max_length=5, blank=True, default="")
    last = models.CharField(max_length=5, blank=True, default="")
    source = models.CharField(max_length=200)
    maker = models.ForeignKey("market.Maker", models.CASCADE, null=True, related_name="+")
    by_name = models.CharField(max_length=80)
    said_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "market"
        db_table = "market_sight"
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=KINDS) & Q(help__in=HELPS), name="sight_of_a_kind"),
            models.CheckConstraint(condition=~Q(kind="homestay") | Q(maker__isnull=False), name="homestay_of_somebody"),
            models.CheckConstraint(condition=Q(lat=None, lon=None) | Q(lat__range=(6, 24), lon__range=(102, 118)), name="sight_in_the_country"),
        ]
