"""Questions that were saved: what an address says, kept under a name."""

from django.db import models


class Question(models.Model):
    """A question under a name. ``asked``: the part of the address after the question mark; ``shared``: the office sees it, too."""

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80)
    role = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    asked = models.CharField(max_length=2000)
    shared = models.BooleanField()
    saved_by = models.UUIDField()
    saved_name = models.CharField(max_length=120, blank=True, default="")
    saved_at = models.DateTimeField()

    class Meta:
        app_label = "insight"
        db_table = "insight_question"
        indexes = [models.Index(fields=["place"], name="question_by_place")]
