"""Which provinces' months a nation's database takes in."""

from django.db import models


class Source(models.Model):
    """A province whose months come here from its own database. Where there is none, this house is no nation's."""

    province = models.CharField(max_length=8, primary_key=True)
    since = models.DateTimeField()

    class Meta:
        app_label = "insight"
        db_table = "insight_source"
