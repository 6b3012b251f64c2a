"""What still has to be told on, and when each receiver was last reached."""

from django.db import models


class Outbox(models.Model):
    """An event that a receiver has not taken yet; in order of arrival."""

    receiver = models.CharField(max_length=200)
    event = models.UUIDField()
    tries = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "watch_outbox"
        indexes = [models.Index(fields=["receiver", "id"], name="outbox_in_order")]


class Contact(models.Model):
    """When a receiver last took something; ``why`` it took nothing at the last try, if it did not."""

    receiver = models.CharField(max_length=200, primary_key=True)
    reached_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        db_table = "watch_contact"
