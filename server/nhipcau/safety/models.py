"""The cards that are gone through at every visit."""

from django.db import models


class Card(models.Model):
    """A safety card: words to say, one question, the right answer. A card that is withdrawn stays for old records."""

    id = models.CharField(primary_key=True, max_length=40)
    body = models.JSONField()
    current = models.BooleanField(default=True)

    class Meta:
        db_table = "safety_card"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.id
