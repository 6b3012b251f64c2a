"""Makers, what they make, its photos: the work of the team and the office. What everybody sees is `shop.models`."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q

from nhipcau.market.makers.ocop import runs_out
from nhipcau.people.models import Household, Resident

WAITING, SHOWN, DOWN, WITHDRAWN = "waiting", "shown", "down", "withdrawn"
STATES = (WAITING, SHOWN, DOWN, WITHDRAWN)


class Seen(models.Model):
    """What goes through two pairs of eyes: who wrote this version, who let everybody see it, and why it is down.

    ``looked_by`` is empty while a version waits; what was seen before stays in the window meanwhile.
    """

    version = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=10, default=WAITING)
    changed_by = models.UUIDField()
    changed_at = models.DateTimeField()
    looked_by = models.UUIDField(null=True)
    looked_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        abstract = True

    @property
    def standing(self) -> str:
        """The state under the name that phones know: there, ``state`` is how a row stands between phone and server."""
        return self.state


class Maker(Seen):
    """Who makes something: a home by one of its people, a cooperative, a group. ``telephone`` is never shown.

    A home's consent (``publish``) is kept by people; an organisation's agreement stands here, until it is withdrawn.
    """

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    kind = models.CharField(max_length=12)
    name = models.CharField(max_length=80)
    story = models.TextField(blank=True, default="")
    village_id = models.UUIDField(null=True)
    telephone = models.CharField(max_length=15, blank=True, default="", db_index=True)
    household = models.ForeignKey(Household, models.PROTECT, null=True, related_name="+")
    resident = models.ForeignKey(Resident, models.PROTECT, null=True, related_name="+")
    signed_by = models.CharField(max_length=80, blank=True, default="")
    as_what = models.CharField(max_length=200, blank=True, default="")
    wording = models.CharField(max_length=20, blank=True, default="")
    paper = models.CharField(max_length=200, blank=True, default="")
    agreed_on = models.DateField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "market"
        db_table = "market_maker"
        constraints = [
            models.CheckConstraint(condition=Q(state__in=STATES), name="maker_state_known"),
            models.CheckConstraint(condition=Q(looked_by=None) | ~Q(looked_by=F("changed_by")), name="maker_seen_by_two"),
            models.CheckConstraint(
                condition=Q(kind="household", resident__isnull=False) | Q(kind__in=("cooperative", "group"), resident=None),
                name="maker_of_a_kind",
            ),
        ]

    @property
    def agreed(self) -> bool:
        """May be shown: a home's person consents today (as `makers_visible_to` tells), an organisation's paper stands."""
        if self.withdrawn_at:
            return False
        return bool(getattr(self, "consented", False)) if self.resident_id else self.agreed_on is not None


class Product(Seen):
    """What somebody makes. ``number`` counts what one maker makes, so that it can be named by telephone."""

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    maker = models.ForeignKey(Maker, models.CASCADE, related_name="products")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    group = models.CharField(max_length=8)
    story = models.TextField(blank=True, default="")
    answers = models.JSONField(default=dict)
    unit = models.CharField(max_length=30)
    price_from = models.PositiveIntegerField(null=True)
    price_to = models.PositiveIntegerField(null=True)
    months = models.JSONField(default=list)
    stock = models.CharField(max_length=3, default="in")
    weight_g = models.PositiveIntegerField(null=True)
    stars = models.PositiveSmallIntegerField(null=True)
    certificate = models.CharField(max_length=60, blank=True, default="")
    decision = models.CharField(max_length=120, blank=True, default="")
    issued_on = models.DateField(null=True)

    class Meta:
        app_label = "market"
        db_table = "market_product"
        constraints = [
            models.CheckConstraint(condition=Q(state__in=STATES), name="product_state_known"),
            models.CheckConstraint(condition=Q(looked_by=None) | ~Q(looked_by=F("changed_by")), name="product_seen_by_two"),
            models.UniqueConstraint(fields=["maker", "number"], name="product_number_once"),
        ]

    @property
    def expires_on(self) -> date | None:
        """The day from which the stars do not hold any more."""
        return runs_out(self.issued_on) if self.issued_on else None

    @property
    def photos(self) -> list["Photo"]:
        """Its photos, oldest first."""
        return sorted(self.pictures.all(), key=lambda one: (one.added_at, one.id))

    @property
    def ocop(self) -> dict[str, Any] | None:
        """The stars as they are told; None without any."""
        if self.stars is None:
            return None
        return {"stars": self.stars, "certificate": self.certificate, "decision": self.decision, "issued_on": self.issued_on}


class Photo(models.Model):
    """A photo of a product in two sizes. ``folder`` is where its bytes were put, and stays so when a home moves on."""

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    product = models.ForeignKey(Product, models.CASCADE, related_name="pictures")
    member_id = models.UUIDField()
    folder = models.CharField(max_length=20)
    says = models.CharField(max_length=120)
    small = models.CharField(max_length=64, db_index=True)
    small_bytes = models.PositiveIntegerField()
    large = models.CharField(max_length=64, db_index=True)
    large_bytes = models.PositiveIntegerField()
    media = models.CharField(max_length=20)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    small_at = models.DateTimeField(null=True)
    large_at = models.DateTimeField(null=True)
    added_at = models.DateTimeField()

    class Meta:
        app_label = "market"
        db_table = "market_photo"

    @property
    def here(self) -> bool:
        """Both sizes have arrived."""
        return self.small_at is not None and self.large_at is not None
