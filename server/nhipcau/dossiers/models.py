"""The preparation of a dossier, and the dossier itself: a companion of the official one, with its road."""

from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models

from nhipcau.guides.models import Procedure
from nhipcau.people.models import Household, Resident

TASKS = {
    "sign": "Đến nhà lấy chữ ký",
    "fetch_paper": "Giúp nộp bổ sung giấy",
    "bring_paper": "Mang giấy về trả bà con",
    "tell_family": "Báo bà con ra một cửa",
    "hand_result": "Mang kết quả đến nhà",
    "other": "Việc khác",
}


class Preparation(models.Model):
    """A family's own list of papers, ticked at home. ``slip_code`` opens it for whoever holds the slip.

    ``given_name`` is all that a slip may say of the person, so it stands here for the slip's reader,
    who sees no other table. ``guide_version`` fixes the words of the papers.
    """

    id = models.UUIDField(primary_key=True)
    slip_code = models.CharField(max_length=11, unique=True)
    place = models.CharField(max_length=80, db_index=True)
    household = models.ForeignKey(Household, models.PROTECT, related_name="preparations")
    resident = models.ForeignKey(Resident, models.PROTECT, related_name="preparations")
    given_name = models.CharField(max_length=40)
    procedure = models.ForeignKey(Procedure, models.PROTECT)
    guide_version = models.CharField(max_length=16)
    answers = models.JSONField()
    papers = models.JSONField()
    next_date = models.DateField(null=True)
    prepared_by = models.UUIDField()
    prepared_at = models.DateTimeField()

    class Meta:
        db_table = "dossiers_preparation"


class Dossier(models.Model):
    """A dossier at a commune's desk. The official one stands elsewhere; here is what people need to follow it.

    ``preparation`` and ``resident`` are bare ids: a dossier may follow a family's list, or come without one. Whoever
    holds the slip may read it. It stays at the commune that took it in, wherever the home moves.
    """

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    slip_code = models.CharField(max_length=11, unique=True)
    preparation = models.UUIDField(null=True, unique=True)
    resident = models.UUIDField(null=True, db_index=True)
    given_name = models.CharField(max_length=40, blank=True, default="")
    procedure = models.CharField(max_length=12)
    channel = models.CharField(max_length=8)
    term = models.PositiveSmallIntegerField(null=True)
    term_unit = models.CharField(max_length=12, default="working_day")
    opened_by = models.UUIDField()
    opened_at = models.DateTimeField()

    class Meta:
        db_table = "dossiers_dossier"


class OfficialCode(models.Model):
    """A code that an official system gave a dossier, as it was written; nothing is read out of it."""

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80)
    slip_code = models.CharField(max_length=11)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="codes")
    raw = models.CharField(max_length=60)
    shape = models.CharField(max_length=5)
    attached_at = models.DateTimeField()

    class Meta:
        db_table = "dossiers_code"
        constraints = [models.UniqueConstraint(fields=["place", "raw"], name="code_once_in_a_commune")]


class Entry(models.Model):
    """Something that was told of a dossier's road; added and never changed. What was told twice stands once.

    ``since`` is when it began, ``until`` when that state should end, ``promised`` when the whole case should. With
    ``whole_day`` only the day is known. ``source_id`` and ``source_at`` are the source's own.
    """

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80)
    slip_code = models.CharField(max_length=11)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="entries")
    key = models.CharField(max_length=32)
    act = models.CharField(max_length=8, default="state")
    state = models.PositiveSmallIntegerField()
    since = models.DateTimeField()
    whole_day = models.BooleanField(default=False)
    until = models.DateField(null=True)
    promised = models.DateField(null=True)
    holder = models.CharField(max_length=120, blank=True, default="")
    note = models.CharField(max_length=200, blank=True, default="")
    reasons = ArrayField(models.CharField(max_length=40), default=list)
    source = models.CharField(max_length=10)
    source_id = models.CharField(max_length=80, blank=True, default="")
    source_at = models.DateTimeField(null=True)
    told_by = models.UUIDField()
    received_at = models.DateTimeField()

    class Meta:
        db_table = "dossiers_entry"
        constraints = [
            models.UniqueConstraint(fields=["dossier", "key"], name="entry_once"),
            models.CheckConstraint(condition=models.Q(state__range=(1, 10)), name="entry_state_known"),
        ]


