"""Open data that was given out: which version of which month, and its files. Figures only; what is few is left out before."""

from django.db import models


class OpenSetting(models.Model):
    """Whether a province gives out open data, who decided it and when. Nothing is given out before somebody did."""

    place = models.CharField(max_length=80, primary_key=True)
    on = models.BooleanField()
    since = models.DateField()
    set_by = models.UUIDField()
    set_name = models.CharField(max_length=120, blank=True, default="")
    set_at = models.DateTimeField()

    class Meta:
        app_label = "insight"
        db_table = "insight_open_setting"


class OpenRelease(models.Model):
    """A version of a province's month. ``content``: the hash of what it tells; ``files``: ending to digest and bytes."""

    id = models.UUIDField(primary_key=True)
    province = models.CharField(max_length=2)
    name = models.CharField(max_length=120)
    month = models.DateField()
    version = models.PositiveIntegerField()
    content = models.CharField(max_length=64)
    files = models.JSONField()
    rows = models.PositiveIntegerField()
    hidden = models.PositiveIntegerField()
    demo = models.BooleanField()
    made_at = models.DateTimeField()
    checked_at = models.DateTimeField()

    class Meta:
        app_label = "insight"
        db_table = "insight_open_release"
        constraints = [models.UniqueConstraint(fields=["province", "month", "version"], name="open_release_once")]


class OpenPart(models.Model):
    """A part of a file that was given out, named by the hash of the whole file. Never changed."""

    digest = models.CharField(max_length=64)
    number = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        app_label = "insight"
        db_table = "insight_open_part"
        constraints = [models.UniqueConstraint(fields=["digest", "number"], name="open_part_once")]
