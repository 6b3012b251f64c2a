"""Administrative units. A unit is never deleted: it ends, and says what came after it."""

from django.db import models
from django.db.models import F, Q

from nhipcau.kernel.scope import path_of
from nhipcau.places.points.models import VillagePoint

__all__ = ["Commune", "EarlierName", "FormerCommune", "Province", "Succession", "Village", "VillagePoint"]


class Province(models.Model):
    """A province or centrally-run city. ``code`` is the official two digits; name and kind hold from ``valid_from``."""

    code = models.CharField(max_length=2, primary_key=True)
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=20)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        db_table = "places_province"


class Commune(models.Model):
    """A commune, ward or special zone. ``code`` is the official five digits; name and kind hold from ``valid_from``."""

    code = models.CharField(max_length=5, primary_key=True)
    province = models.ForeignKey(Province, models.PROTECT)
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=20)
    folded = models.CharField(max_length=120, db_index=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        db_table = "places_commune"

    @property
    def full_name(self) -> str:
        """The name with its kind: “Xã Tam Quang”."""
        return f"{self.kind} {self.name}"

    @property
    def path(self) -> str:
        """The commune's place path."""
        return path_of(self.province_id, self.code)


class FormerCommune(models.Model):
    """A commune as it was until 30 June 2025, with its district and province of that time.

    A place that had no commune code then (an island district) goes by its district's three digits.
    """

    code = models.CharField(max_length=5, primary_key=True)
    name = models.CharField(max_length=80)
    district = models.CharField(max_length=80)
    province = models.CharField(max_length=80)
    folded = models.CharField(max_length=120, db_index=True)

    class Meta:
        db_table = "places_former_commune"


class Succession(models.Model):
    """Where a former commune went, and how much of it.

    ``part`` is the official “nhập một phần”; the other extents are rarer words of the same table.
    """

    WHOLE, PART = "whole", "part"
    EXTENTS = ("whole", "part", "land", "land_all_people", "people", "all_land", "rest")

    former = models.ForeignKey(FormerCommune, models.PROTECT, related_name="successions")
    commune = models.ForeignKey(Commune, models.PROTECT, related_name="predecessors")
    extent = models.CharField(max_length=16)

    class Meta:
        db_table = "places_succession"
        constraints = [
            models.UniqueConstraint(fields=["former", "commune"], name="succession_once"),
            models.CheckConstraint(
                condition=Q(extent__in=("whole", "part", "land", "land_all_people", "people", "all_land", "rest")),
                name="succession_extent_known",
            ),
        ]


class EarlierName(models.Model):
    """What a province or commune was called before, from one day to another; its code stayed."""

    code = models.CharField(max_length=5)
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=80)
    valid_from = models.DateField()
    valid_to = models.DateField()
    source = models.CharField(max_length=200)

    class Meta:
        db_table = "places_earlier_name"
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_to"], name="earlier_name_once"),
            models.CheckConstraint(condition=Q(valid_to__gte=F("valid_from")), name="earlier_name_in_order"),
        ]


class Village(models.Model):
    """A thôn, bản, xóm, khối or tổ dân phố. ``signal``: none, weak or good."""

    SIGNALS = ("none", "weak", "good")

    id = models.UUIDField(primary_key=True)
    commune = models.ForeignKey(Commune, models.PROTECT, related_name="villages")
    place = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=20)
    old_name = models.CharField(max_length=80, blank=True, default="")
    signal = models.CharField(max_length=5, default="good")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged_from")

    class Meta:
        db_table = "places_village"
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "kind", "name"], condition=Q(valid_to=None), name="village_name_once"
            ),
            models.CheckConstraint(condition=Q(signal__in=("none", "weak", "good")), name="village_signal_known"),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="village_not_into_itself"),
        ]
