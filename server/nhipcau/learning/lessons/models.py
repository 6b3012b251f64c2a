"""How far somebody came in a lesson: each part they went through is a row, and none is ever changed."""

from django.db import models
from django.db.models import Q

from nhipcau.people.models import Resident


class Progress(models.Model):
    """A part of a lesson that one person went through: somebody who agreed to a passport, or a member for themselves.

    ``edition`` names the words they read. How far they are is worked out from these rows (`rules.summaries`). Only a home
    that moves takes them along.
    """

    PARTS = ("cards", "tries", "quiz")

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    resident = models.ForeignKey(Resident, models.PROTECT, related_name="lessons", null=True)
    member_id = models.UUIDField(null=True, db_index=True)
    told_by = models.UUIDField()
    lesson = models.CharField(max_length=31)
    edition = models.CharField(max_length=8)
    part = models.CharField(max_length=5)
    done = models.BooleanField()
    right = models.PositiveSmallIntegerField()
    of = models.PositiveSmallIntegerField()
    seconds = models.PositiveIntegerField()
    tried = models.JSONField(default=list)
    happened_at = models.DateTimeField()
    received_at = models.DateTimeField()

    class Meta:
        app_label = "learning"
        db_table = "learning_progress"
        constraints = [
            models.CheckConstraint(
                condition=Q(resident__isnull=False, member_id=None) | Q(resident=None, member_id__isnull=False),
                name="progress_of_one_person",
            ),
            models.CheckConstraint(condition=Q(right__lte=models.F("of")), name="progress_no_more_than_all"),
        ]
