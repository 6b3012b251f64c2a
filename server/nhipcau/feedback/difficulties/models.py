"""What could not be done, told without a helping; and the answers that are given once for many. Nobody of a village stands in it."""

from django.db import models
from django.db.models import Q


class Stuck(models.Model):
    """A difficulty that a helper told of without a helping: somebody would not, or could not begin. No person stands in it."""

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    cause = models.CharField(max_length=20)
    procedure = models.CharField(max_length=20, blank=True, default="")
    note = models.CharField(max_length=200, blank=True, default="")
    member_id = models.UUIDField()
    happened_at = models.DateTimeField(db_index=True)
    received_at = models.DateTimeField()

    class Meta:
        app_label = "feedback"
        db_table = "feedback_stuck"


class Answer(models.Model):
    """What is said, once, to everybody stuck on a cause in a commune; or in one village, or with one procedure.

    ``people`` and ``times``: how many were stuck on it in the four weeks before. ``given_at``: the place of whoever answered.
    One answer stands for the same cause, procedure and village; another takes its place.
    """

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    cause = models.CharField(max_length=20)
    procedure = models.CharField(max_length=20, blank=True, default="")
    village_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=10)
    words = models.CharField(max_length=300)
    passed_to = models.CharField(max_length=80, blank=True, default="")
    people = models.PositiveIntegerField()
    times = models.PositiveIntegerField()
    given_at = models.CharField(max_length=80)
    answered_by = models.UUIDField()
    by_name = models.CharField(max_length=80)
    answered_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "feedback"
        db_table = "feedback_answer"
        constraints = [
            models.UniqueConstraint(
                fields=["place", "cause", "procedure", "village_id"], condition=Q(ended_at=None), name="one_answer_stands", nulls_distinct=False
            )
        ]
