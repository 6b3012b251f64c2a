"""The weather of communes, as it was last brought in."""

from django.db import models


class Weather(models.Model):
    """The days ahead of one commune: one row, put in the place of the one before. Public, and about nobody."""

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, unique=True)
    days = models.JSONField()
    taken_at = models.DateTimeField()
    source = models.CharField(max_length=80)
    sample = models.BooleanField(default=False)

    class Meta:
        app_label = "bulletin"
        db_table = "bulletin_weather"
