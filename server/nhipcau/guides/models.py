"""Procedures to read and to find, and every guide that was ever in force."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from nhipcau.guides.channels.models import Conversation
from nhipcau.guides.editing.models import Draft, Publication, Revision
from nhipcau.guides.portal import REFERENCE_ONLY
from nhipcau.guides.voices.models import MadeVoice, Recording

__all__ = ["Conversation", "Draft", "Guide", "MadeVoice", "Procedure", "Publication", "Recording", "Revision", "Shared"]


class Procedure(models.Model):
    """An administrative procedure as reference: the body is its content file, the rest serves the search."""

    code = models.CharField(primary_key=True, max_length=20)
    title = models.TextField()
    plain = models.TextField()
    field = models.CharField(max_length=20)
    body = models.JSONField()
    status = models.CharField(max_length=20)
    valid_from = models.DateField(null=True)
    replaced_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True)
    phrases = models.JSONField(default=list)  # [[folded phrase, weight], …]
    names = models.TextField(default="")  # the folded phrases in one text, for trigrams
    words = SearchVectorField(null=True)  # as written without marks, weighted
    sounds = SearchVectorField(null=True)  # as heard

    class Meta:
        db_table = "guides_procedure"
        ordering = ["code"]
        indexes = [
            GinIndex(fields=["words"], name="procedure_words"),
            GinIndex(fields=["sounds"], name="procedure_sounds"),
            GinIndex(OpClass("names", name="gin_trgm_ops"), name="procedure_names"),
            models.Index(fields=["code"], condition=~models.Q(status=REFERENCE_ONLY), name="procedure_written"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.plain}"


class Guide(models.Model):
    """One version of a guide, named by its content. Old versions stay: old lists must be explainable.

    ``edited``: it was written in the browser, not in a content file. ``offered``: a file brought it, but editors
    have gone on from an earlier one, so it waits for them.
    """

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="guides")
    version = models.CharField(max_length=16)
    body = models.JSONField()
    valid_from = models.DateField()
    current = models.BooleanField(default=False)
    edited = models.BooleanField(default=False)
    offered = models.BooleanField(default=False)

    class Meta:
        db_table = "guides_guide"
        constraints = [
            models.UniqueConstraint(fields=["procedure", "version"], name="guide_version_once"),
            models.UniqueConstraint(fields=["procedure"], condition=models.Q(current=True), name="guide_current_once"),
        ]

    def __str__(self) -> str:
        return f"{self.procedure_id} {self.version}"


class Shared(models.Model):
    """Content that belongs to no single procedure: `fields` of public services, `words` for searching."""

    name = models.CharField(primary_key=True, max_length=20)
    body = models.JSONField()

    class Meta:
        db_table = "guides_shared"

    def __str__(self) -> str:
        return self.name