class Book(models.Model):
    """How far a commune's register of one year has come; whoever takes the next number waits for this row."""

    place = models.CharField(max_length=80)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        db_table = "dossiers_book"
        constraints = [models.UniqueConstraint(fields=["place", "year"], name="book_once_a_year")]


class RegisterLine(models.Model):
    """A line of the yearly register: its number never moves and is never used again, whatever becomes of the dossier.

    ``dossier`` is a bare id and empty once the person was forgotten: the line stays, and tells nothing of anybody.
    """

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    dossier = models.UUIDField(null=True, unique=True)
    procedure = models.CharField(max_length=12)
    channel = models.CharField(max_length=8)
    taken_in_at = models.DateTimeField()

    class Meta:
        db_table = "dossiers_line"
        constraints = [models.UniqueConstraint(fields=["place", "year", "number"], name="line_number_once")]


class Handover(models.Model):
    """A family's case on its way between team and desk: brought to the desk, or a task given back to the team.

    ``given_at``, ``taken_at`` and ``done_at`` are what is measured. It follows the home, and goes with the family's list.
    """

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    preparation = models.ForeignKey(Preparation, models.CASCADE, related_name="handovers")
    household_id = models.UUIDField()
    procedure = models.CharField(max_length=12)
    to = models.CharField(max_length=4)
    task = models.CharField(max_length=20, blank=True, default="")
    note = models.CharField(max_length=120, blank=True, default="")
    next_date = models.DateField(null=True)
    given_by = models.UUIDField()
    given_at = models.DateTimeField()
    taken_by = models.UUIDField(null=True)
    taken_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "dossiers_handover"
        constraints = [
            models.UniqueConstraint(fields=["preparation"], condition=models.Q(to="desk"), name="taken_over_once"),
        ]

    @property
    def said(self) -> str:
        """What the team is asked for, in words."""
        return ": ".join(filter(None, (TASKS.get(self.task, ""), self.note)))

    @property
    def waited(self) -> timedelta | None:
        """How long it lay until somebody took it."""
        return self.taken_at - self.given_at if self.taken_at else None


class Petitioner(models.Model):
    """Who handed a dossier in. It stands apart, so that handling a dossier shows nobody's name."""

    dossier = models.OneToOneField(Dossier, models.CASCADE, primary_key=True, related_name="petitioner")
    place = models.CharField(max_length=80)
    full_name = models.CharField(max_length=80)
    phone = models.CharField(max_length=15, blank=True, default="")

    class Meta:
        db_table = "dossiers_petitioner"


class Progress(models.Model):
    """Where the dossier of a preparation stands now, for the phones of its home's place. It follows the home."""

    id = models.UUIDField(primary_key=True)  # of the preparation
    place = models.CharField(max_length=80, db_index=True)
    state = models.PositiveSmallIntegerField()
    since = models.DateTimeField()
    due = models.DateField(null=True)

    class Meta:
        db_table = "dossiers_progress"


class ImportRun(models.Model):
    """One file or push of states: how many rows landed, were known, wait, came back. ``bad`` is the file of the last."""

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    source = models.CharField(max_length=10)
    begun_at = models.DateTimeField()
    begun_by = models.UUIDField()
    fresh = models.PositiveIntegerField(default=0)
    again = models.PositiveIntegerField(default=0)
    waiting = models.PositiveIntegerField(default=0)
    faulty = models.PositiveIntegerField(default=0)
    bad = models.BinaryField(null=True)
    bad_name = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        db_table = "dossiers_import"


class Waiting(models.Model):
    """A state of an official code that no dossier here has: kept until a person says whose it is, or its time is over."""

    id = models.BigAutoField(primary_key=True)
    place = models.CharField(max_length=80)
    raw = models.CharField(max_length=60)
    key = models.CharField(max_length=32)
    procedure = models.CharField(max_length=20, blank=True, default="")
    given_name = models.CharField(max_length=40, blank=True, default="")
    said = models.JSONField()
    since = models.DateTimeField()
    received_at = models.DateTimeField()

    class Meta:
        db_table = "dossiers_waiting"
        constraints = [models.UniqueConstraint(fields=["place", "raw", "key"], name="waiting_once")]
        indexes = [models.Index(fields=["procedure", "since"], name="waiting_by_procedure")]
