"""Classes, who sits in them, and how many came without a name."""

from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q

from nhipcau.people.models import Resident

PLANNED, HELD, CANCELLED = "planned", "held", "cancelled"


class Class(models.Model):
    """A class that a commune or a province holds: where, when, about what, by whom. ``place`` is the host's path.

    ``trainers`` and ``members`` are people who work here, as [{id, name}]. ``came`` are those with a seat of their own,
    ``unnamed`` those who were only counted; neither goes down when a name goes.
    """

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    village_id = models.UUIDField(null=True)
    venue = models.CharField(max_length=120)
    audience = models.CharField(max_length=10)
    skills = models.JSONField()
    lessons = models.JSONField(default=list)
    level = models.PositiveSmallIntegerField()
    room = models.PositiveSmallIntegerField()
    tongue = models.CharField(max_length=20, default="vi")
    begins_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    trainers = models.JSONField(default=list)
    members = models.JSONField(default=list)
    state = models.CharField(max_length=10, default=PLANNED)
    planned_by = models.UUIDField()
    invited_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    came = models.PositiveIntegerField(default=0)
    unnamed = models.PositiveIntegerField(default=0)
    notes = models.TextField(blank=True, default="")

    class Meta:
        app_label = "learning"
        db_table = "learning_class"
        constraints = [
            models.CheckConstraint(condition=Q(state__in=(PLANNED, HELD, CANCELLED)), name="class_state_known"),
            models.CheckConstraint(condition=Q(audience__in=("resident", "member", "core")), name="class_audience_known"),
        ]

    @property
    def trainer_ids(self) -> list[UUID]:
        """Who teaches."""
        return _ids(self.trainers)

    @property
    def people(self) -> int:
        """How many came, with a name or without."""
        return self.came + self.unnamed


class Seat(models.Model):
    """A person in a class who agreed that their name is kept for it: enrolled, come, stayed to the end.

    A resident's seat lies where the home is, a member's where the class is. ``code`` opens the certificate.
    """

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    course = models.ForeignKey(Class, models.PROTECT, related_name="seats")
    resident = models.ForeignKey(Resident, models.PROTECT, related_name="seats", null=True)
    member = models.UUIDField(null=True)
    enrolled_at = models.DateTimeField()
    came_at = models.DateTimeField(null=True)
    whole = models.BooleanField(default=False)
    code = models.CharField(max_length=11, blank=True, default="", db_index=True)

    class Meta:
        app_label = "learning"
        db_table = "learning_seat"
        constraints = [
            models.UniqueConstraint(fields=["course", "resident"], condition=Q(resident__isnull=False), name="seat_once"),
            models.UniqueConstraint(fields=["course", "member"], condition=Q(member__isnull=False), name="member_seat_once"),
            models.CheckConstraint(
                condition=Q(resident__isnull=False, member=None) | Q(resident=None, member__isnull=False), name="seat_of_one"
            ),
        ]

    @property
    def class_id(self) -> UUID:
        """The class, as phones call it."""
        return self.course_id


class Heads(models.Model):
    """How many without a name one counter saw in a class: the number they said last, and codes of nobody who agreed."""

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    course = models.ForeignKey(Class, models.CASCADE, related_name="heads")
    counter = models.UUIDField()
    many = models.PositiveIntegerField(default=0)
    scanned = models.PositiveIntegerField(default=0)
    said_at = models.DateTimeField()

    class Meta:
        app_label = "learning"
        db_table = "learning_heads"
        constraints = [models.UniqueConstraint(fields=["course", "counter"], name="heads_once")]


def _ids(people: list[dict[str, Any]]) -> list[UUID]:
    return [UUID(one["id"]) for one in people]
