"""Programs of others: what each may do and where, its secrets and tokens as keyed hashes, what it asked once."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Client(models.Model):
    """A program of others. ``place`` is that of whoever let it in; ``places`` are where it may work, ``scopes`` what it may do there."""

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    name = models.CharField(max_length=80)
    scopes = ArrayField(models.CharField(max_length=20))
    places = ArrayField(models.CharField(max_length=80))
    made_by = models.UUIDField()
    made_by_name = models.CharField(max_length=80, blank=True, default="")
    made_at = models.DateTimeField()
    locked_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "links"
        db_table = "links_client"


class Secret(models.Model):
    """A secret of a program, by its keyed hash. ``ends_at``: until when it still opens, once another took its place."""

    id = models.UUIDField(primary_key=True)
    client = models.ForeignKey(Client, models.CASCADE, related_name="secrets")
    mark = models.BinaryField(unique=True)
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "links"
        db_table = "links_secret"


class Token(models.Model):
    """An access token, by its keyed hash; it ends by itself, or with the secret that fetched it."""

    mark = models.BinaryField(primary_key=True)
    client = models.ForeignKey(Client, models.CASCADE, related_name="tokens")
    secret = models.ForeignKey(Secret, models.CASCADE)
    scopes = ArrayField(models.CharField(max_length=20))
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        app_label = "links"
        db_table = "links_token"


class Spent(models.Model):
    """How many requests a program sent in the minute that began then."""

    client = models.OneToOneField(Client, models.CASCADE, primary_key=True)
    minute = models.DateTimeField()
    used = models.PositiveIntegerField()

    class Meta:
        app_label = "links"
        db_table = "links_spent"


class Once(models.Model):
    """What a program asked under a key of its own, by the hash of what it sent, and what it was answered, sealed."""

    client = models.ForeignKey(Client, models.CASCADE)
    key = models.CharField(max_length=255)
    asked = models.BinaryField()
    begun_at = models.DateTimeField(db_index=True)
    status = models.PositiveSmallIntegerField(default=0)
    answer = models.BinaryField(null=True)

    class Meta:
        app_label = "links"
        db_table = "links_once"
        constraints = [models.UniqueConstraint(fields=["client", "key"], name="asked_once")]
