"""The central record of the product: the assist session."""

from django.db import models

from nhipcau.people.models import Consent, Household, Resident
from nhipcau.support.calls.models import Duty, Near, TeamCall
from nhipcau.support.independence.models import KeptIndependence
from nhipcau.support.matching.models import Arranged, Strength

__all__ = ["Arranged", "Assist", "Attachment", "Callback", "Duty", "KeptIndependence", "Near", "Strength", "TeamCall"]


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
        indexes = [
            models.Index(
                fields=["happened_at", "place"],
                opclasses=["timestamptz_ops", "text_pattern_ops"],
                include=["difficulties", "procedure", "household"],
                condition=~models.Q(difficulties=[]),
                name="assist_stuck_told",
            )
        ]


class Attachment(models.Model):
    """A photo or a voice note of an assist, kept by a consent of its own.

    ``folder`` is where its bytes were put, and stays so when the home moves on; ``arrived_at`` is empty until
    they are whole.
    """

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    assist = models.ForeignKey(Assist, models.PROTECT, related_name="attachments")
    consent = models.ForeignKey(Consent, models.PROTECT)
    member_id = models.UUIDField()
    folder = models.CharField(max_length=20)
    digest = models.CharField(max_length=64, db_index=True)
    bytes = models.PositiveIntegerField()
    media = models.CharField(max_length=40)
    kind = models.CharField(max_length=20)
    happened_at = models.DateTimeField()
    received_at = models.DateTimeField()
    arrived_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "support_attachment"


class Callback(models.Model):
    """What a family answered when the commune asked about a helping; once for each, and never changed.

    ``drawn``: the helping was one of those that nobody can foresee, so these alone tell of all of them.
    """

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    assist = models.OneToOneField(Assist, models.CASCADE, related_name="callback")
    asked_by = models.UUIDField()
    drawn = models.BooleanField()
    reached = models.BooleanField()
    came = models.BooleanField(null=True)
    money_asked = models.BooleanField(null=True)
    secret_asked = models.BooleanField(null=True)
    satisfied = models.BooleanField(null=True)
    happened_at = models.DateTimeField()
    received_at = models.DateTimeField()

    class Meta:
        db_table = "support_callback"
