"""Definitions of figures, version by version; and figures of closed periods as they were told."""

from django.db import models
from django.db.models import F, Q

CONTENT, WRITTEN = "content", "written"


class DefinitionVersion(models.Model):
    """One version of how a figure is counted. Added; only what became of it is written later.

    ``counting``: it changes the number itself, so a second person has to put it in force. ``from_day``: periods that end on
    this day or later are read by it.
    """

    id = models.UUIDField(primary_key=True)
    code = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    group = models.CharField(max_length=21)
    body = models.JSONField()
    from_day = models.DateField()
    how = models.CharField(max_length=8)
    counting = models.BooleanField(default=False)
    why = models.CharField(max_length=400, blank=True, default="")
    author = models.UUIDField(null=True)
    author_name = models.CharField(max_length=80, blank=True, default="")
    written_at = models.DateTimeField()
    approver = models.UUIDField(null=True)
    approver_name = models.CharField(max_length=80, blank=True, default="")
    in_force_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)
    dropped_name = models.CharField(max_length=80, blank=True, default="")
    note = models.CharField(max_length=400, blank=True, default="")

    class Meta:
        app_label = "insight"
        db_table = "insight_definition"
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="definition_version_once"),
            models.CheckConstraint(
                condition=Q(how=CONTENT)
                | Q(counting=False)
                | Q(in_force_at=None)
                | (Q(approver__isnull=False, author__isnull=False) & ~Q(approver=F("author"))),
                name="definition_seen_by_two",
            ),
        ]

    @property
    def waits(self) -> bool:
        """Whether it still waits for a second person."""
        return self.in_force_at is None and self.dropped_at is None


class ToldFigure(models.Model):
    """What a figure of a closed period said when it was told. Added, never changed: a later word stands beside it.

    ``late``: how many entries about it arrived after the word before this one; None where nobody counted them.
    """

    code = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    place = models.CharField(max_length=80)
    first = models.DateField()
    last = models.DateField()
    part = models.BigIntegerField(null=True)
    whole = models.BigIntegerField(null=True)
    value = models.FloatField(null=True)
    late = models.PositiveIntegerField(null=True)
    told_at = models.DateTimeField()

    class Meta:
        app_label = "insight"
        db_table = "insight_told"
        constraints = [models.UniqueConstraint(fields=["place", "code", "first", "last", "told_at"], name="told_once")]
