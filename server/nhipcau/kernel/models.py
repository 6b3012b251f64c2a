"""The ledger, its chain per commune, and the change feed that phones read."""

import uuid

from django.db import models
from django.db.models import Q


class Head(models.Model):
    """The end of a commune's chain.

    Its row is locked from the first to the last line of a write, so that number order is commit order
    and no cursor can skip a slow transaction.
    """

    commune = models.CharField(max_length=8, primary_key=True)
    entries = models.BigIntegerField(default=0)
    changes = models.BigIntegerField(default=0)
    tip = models.BinaryField(default=b"")

    class Meta:
        db_table = "kernel_head"


class Entry(models.Model):
    """One command, as it was told and what became of it. Never changed, never deleted."""

    id = models.UUIDField(primary_key=True)
    commune = models.CharField(max_length=8)
    number = models.BigIntegerField()
    actor = models.UUIDField()
    role = models.CharField(max_length=20)
    verb = models.CharField(max_length=80)
    place = models.CharField(max_length=80)
    said_at = models.DateTimeField()
    happened_at = models.DateTimeField()
    received_at = models.DateTimeField()
    verdict = models.CharField(max_length=8)
    problem = models.CharField(max_length=8, blank=True, default="")
    details = models.JSONField(default=dict)
    counts = models.JSONField(default=list)
    body_hash = models.BinaryField()
    previous = models.BinaryField()
    digest = models.BinaryField()

    class Meta:
        db_table = "kernel_entry"
        constraints = [models.UniqueConstraint(fields=["commune", "number"], name="entry_number_once")]


class Body(models.Model):
    """The words of a command, beside the chain: they can be erased lawfully without breaking it."""

    entry = models.UUIDField(primary_key=True, default=uuid.uuid4)
    salt = models.BinaryField()
    text = models.TextField()

    class Meta:
        db_table = "kernel_body"


class Feed(models.Model):
    """A row of a collection changed: phones of this commune ask for what follows their number.

    ``place`` says which of them need to hear: those whose scope holds it or lies in it; empty means all.
    """

    commune = models.CharField(max_length=8)
    number = models.BigIntegerField()
    collection = models.CharField(max_length=60)
    row = models.UUIDField()
    place = models.CharField(max_length=80, default="")

    class Meta:
        db_table = "kernel_feed"
        constraints = [models.UniqueConstraint(fields=["commune", "number"], name="feed_number_once")]


class TrailHead(models.Model):
    """The end of one commune's chain of a log that only grows; only the database itself moves it on."""

    trail = models.CharField(max_length=10)
    chain = models.CharField(max_length=8)
    entries = models.BigIntegerField()
    tip = models.BinaryField()

    class Meta:
        db_table = "kernel_trail_head"
        constraints = [models.UniqueConstraint(fields=["trail", "chain"], name="trail_head_once")]


class Read(models.Model):
    """Somebody looked at a person's data: who, where from, whose, which kinds, through which door. Never changed."""

    id = models.UUIDField(primary_key=True)
    chain = models.CharField(max_length=8)
    number = models.BigIntegerField()
    digest = models.BinaryField()
    at = models.DateTimeField(db_index=True)
    actor = models.UUIDField()
    role = models.CharField(max_length=20)
    scope = models.CharField(max_length=80)
    place = models.CharField(max_length=80)
    door = models.CharField(max_length=20)
    reason = models.CharField(max_length=20)
    resident = models.UUIDField(null=True)
    household = models.UUIDField(null=True)
    kinds = models.CharField(max_length=500)
    count = models.PositiveIntegerField()

    class Meta:
        db_table = "kernel_read"
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="read_number_once")]
        indexes = [
            models.Index(fields=["actor", "at"], name="read_by_actor"),
            models.Index(fields=["resident"], name="read_of_person", condition=Q(resident__isnull=False)),
            models.Index(
                fields=["household"],
                name="read_of_home",
                condition=Q(resident__isnull=True, household__isnull=False),
            ),
            models.Index(
                fields=["place"],
                name="read_of_place",
                condition=Q(resident__isnull=True, household__isnull=True),
            ),
        ]


class KeptEvent(models.Model):
    """Something that the watch over security was told: what, by whom, where, in plain facts. Never changed."""

    id = models.UUIDField(primary_key=True)
    chain = models.CharField(max_length=8)
    number = models.BigIntegerField()
    digest = models.BinaryField()
    at = models.DateTimeField(db_index=True)
    kind = models.CharField(max_length=40)
    actor = models.UUIDField(null=True)
    role = models.CharField(max_length=20)
    place = models.CharField(max_length=80)
    facts = models.JSONField(default=dict)

    class Meta:
        db_table = "kernel_event"
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="event_number_once")]


class Checkpoint(models.Model):
    """Where every chain ended at a moment, signed. ``broken``: the places that were not as written when it was made."""

    number = models.PositiveIntegerField(primary_key=True)
    at = models.DateTimeField()
    text = models.TextField()
    broken = models.JSONField(default=list)

    class Meta:
        db_table = "kernel_checkpoint"


class Ending(models.Model):
    """A letter that ended something (a consent, a phone, an account): it must stay ended when a backup is given back.

    ``told``: verb, body and actor, ids only. ``state`` is ``keep`` until it is kept outside the database; after a
    restore it is ``repeat`` until what it ended is there to be ended again.
    """

    KEEP, REPEAT = "keep", "repeat"

    id = models.UUIDField(primary_key=True)
    chain = models.CharField(max_length=8)
    at = models.DateTimeField()
    state = models.CharField(max_length=6)
    told = models.JSONField()

    class Meta:
        db_table = "kernel_ending"
        indexes = [models.Index(fields=["state", "chain", "at"], name="ending_in_order")]
