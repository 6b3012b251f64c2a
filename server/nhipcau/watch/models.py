"""What still has to be told on."""

from django.db import models


class Outbox(models.Model):
    """An event that a receiver has not taken yet; in order of arrival."""

    receiver = models.CharField(max_length=200)
    event = models.UUIDField()
    tries = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "watch_outbox"
        indexes = [models.Index(fields=["receiver", "id"], name="outbox_in_order")]
