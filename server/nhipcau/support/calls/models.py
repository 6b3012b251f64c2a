"""Who asked the team to come or to call; who is on duty when; which villages lie near each other."""

from django.db import models
from django.db.models import Q


class TeamCall(models.Model):
    """Somebody who asked the team to come, or to call. No name; how they are reached lies sealed until it is done.

    ``place`` is whose it is now: the commune's, or, once a helper is proposed, where that helper works. Their phone shows
    it from ``shown_from`` on, unless an officer gave it to another before. ``why``: the reasons for this helper. ``passed``:
    who could not go. ``answered_at``: when the family was first reached, or was tried to be.
    """

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    commune = models.CharField(max_length=5)
    village_id = models.UUIDField(null=True)
    how = models.CharField(max_length=10)
    wish = models.CharField(max_length=10)
    about = models.CharField(max_length=120, blank=True, default="")
    tongue = models.CharField(max_length=20, default="vi")
    part = models.CharField(max_length=10, default="any")
    wording = models.CharField(max_length=10, blank=True, default="")
    mark = models.BinaryField()
    sealed = models.BinaryField(null=True)
    asked_at = models.DateTimeField()
    due_on = models.DateField()
    helper_id = models.UUIDField(null=True)
    why = models.JSONField(default=list)
    shown_from = models.DateTimeField(null=True)
    given_by = models.UUIDField(null=True)
    passed = models.JSONField(default=list)
    taken_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=12, blank=True, default="")

    class Meta:
        app_label = "support"
        db_table = "support_team_call"
        constraints = [
            models.UniqueConstraint(fields=["mark", "commune"], condition=Q(ended_at=None), name="one_open_team_call"),
            models.CheckConstraint(condition=Q(ended_at=None) | Q(sealed=None), name="no_number_after_the_end"),
        ]


class Duty(models.Model):
    """On which days of the week somebody of the teams can be called (0 is Monday), and until when they are away."""

    member_id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    days = models.JSONField(default=list)
    away_until = models.DateField(null=True)
    said_at = models.DateTimeField()

    class Meta:
        app_label = "support"
        db_table = "support_duty"


class Near(models.Model):
    """Two villages of a commune that lie next to each other, as the commune says; the smaller id first."""

    place = models.CharField(max_length=80, db_index=True)
    one = models.UUIDField()
    other = models.UUIDField()

    class Meta:
        app_label = "support"
        db_table = "support_near"
        constraints = [models.UniqueConstraint(fields=["one", "other"], name="near_once")]
