"""The preparation of a dossier: this family's papers, and where they stand."""

from django.db import models

from nhipcau.guides.models import Procedure
from nhipcau.people.models import Household, Resident


class Preparation(models.Model):
    """A family's own list of papers, ticked at home. ``slip_code`` opens it for whoever holds the slip.

    ``given_name`` is all that a slip may say of the person, so it stands here for the slip's reader,
    who sees no other table. ``guide_version`` fixes the words of the papers.
    """

    id = models.UUIDField(primary_key=True)
    slip_code = models.CharField(max_length=11, unique=True)
    place = models.CharField(max_length=80, db_index=True)
    household = models.ForeignKey(Household, models.PROTECT, related_name="preparations")
    resident = models.ForeignKey(Resident, models.PROTECT, related_name="preparations")
    given_name = models.CharField(max_length=40)
    procedure = models.ForeignKey(Procedure, models.PROTECT)
    guide_version = models.CharField(max_length=16)
    answers = models.JSONField()
    papers = models.JSONField()
    next_date = models.DateField(null=True)
    prepared_by = models.UUIDField()
    prepared_at = models.DateTimeField()

    class Meta:
        db_table = "dossiers_preparation"
