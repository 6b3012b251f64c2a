"""The ledger, its chain per commune, and the change feed that phones read."""

import uuid

from django.db import models


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
