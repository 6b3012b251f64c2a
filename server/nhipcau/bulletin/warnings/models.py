"""Warnings as they were written and issued, who acknowledged them, which homes come first, and how they were found."""

from datetime import timedelta
from typing import Final

from django.db import models
from django.db.models import F, Q

from nhipcau.bulletin.warnings.hazards import hazard
from nhipcau.bulletin.warnings.rules import LEADS
from nhipcau.bulletin.warnings.shapes import FOUR_EYES, MOST_HOURS
from nhipcau.people.models import Consent, Household, Resident

CANCELLED, REPLACED = "cancelled", "replaced"
_ISSUED: Final = Q(issued_at__isnull=False)
_GRAVE: Final = _ISSUED & Q(level__gte=FOUR_EYES)


class HazardWarning(models.Model):
    """A warning. Its words are never changed, nor whether it is a drill: the database refuses. ``place``: whose it is.

    A draft until it is issued; then it stands until it expires, is cancelled or replaced. ``over``: the all-clear, written with it.
    ``counts``: how homes were found, once the single checks are gone.
    """

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    hazard = models.CharField(max_length=20)
    level = models.PositiveSmallIntegerField()
    drill = models.BooleanField()
    title = models.CharField(max_length=120)
    what = models.CharField(max_length=400)
    acts = models.JSONField(default=list)
    communes = models.JSONField(default=list)
    villages = models.JSONField(default=list)
    onset = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()
    tongues = models.JSONField(default=dict)
    source = models.CharField(max_length=120, blank=True, default="")
    texts = models.BooleanField(default=True)
    over = models.CharField(max_length=120)
    drafted_by = models.UUIDField()
    drafted_name = models.CharField(max_length=80)
    drafted_role = models.CharField(max_length=20)
    drafted_at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True)
    signed_by = models.UUIDField(null=True)
    signed_name = models.CharField(max_length=80, blank=True, default="")
    signed_role = models.CharField(max_length=20, blank=True, default="")
    issued_at = models.DateTimeField(null=True)
    replaces = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=10, blank=True, default="")
    ended_name = models.CharField(max_length=80, blank=True, default="")
    counts = models.JSONField(default=dict)

    class Meta:
        app_label = "bulletin"
        db_table = "bulletin_warning"
        constraints = [
            models.CheckConstraint(condition=~_GRAVE | (Q(signed_by__isnull=False) & ~Q(signed_by=F("drafted_by"))), name="four_eyes_on_a_warning"),
            models.CheckConstraint(condition=~_GRAVE | Q(drafted_role__in=LEADS) | Q(signed_role__in=LEADS), name="a_lead_stands_for_it"),
            models.CheckConstraint(
                condition=~_ISSUED | (Q(expires_at__gt=F("issued_at")) & Q(expires_at__lte=F("issued_at") + timedelta(hours=MOST_HOURS))),
                name="a_warning_expires",
            ),
            models.CheckConstraint(condition=Q(level__gte=1, level__lte=5), name="five_levels"),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_why="") | Q(ended_at__isnull=False, issued_at__isnull=False, ended_why__in=(CANCELLED, REPLACED)),
                name="a_warning_ends_whole",
            ),
        ]

    @property
    def follow_on(self) -> list[str]:
        """The guides that open by themselves afterwards; after a drill nobody has lost anything."""
        return [] if self.drill else list(hazard(self.hazard)["follow_on"])


class Reach(models.Model):
    """That a warning went out in a commune: which villages it concerns, how many telephones were written to."""

    id = models.UUIDField(primary_key=True)
    warning = models.ForeignKey(HazardWarning, models.PROTECT, related_name="reaches")
    place = models.CharField(max_length=80, db_index=True)
    villages = models.JSONField(default=list)
    leaders = models.PositiveIntegerField(default=0)
    families = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()

    class Meta:
        app_label = "bulletin"
        db_table = "bulletin_reach"
        constraints = [models.UniqueConstraint(fields=["warning", "place"], name="reached_once")]


class Ack(models.Model):
    """A village has the warning: who said so, how, when. The first counts."""

    id = models.UUIDField(primary_key=True)
    warning = models.ForeignKey(HazardWarning, models.PROTECT, related_name="acks")
    place = models.CharField(max_length=80, db_index=True)
    village_id = models.UUIDField()
    how = models.CharField(max_length=4)
    by_name = models.CharField(max_length=80)
    member_id = models.UUIDField()
    at = models.DateTimeField()
    received_at = models.DateTimeField()

    class Meta:
        app_label = "bulletin"
        db_table = "bulletin_ack"
        constraints = [models.UniqueConstraint(fields=["warning", "village_id"], name="acknowledged_once")]


class Call(models.Model):
    """The office called a village about a warning; whether somebody picked up."""

    id = models.UUIDField(primary_key=True)
    warning = models.ForeignKey(HazardWarning, models.PROTECT, related_name="calls")
    place = models.CharField(max_length=80, db_index=True)
    village_id = models.UUIDField()
    reached = models.BooleanField()
    by_name = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        app_label = "bulletin"
        db_table = "bulletin_call"


class SafeHome(models.Model):
    """Somebody to reach before a disaster, who agreed to be on the list; a home takes it along."""

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    household = models.ForeignKey(Household, models.PROTECT, related_name="+")
    resident = models.OneToOneField(Resident, models.PROTECT, related_name="+")
    consent = models.ForeignKey(Consent, models.PROTECT, related_name="+")
    reasons = models.JSONField(default=list)
    listed_by = models.UUIDField()
    listed_at = models.DateTimeField()

    class Meta:
        app_label = "bulletin"
        db_table = "bulletin_safe_home"


class Check(models.Model):
    """How a home was found in a warning; the newest counts."""

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    warning = models.ForeignKey(HazardWarning, models.PROTECT, related_name="checks")
    household = models.ForeignKey(Household, models.PROTECT, related_name="+")
    found = models.CharField(max_length=10)
    needs = models.JSONField(default=list)
    member_id = models.UUIDField()
    at = models.DateTimeField()
    received_at = models.DateTimeField(db_index=True)

    class Meta:
        app_label = "bulletin"
        db_table = "bulletin_check"


class Look(models.Model):
    """A photo of damage or water at a home; its bytes follow by themselves."""

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    folder = models.CharField(max_length=20)
    check_of = models.ForeignKey(Check, models.PROTECT, related_name="looks")
    digest = models.CharField(max_length=64, db_index=True)
    bytes = models.PositiveIntegerField()
    media = models.CharField(max_length=40)
    member_id = models.UUIDField()
    happened_at = models.DateTimeField()
    received_at = models.DateTimeField()
    arrived_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "bulletin"
        db_table = "bulletin_look"
