"""The cards that are gone through at every visit, and the accounts to which fees are paid."""

from django.db import models
from django.db.models import F, Q

from nhipcau.safety.checking.models import BadList, BadName
from nhipcau.safety.reports.models import FraudWarning, Report, Sighting

__all__ = ["BadList", "BadName", "Card", "FraudWarning", "OwnAccount", "Payee", "Report", "Sighting"]


class Card(models.Model):
    """A safety card: words to say, one question, the right answer. A card that is withdrawn stays for old records."""

    id = models.CharField(primary_key=True, max_length=40)
    body = models.JSONField()
    current = models.BooleanField(default=True)

    class Meta:
        db_table = "safety_card"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.id


class Payee(models.Model):
    """An account that the commune publishes: whoever pays a fee there pays the right one.

    ``place`` is the commune's path. ``procedure`` is what is paid for; empty: whatever is paid to that unit. ``source``
    is the document that says so; ``explained_by`` and ``explained_in`` are another organisation and its document, where
    the holder is called like somebody of the team. Nobody proposes and confirms; none is ever deleted.
    """

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    unit = models.CharField(max_length=120)
    procedure = models.CharField(max_length=20, blank=True, default="")
    bank = models.CharField(max_length=6)
    account = models.CharField(max_length=20)
    holder = models.CharField(max_length=80)
    amount = models.PositiveIntegerField(null=True)
    purpose = models.CharField(max_length=25, blank=True, default="")
    source = models.CharField(max_length=200)
    explained_by = models.CharField(max_length=120, blank=True, default="")
    explained_in = models.CharField(max_length=120, blank=True, default="")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    proposed_by = models.UUIDField()
    proposed_name = models.CharField(max_length=80)
    proposed_role = models.CharField(max_length=20)
    proposed_at = models.DateTimeField()
    confirmed_by = models.UUIDField(null=True)
    confirmed_name = models.CharField(max_length=80, blank=True, default="")
    confirmed_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    ended_name = models.CharField(max_length=80, blank=True, default="")
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=20, blank=True, default="")

    class Meta:
        db_table = "safety_payee"
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("proposed_by")), name="four_eyes_on_a_payee"
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")), name="payee_days_in_order"
            ),
        ]

    @property
    def standing(self) -> str:
        """Where it stands: `waiting` for a second pair of eyes, `published` or `ended`."""
        if self.ended_at:
            return "ended"
        return "published" if self.confirmed_at else "waiting"


class OwnAccount(models.Model):
    """The mark of an account that belongs to somebody who helps: it is never published. The number itself is not kept."""

    mark = models.CharField(primary_key=True, max_length=64)
    place = models.CharField(max_length=80)
    named_at = models.DateTimeField()

    class Meta:
        db_table = "safety_own_account"
