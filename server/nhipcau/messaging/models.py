"""What waits to be sent and what became of it; who wants nothing more; who wants to be called."""

from django.db import models
from django.db.models import Q

WAITING, HANDING, HANDED, DELIVERED, FAILED, DROPPED = "waiting", "handing", "handed", "delivered", "failed", "dropped"
OPEN, ENDED = (WAITING, HANDING), (DELIVERED, FAILED, DROPPED)


class OutMessage(models.Model):
    """A message in the outbox. Its words are written when it is sent; its address lies sealed, or in an address book.

    ``next_at`` is when it is looked at next: while it waits, and, while somebody hands it over, when that counts as
    broken off. ``due_at`` is when it could first have left. ``unsure``: the gateway may have taken it already.
    """

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    letter = models.UUIDField(null=True)
    kind = models.CharField(max_length=60)
    book = models.CharField(max_length=20)
    key = models.CharField(max_length=80, blank=True, default="")
    sealed = models.BinaryField(null=True)
    mark = models.BinaryField(null=True, db_index=True)
    person = models.UUIDField(null=True, db_index=True)
    about = models.UUIDField(null=True)
    once = models.CharField(max_length=120, blank=True, default="")
    tongue = models.CharField(max_length=20, default="vi")
    params = models.JSONField(default=dict)
    state = models.CharField(max_length=10, default=WAITING)
    why = models.CharField(max_length=20, blank=True, default="")
    tries = models.PositiveSmallIntegerField(default=0)
    said_at = models.DateTimeField()
    due_at = models.DateTimeField()
    next_at = models.DateTimeField()
    handed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    gateway = models.CharField(max_length=40, blank=True, default="")
    gateway_ref = models.CharField(max_length=80, blank=True, default="")
    unsure = models.BooleanField(default=False)
    parts = models.PositiveSmallIntegerField(default=0)
    dong = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "messaging_out"
        indexes = [
            models.Index(fields=["next_at"], condition=Q(state__in=("waiting", "handing")), name="out_to_look_at"),
            models.Index(fields=["gateway", "gateway_ref"], condition=~Q(gateway_ref=""), name="out_by_receipt"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["kind", "once"], condition=~Q(once=""), name="said_once"),
        ]


class Receipt(models.Model):
    """A receipt that came before it was known which message it is for."""

    gateway = models.CharField(max_length=40)
    ref = models.CharField(max_length=80)
    delivered = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        db_table = "messaging_receipt"
        constraints = [models.UniqueConstraint(fields=["gateway", "ref", "delivered"], name="receipt_once")]


class Stop(models.Model):
    """A telephone, by its keyed mark, that wants no more messages."""

    mark = models.BinaryField(primary_key=True)
    since = models.DateTimeField()

    class Meta:
        db_table = "messaging_stop"


class Line(models.Model):
    """How it goes with a gateway: failures in a row, until when it is left alone, when it last took something."""

    name = models.CharField(max_length=40, primary_key=True)
    failures = models.PositiveIntegerField(default=0)
    rests_until = models.DateTimeField(null=True)
    taken_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        db_table = "messaging_line"


class Watching(models.Model):
    """A browser that wants to hear about one thing. Its address and keys lie sealed."""

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    about = models.UUIDField(db_index=True)
    mark = models.BinaryField()
    sealed = models.BinaryField()
    tongue = models.CharField(max_length=20, default="vi")
    since = models.DateTimeField()

    class Meta:
        db_table = "messaging_watching"
        constraints = [models.UniqueConstraint(fields=["about", "mark"], name="watched_once")]


class WantedCall(models.Model):
    """Somebody who asked by text, or by ringing once, that the commune calls. The number lies sealed until it is done."""

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    mark = models.BinaryField()
    sealed = models.BinaryField(null=True)
    how = models.CharField(max_length=10)
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    done_by = models.UUIDField(null=True)

    class Meta:
        db_table = "messaging_wanted_call"
        constraints = [
            models.UniqueConstraint(fields=["mark", "place"], condition=Q(done_at=None), name="one_open_call"),
        ]
