"""Figures of independence that were worked out, kept so that a province's page need not count millions of steps."""

from django.db import models


class KeptIndependence(models.Model):
    """What was worked out of a commune on a day. ``stand``: how many entries its ledger had then; with more, it is behind.

    ``villages``: the same of each of its villages, by path; None in a row from before they were kept.
    """

    place = models.CharField(max_length=80, primary_key=True)
    day = models.DateField()
    stand = models.BigIntegerField()
    counted_at = models.DateTimeField()
    told = models.JSONField()
    villages = models.JSONField(null=True)

    class Meta:
        db_table = "support_kept_independence"
