"""Questions of buyers. Neither side ever reads the other's telephone number, and after thirty days nothing of either is left."""

from django.db import models
from django.db.models import Q


class Enquiry(models.Model):
    """A question about something shown, its answer, one more question, and that answer.

    ``number`` is by what the maker's telephone names it (“TL 7 …”). ``key`` opens the buyer's page. ``sealed`` is the buyer's
    telephone, ``mark`` by what it is known again; the maker's stands with the maker alone.
    """

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    product_id = models.UUIDField()
    maker_id = models.UUIDField(db_index=True)
    goods = models.CharField(max_length=80)
    number = models.PositiveIntegerField()
    key = models.CharField(max_length=11, unique=True)
    sealed = models.BinaryField(null=True)
    mark = models.BinaryField(null=True, db_index=True)
    texted = models.BooleanField()
    words = models.CharField(max_length=120, blank=True, default="")
    asked_at = models.DateTimeField(db_index=True)
    answer = models.CharField(max_length=120, blank=True, default="")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=6, blank=True, default="")
    more = models.CharField(max_length=120, blank=True, default="")
    more_at = models.DateTimeField(null=True)
    more_answer = models.CharField(max_length=120, blank=True, default="")
    more_answered_at = models.DateTimeField(null=True)
    reported_by = models.CharField(max_length=6, blank=True, default="")
    reported_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "market"
        db_table = "market_enquiry"
        constraints = [
            models.UniqueConstraint(fields=["maker_id", "number"], name="enquiry_number_once"),
            models.CheckConstraint(condition=Q(reported_by__in=("", "buyer", "maker")), name="enquiry_reported_by_one"),
            models.CheckConstraint(condition=Q(answered_by__in=("", "maker", "office")), name="enquiry_answered_by_one"),
        ]

    @property
    def waits(self) -> bool:
        """A question stands without an answer, and nobody has closed it."""
        return self.closed_at is None and (self.answered_at is None or (self.more_at is not None and self.more_answered_at is None))
