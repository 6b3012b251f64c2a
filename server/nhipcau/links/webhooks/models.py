"""What systems may hear, numbered in the order in which it was certain; who is sent it, how far each has come, each try."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from nhipcau.links.clients.models import Client


class Happening(models.Model):
    """A piece of news, written with its fact. ``number`` is given afterwards, by one at a time: its order never changes."""

    id = models.UUIDField(primary_key=True)
    number = models.BigIntegerField(null=True, unique=True)
    kind = models.CharField(max_length=60)
    place = models.CharField(max_length=80)
    at = models.DateTimeField()
    told_at = models.DateTimeField()
    data = models.JSONField()

    class Meta:
        app_label = "links"
        db_table = "links_happening"
        indexes = [
            models.Index(fields=["id"], condition=Q(number__isnull=True), name="happening_to_number"),
            models.Index(fields=["told_at"], name="happening_by_time"),
        ]


class Hook(models.Model):
    """Where a program wants to hear what happens. ``after`` is the number it has heard up to, one after another.

    ``sealed`` is the secret that signs, ``sealed_before`` the one before it, signing too until ``both_until``. ``failing_since``
    is when the first try of the present one failed; after three days it is ``stopped_at``, and whoever owns it decides.
    """

    id = models.UUIDField(primary_key=True)
    client = models.ForeignKey(Client, models.CASCADE, related_name="hooks")
    url = models.CharField(max_length=300)
    kinds = ArrayField(models.CharField(max_length=60))
    sealed = models.BinaryField()
    sealed_before = models.BinaryField(null=True)
    both_until = models.DateTimeField(null=True)
    made_at = models.DateTimeField()
    after = models.BigIntegerField()
    tries = models.PositiveIntegerField(default=0)
    next_at = models.DateTimeField()
    failing_since = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=20, blank=True, default="")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "links"
        db_table = "links_hook"
        indexes = [models.Index(fields=["next_at"], condition=Q(stopped_at=None, ended_at=None), name="hook_to_look_at")]


class Attempt(models.Model):
    """One try to tell a hook one thing: what came back, and how long it took. ``happening`` is empty for a ping."""

    id = models.UUIDField(primary_key=True)
    hook = models.ForeignKey(Hook, models.CASCADE, related_name="attempts")
    number = models.BigIntegerField(null=True)
    message = models.UUIDField()
    kind = models.CharField(max_length=60)
    at = models.DateTimeField()
    status = models.PositiveSmallIntegerField(null=True)
    why = models.CharField(max_length=40, blank=True, default="")
    milliseconds = models.PositiveIntegerField()

    class Meta:
        app_label = "links"
        db_table = "links_attempt"
        indexes = [models.Index(fields=["hook", "-at"], name="attempts_of_hook")]
