"""Plans of selling before a camera: what, when, who speaks, from where. The whole commune's team reads them."""

from django.db import models

PLANNED, OFF = "planned", "off"


class LivePlan(models.Model):
    """One of them. ``sheet`` is what was worked out when it was written: the order by minutes, checks, answers; phones keep it."""

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    village_id = models.UUIDField(null=True)
    title = models.CharField(max_length=80)
    goods = models.JSONField()
    begins_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    speaker = models.CharField(max_length=80)
    market = models.CharField(max_length=40, blank=True, default="")
    bring = models.JSONField(default=list)
    sheet = models.JSONField(default=dict)
    standing = models.CharField(max_length=8, default=PLANNED)
    by_name = models.CharField(max_length=80)
    written_at = models.DateTimeField()

    class Meta:
        app_label = "market"
        db_table = "market_live_plan"
