"""Bundles of shared content, and snapshots of an area: both named by their hash."""

from django.db import models


class Bundle(models.Model):
    """One version of a bundle: canonical JSON bytes. ``current`` is what phones should have."""

    hash = models.CharField(max_length=64, primary_key=True)
    name = models.CharField(max_length=40)
    content = models.BinaryField()
    current = models.BooleanField(default=True)
    published_at = models.DateTimeField()

    class Meta:
        db_table = "sync_bundle"
        constraints = [
            models.UniqueConstraint(fields=["name"], condition=models.Q(current=True), name="bundle_current_once")
        ]


class Snapshot(models.Model):
    """All rows of a place as one role sees them, packed, at a number of the commune's feed.

    ``hash`` is the SHA-256 of ``content`` as it is stored and sent. ``made_of`` marks the fields it was made of.
    """

    hash = models.CharField(max_length=64, primary_key=True)
    place = models.CharField(max_length=80)
    role = models.CharField(max_length=20)
    made_of = models.CharField(max_length=32)
    cursor = models.BigIntegerField()
    rows = models.IntegerField()
    bytes = models.IntegerField()
    content = models.BinaryField()
    built_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "sync_snapshot"
        constraints = [
            models.UniqueConstraint(
                fields=["place", "role"], condition=models.Q(replaced_at=None), name="snapshot_current_once"
            )
        ]


class Receipt(models.Model):
    """The answer to a bundle that another phone carried: verdicts by letter, numbered per phone. No words, no names."""

    bundle = models.UUIDField(primary_key=True)
    device = models.UUIDField()
    number = models.PositiveIntegerField()
    received_at = models.DateTimeField()
    letters = models.JSONField()
    key = models.CharField(max_length=16)
    signature = models.BinaryField()

    class Meta:
        db_table = "sync_receipt"
        constraints = [models.UniqueConstraint(fields=["device", "number"], name="receipt_number_once")]


class Upload(models.Model):
    """A file on its way. ``pieces`` lists [name, bytes] of what is durably kept, in order; they add up to ``offset``."""

    id = models.UUIDField(primary_key=True)
    actor = models.UUIDField(db_index=True)
    folder = models.CharField(max_length=20)
    digest = models.CharField(max_length=64, db_index=True)
    media = models.CharField(max_length=40)
    bytes = models.BigIntegerField()
    offset = models.BigIntegerField(default=0)
    pieces = models.JSONField(default=list)
    touched_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "sync_upload"


class StoredFile(models.Model):
    """A file that is whole: kept once in each commune's folder, under the SHA-256 of its bytes."""

    folder = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)
    media = models.CharField(max_length=40)
    bytes = models.BigIntegerField()
    stored_at = models.DateTimeField()

    class Meta:
        db_table = "sync_file"
        constraints = [models.UniqueConstraint(fields=["folder", "digest"], name="file_stored_once")]


class Restored(models.Model):
    """The house was given back from a backup: what stood beyond ``entries`` and ``changes`` of a commune was lost.

    ``held_until`` is the moment of the backup. The feed goes on at ``begins``, a number that no phone can have heard
    of before: so a number between ``changes`` and ``begins`` speaks of a time that this house does not know.
    """

    commune = models.CharField(max_length=8)
    held_until = models.DateTimeField()
    restored_at = models.DateTimeField()
    entries = models.BigIntegerField()
    changes = models.BigIntegerField()
    begins = models.BigIntegerField()

    class Meta:
        db_table = "sync_restored"
        constraints = [models.UniqueConstraint(fields=["commune", "restored_at"], name="restored_once")]


class Returned(models.Model):
    """A phone came back after the house was given back; ``cursor`` is the number of the feed it had heard by then."""

    restored = models.ForeignKey(Restored, models.CASCADE, related_name="returned")
    actor = models.UUIDField()
    cursor = models.BigIntegerField()
    returned_at = models.DateTimeField()

    class Meta:
        db_table = "sync_returned"
        constraints = [models.UniqueConstraint(fields=["restored", "actor"], name="returned_once")]
