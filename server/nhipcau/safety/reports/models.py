"""What swindlers did in which village, what was seen lately, and what the commune warns of. No resident stands in any of it."""

from django.db import models


class Report(models.Model):
    """A fraud that somebody told a helper of. ``number`` and ``link`` are the swindler's; they go after a while, with the note."""

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    village_id = models.UUIDField()
    kind = models.CharField(max_length=20)
    way = models.CharField(max_length=10)
    asked = models.CharField(max_length=10)
    lost = models.BooleanField()
    number = models.CharField(max_length=20, blank=True, default="")
    link = models.CharField(max_length=200, blank=True, default="")
    note = models.CharField(max_length=200, blank=True, default="")
    member_id = models.UUIDField()
    happened_at = models.DateTimeField(db_index=True)
    received_at = models.DateTimeField()

    class Meta:
        app_label = "safety"
        db_table = "safety_report"


class Sighting(models.Model):
    """A kind of fraud that was told of in a village: once for each kind, with the last day. The whole commune reads it."""

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    village_id = models.UUIDField()
    kind = models.CharField(max_length=20)
    last_on = models.DateField()

    class Meta:
        app_label = "safety"
        db_table = "safety_sighting"
        constraints = [models.UniqueConstraint(fields=["village_id", "kind"], name="seen_once")]


class FraudWarning(models.Model):
    """The commune warns of one kind of fraud, in one village or everywhere; it ends by itself. ``texted``: to how many telephones."""

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    kind = models.CharField(max_length=20)
    village_id = models.UUIDField(null=True)
    member_id = models.UUIDField()
    said_by = models.CharField(max_length=80)
    said_at = models.DateTimeField()
    until = models.DateTimeField()
    texted = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=80, blank=True, default="")

    class Meta:
        app_label = "safety"
        db_table = "safety_warning"
