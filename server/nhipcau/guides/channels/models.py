"""A conversation by text message, for a day: whose it is cannot be read out of it."""

from django.db import models


class Conversation(models.Model):
    """Answers of one telephone. ``sender`` is a keyed hash; the number itself is kept nowhere.

    ``offered`` are the procedures that were found, until one is chosen.
    """

    sender = models.CharField(max_length=64, primary_key=True)
    procedure = models.CharField(max_length=20, blank=True, default="")
    version = models.CharField(max_length=16, blank=True, default="")
    answers = models.JSONField(default=dict)
    question = models.CharField(max_length=60, blank=True, default="")
    offered = models.JSONField(default=list)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        app_label = "guides"
        db_table = "guides_conversation"
