"""What editors write: every save of a guide, where its draft stands, and who put what in force."""

from django.db import models


class Revision(models.Model):
    """One save of a guide, whole, as its content file would hold it. Added, never changed.

    ``over`` is the revision it was written over. One that came too late stands ``aside``: kept, but not the draft.
    """

    KINDS = ("started", "written", "went_back", "imported", "from_store", "aside")

    id = models.UUIDField(primary_key=True)
    procedure = models.ForeignKey("guides.Procedure", models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    over = models.PositiveIntegerField()
    kind = models.CharField(max_length=12)
    body = models.JSONField()
    changes = models.JSONField(default=list)
    author = models.UUIDField()
    author_name = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        app_label = "guides"
        db_table = "guides_revision"
        constraints = [
            models.UniqueConstraint(fields=["procedure", "number"], name="revision_number_once"),
            models.CheckConstraint(
                condition=models.Q(
                    kind__in=("started", "written", "went_back", "imported", "from_store", "aside"),
                ),
                name="revision_kind_known",
            ),
        ]


class Draft(models.Model):
    """Where the draft of a guide stands: its newest revision, and whether a second person was asked to look.

    ``newest`` is what the next save has to be written over. A draft is open when it is beyond ``published``.
    ``last`` counts all revisions, with those that stand aside. ``base`` is the version that was in force when the draft
    was opened, or that its authors have seen since.
    """

    procedure = models.OneToOneField("guides.Procedure", models.PROTECT, primary_key=True, related_name="draft")
    newest = models.PositiveIntegerField(default=0)
    published = models.PositiveIntegerField(default=0)
    last = models.PositiveIntegerField(default=0)
    base = models.CharField(max_length=16, blank=True, default="")
    asked_by = models.UUIDField(null=True)
    asked_name = models.CharField(max_length=80, blank=True, default="")
    asked_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=400, blank=True, default="")
    sent_back_by = models.CharField(max_length=80, blank=True, default="")

    class Meta:
        app_label = "guides"
        db_table = "guides_draft"

    @property
    def is_open(self) -> bool:
        """Whether something was written since the last publication."""
        return self.newest > self.published


class Publication(models.Model):
    """Who put a version in force, over whose work. Added, never changed."""

    guide = models.OneToOneField("guides.Guide", models.PROTECT, primary_key=True, related_name="publication")
    revision = models.ForeignKey(Revision, models.PROTECT)
    asked_name = models.CharField(max_length=80)
    published_by = models.UUIDField()
    published_name = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        app_label = "guides"
        db_table = "guides_publication"
