"""Lists of bad names that somebody brought in from outside: whose, of which day, and which names."""

from django.db import models


class BadList(models.Model):
    """A list as it was brought in. It counts until it is ended; it is never deleted.

    ``whole`` is how many names it had, ``digest`` the SHA-256 of them, sorted and one a line; ``left_out`` are those that
    are official or places for everybody, ``faulty`` the lines in which no name stood.
    """

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80)
    source = models.CharField(max_length=120)
    as_of = models.DateField()
    form = models.CharField(max_length=10)
    whole = models.PositiveIntegerField()
    left_out = models.PositiveIntegerField()
    faulty = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    brought_by = models.UUIDField()
    brought_name = models.CharField(max_length=80)
    brought_at = models.DateTimeField()
    ended_name = models.CharField(max_length=80, blank=True, default="")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "safety"
        db_table = "safety_bad_list"


class BadName(models.Model):
    """One host of a list, in the order of its file."""

    of = models.ForeignKey(BadList, on_delete=models.PROTECT, related_name="names")
    at = models.PositiveIntegerField()
    host = models.CharField(max_length=253)

    class Meta:
        app_label = "safety"
        db_table = "safety_bad_name"
        constraints = [models.UniqueConstraint(fields=["of", "host"], name="bad_name_once")]
