"""Bundles of shared content, immutable and named by their hash."""

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
