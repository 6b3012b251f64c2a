"""What somebody was seen to do: the only thing a level is worked out from."""

from datetime import date

from django.db import models
from django.db.models import Q

from nhipcau.kernel.clock import local_date, now
from nhipcau.learning.skills.rules import Seen, lapses, levels
from nhipcau.people.models import Resident


class Evidence(models.Model):
    """One skill, seen or tried once: how, by whom, when. Nothing of it is changed afterwards; a home takes it along.

    ``about`` is what it happened in: a helping, a lesson, a drill, a class. It holds no picture, no code and no word.
    """

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    resident = models.ForeignKey(Resident, models.PROTECT, related_name="evidence", null=True)
    member = models.UUIDField(null=True, db_index=True)
    skill = models.CharField(max_length=4)
    kind = models.CharField(max_length=8)
    mode = models.CharField(max_length=8)
    observer = models.UUIDField()
    about = models.CharField(max_length=40, blank=True, default="")
    happened_at = models.DateTimeField()
    received_at = models.DateTimeField()

    class Meta:
        db_table = "learning_evidence"
        constraints = [
            models.CheckConstraint(
                condition=Q(resident__isnull=False, member=None) | Q(resident=None, member__isnull=False),
                name="evidence_of_one_person",
            )
        ]

    @property
    def seen(self) -> Seen:
        """The row as the rules read it."""
        return Seen(
            id=self.id,
            place=self.place,
            resident=self.resident_id,
            member=self.member,
            skill=self.skill,
            kind=self.kind,
            mode=self.mode,
            observer=self.observer,
            about=self.about,
            happened_at=self.happened_at,
            received_at=self.received_at,
        )


class Passport(Resident):
    """A person who agreed to a passport, with their evidence read along."""

    class Meta:
        proxy = True

    @property
    def levels(self) -> dict[str, int]:
        """The level of each skill that anything was seen of, today."""
        return levels([one.seen for one in self.evidence.all()], local_date(now()))

    @property
    def lapses(self) -> dict[str, date]:
        """The first day on which a safety skill is to be shown again."""
        return lapses([one.seen for one in self.evidence.all()], local_date(now()))
