"""Alerts of others as they came, byte for byte; and the rules that let some of them become drafts by themselves."""

from typing import Final

from django.db import models
from django.db.models import F, Q

CHANGED, TAKEN_BACK = "update", "cancel"
MOST: Final = 2  # the level up to which a rule may speak


class CapMessage(models.Model):
    """An alert of others, kept as it came. ``ended_by``: the later message that changed it or took it back.

    ``signed`` says that it carries a signature; nobody here has verified it. ``draft``: the warning that was drafted of it.
    """

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    digest = models.CharField(max_length=64)
    content = models.BinaryField(default=b"")
    sender = models.CharField(max_length=300, default="")
    identifier = models.CharField(max_length=300, default="")
    sent_at = models.DateTimeField(null=True)
    kind = models.CharField(max_length=10, default="")
    status = models.CharField(max_length=10, default="")
    earlier = models.JSONField(default=list)
    event = models.CharField(max_length=200, default="")
    level = models.PositiveSmallIntegerField(null=True)
    expires_at = models.DateTimeField(null=True)
    signed = models.BooleanField()
    via = models.CharField(max_length=4)
    brought_by = models.UUIDField()
    brought_name = models.CharField(max_length=80)
    brought_at = models.DateTimeField()
    ended_by = models.UUIDField(null=True)
    ended_how = models.CharField(max_length=10, blank=True, default="")
    draft = models.UUIDField(null=True)
    rule = models.UUIDField(null=True)

    class Meta:
        app_label = "bulletin"
        db_table = "bulletin_cap_message"
        constraints = [models.UniqueConstraint(fields=["place", "digest"], name="brought_once")]


class CapRule(models.Model):
    """Alerts of a sender about a hazard may become drafts here, up to a level, until a day: once two people stand for it."""

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    sender = models.CharField(max_length=120)
    hazard = models.CharField(max_length=20)
    level = models.PositiveSmallIntegerField()
    until = models.DateTimeField()
    proposed_by = models.UUIDField()
    proposed_name = models.CharField(max_length=80)
    proposed_at = models.DateTimeField()
    signed_by = models.UUIDField(null=True)
    signed_name = models.CharField(max_length=80, blank=True, default="")
    signed_at = models.DateTimeField(null=True)
    ended_name = models.CharField(max_length=80, blank=True, default="")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "bulletin"
        db_table = "bulletin_cap_rule"
        constraints = [
            models.CheckConstraint(condition=Q(signed_by=None) | ~Q(signed_by=F("proposed_by")), name="two_stand_for_a_rule"),
            models.CheckConstraint(condition=Q(level__gte=1, level__lte=MOST), name="a_rule_stays_low"),
        ]
