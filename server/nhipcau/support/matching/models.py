"""What a leader said about who goes where: a choice for one need, and what a helper can take on."""

from django.db import models
from django.db.models import Q

SEXES = ("female", "male")


class Arranged(models.Model):
    """For one need (a call, a help to come back to, a home): who was chosen by hand, and of which sex the family asked for."""

    need_id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    member_id = models.UUIDField(null=True)
    sex = models.CharField(max_length=6, blank=True, default="")
    said_at = models.DateTimeField()

    class Meta:
        app_label = "support"
        db_table = "support_arranged"
        constraints = [models.CheckConstraint(condition=Q(sex__in=("", *SEXES)), name="arranged_sex_known")]


class Strength(models.Model):
    """How many tasks somebody of a team takes on a day, and whether they are a woman or a man, where they said so for this."""

    member_id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    most = models.PositiveSmallIntegerField()
    sex = models.CharField(max_length=6, blank=True, default="")
    said_at = models.DateTimeField()

    class Meta:
        app_label = "support"
        db_table = "support_strength"
        constraints = [models.CheckConstraint(condition=Q(sex__in=("", *SEXES)), name="strength_sex_known")]
