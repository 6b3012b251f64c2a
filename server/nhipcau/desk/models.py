"""The queue of a commune's desk. No row holds a name: people are numbers here."""

from django.db import models
from django.db.models import Q

WAITING, CALLED, HELD, DONE, GONE = "waiting", "called", "held", "done", "gone"
BOOKED, ARRIVED, CANCELLED = "booked", "arrived", "cancelled"


class Service(models.Model):
    """Something that the desk does for people; ``fields`` are the groups of procedures that belong to it.

    ``kind``: process (papers), digital (help on a phone), lookup (a question), result (only to receive one).
    ``slot_limit``: how many appointments half an hour holds; 0 where none can be made.
    """

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=10)
    fields = models.JSONField(default=list)
    slot_limit = models.PositiveSmallIntegerField(default=0)
    open = models.BooleanField(default=True)
    rank = models.PositiveSmallIntegerField(default=0)

    class Meta:
        db_table = "desk_service"


class Screen(models.Model):
    """A screen that an officer opened in the hall: one that shows numbers, or one that gives them. Its code opens it."""

    DISPLAY, KIOSK = "display", "kiosk"

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    code = models.CharField(max_length=11, unique=True)
    kind = models.CharField(max_length=10)
    opened_by = models.UUIDField()
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "desk_screen"


class Series(models.Model):
    """A letter that one browser at a counter may number with while the network is away, until a moment."""

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    letter = models.CharField(max_length=1)
    until = models.DateTimeField()

    class Meta:
        db_table = "desk_series"
        constraints = [models.UniqueConstraint(fields=["place", "letter"], name="series_lent_once")]


class Ticket(models.Model):
    """One visit: a number of a day. ``since`` is its turn in the queue; ``due_at`` the time of its appointment.

    ``preparation`` and ``resident`` link it to a slip that was brought, and are cut some days later.
    """

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80)
    day = models.DateField()
    series = models.CharField(max_length=1)
    number = models.PositiveIntegerField()
    quick = models.BooleanField()
    source = models.CharField(max_length=10)
    state = models.CharField(max_length=10, default=WAITING)
    taken_at = models.DateTimeField()
    since = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    preparation = models.UUIDField(null=True)
    resident = models.UUIDField(null=True)
    counter = models.PositiveSmallIntegerField(null=True)
    called_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "desk_ticket"
        constraints = [models.UniqueConstraint(fields=["place", "day", "series", "number"], name="number_once_a_day")]
        indexes = [
            models.Index(fields=["place", "day", "state"], name="ticket_of_day"),
            models.Index(fields=["resident"], name="ticket_of_person", condition=Q(resident__isnull=False)),
        ]


class Help(models.Model):
    """One of the helps of a visit; open until it has an ``outcome`` and says how independent the citizen was."""

    id = models.BigAutoField(primary_key=True)
    place = models.CharField(max_length=80)
    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="helps")
    service = models.ForeignKey(Service, models.PROTECT, related_name="helps")
    outcome = models.CharField(max_length=12, blank=True, default="")
    mode = models.CharField(max_length=10, blank=True, default="")
    closed_at = models.DateTimeField(null=True)
    closed_by = models.UUIDField(null=True)

    class Meta:
        db_table = "desk_help"
        constraints = [models.UniqueConstraint(fields=["ticket", "service"], name="one_help_each")]


class Call(models.Model):
    """A number was called to a counter; how it ended, and when. Its id comes from the press of the button."""

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80)
    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="calls")
    counter = models.PositiveSmallIntegerField()
    officer = models.UUIDField()
    quick = models.BooleanField()
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_as = models.CharField(max_length=10, blank=True, default="")

    class Meta:
        db_table = "desk_call"
        indexes = [models.Index(fields=["place", "at"], name="call_of_day")]


class Appointment(models.Model):
    """A half hour that somebody asked for, known by a code and by nothing else.

    One that the team asked for at a home has its slip's code, and goes with the slip when the person takes it back.
    """

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    code = models.CharField(max_length=11, unique=True)
    service = models.ForeignKey(Service, models.PROTECT, related_name="appointments")
    at = models.DateTimeField()
    state = models.CharField(max_length=10, default=BOOKED)
    ticket = models.ForeignKey(Ticket, models.SET_NULL, null=True, related_name="appointments")
    preparation = models.UUIDField(null=True)
    resident = models.UUIDField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        db_table = "desk_appointment"
        indexes = [
            models.Index(fields=["place", "at"], name="appointment_of_slot"),
            models.Index(fields=["resident"], name="appointment_of_person", condition=Q(resident__isnull=False)),
        ]
