"""The central record of the product: the assist session."""

from django.db import models

from nhipcau.people.models import Consent, Household, Resident


class Assist(models.Model):
    """One helping: each step alone, prompted or done for; the safety card gone through; the next date.

    ``preparation`` is the id of a dossier's preparation (a sibling domain), if papers were listed.
    """

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    household = models.ForeignKey(Household, models.PROTECT, related_name="assists")
    resident = models.ForeignKey(Resident, models.PROTECT, related_name="assists")
    consent = models.ForeignKey(Consent, models.PROTECT)
    member_id = models.UUIDField()
    preparation = models.UUIDField(null=True, db_index=True)
    procedure = models.CharField(max_length=20, blank=True, default="")
    steps = models.JSONField()
    safety_card = models.CharField(max_length=40)
    safety_answered = models.CharField(max_length=12)
    difficulties = models.JSONField(default=list)
    next_date = models.DateField(null=True)
    fee = models.PositiveIntegerField(default=0)
    happened_at = models.DateTimeField()
    received_at = models.DateTimeField()

    class Meta:
        db_table = "support_assist"
        constraints = [models.CheckConstraint(condition=models.Q(fee=0), name="help_is_free")]
