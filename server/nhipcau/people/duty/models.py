"""What an officer says of a day that the ledger does not show, or shows wrongly; another officer agrees to it or not."""

from django.db import models
from django.db.models import F, Q


class DayClaim(models.Model):
    """A member's day put right: worked, worked at night, or not worked. It counts once somebody else agreed."""

    KINDS = ("day", "night", "none")

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    member = models.UUIDField()
    day = models.DateField()
    kind = models.CharField(max_length=6)
    why = models.CharField(max_length=12)
    note = models.CharField(max_length=120, blank=True, default="")
    claimed_by = models.UUIDField()
    claimed_at = models.DateTimeField()
    settled_by = models.UUIDField(null=True)
    settled_at = models.DateTimeField(null=True)
    agreed = models.BooleanField(null=True)

    class Meta:
        app_label = "people"
        db_table = "people_day_claim"
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=("day", "night", "none")), name="day_claim_kind_known"),
            models.CheckConstraint(condition=Q(settled_by=None) | ~Q(settled_by=F("claimed_by")), name="day_claim_two_people"),
            models.CheckConstraint(condition=~Q(claimed_by=F("member")) & (Q(settled_by=None) | ~Q(settled_by=F("member"))), name="day_claim_not_ones_own"),
            models.UniqueConstraint(fields=["member", "day"], condition=Q(settled_at=None), name="one_open_day_claim"),
        ]
