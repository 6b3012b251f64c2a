"""What people report and ask for, and what became of it. Who it was lies in a table of its own, sealed, behind a wall of its own."""

from django.db import models
from django.db.models import F, Q

from nhipcau.feedback.petitions.catalogue import is_quiet

NEW, TAKEN, ASKED, ANSWERED, CLOSED = "new", "taken", "asked", "answered", "closed"
OPEN = (NEW, TAKEN, ASKED)


class Petition(models.Model):
    """One matter, whoever raised it. Not a word here says who.

    ``place``: the village's, the commune's where only its leader may see it, the province's where it is about the commune's own
    lead or police. ``hands``: whose desk it lies on. ``days`` to ``due_on``: the clock, with ``source`` and ``trace``;
    ``paused`` working days did not count. ``skipped``: why it was not given to the next level.
    """

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    commune = models.CharField(max_length=5)
    village_id = models.UUIDField(null=True)
    category = models.CharField(max_length=12)
    about = models.CharField(max_length=10, blank=True, default="")
    what = models.CharField(max_length=500)
    spot = models.CharField(max_length=160, blank=True, default="")
    since = models.CharField(max_length=80, blank=True, default="")
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    how = models.CharField(max_length=6)
    body = models.CharField(max_length=20)
    body_told = models.CharField(max_length=80)
    hands = models.CharField(max_length=10)
    reasons = models.JSONField(default=list)
    state = models.CharField(max_length=10, default=NEW)
    raised_at = models.DateTimeField()
    voices = models.PositiveIntegerField(default=1)
    days = models.PositiveSmallIntegerField()
    begun_on = models.DateField()
    warn_on = models.DateField()
    due_on = models.DateField(db_index=True)
    source = models.CharField(max_length=300)
    trace = models.JSONField(default=list)
    paused = models.PositiveSmallIntegerField(default=0)
    stopped_on = models.DateField(null=True)
    paused_until = models.DateField(null=True)
    paused_why = models.CharField(max_length=200, blank=True, default="")
    warned_at = models.DateTimeField(null=True)
    escalated_at = models.DateTimeField(null=True)
    skipped = models.CharField(max_length=10, blank=True, default="")
    taken_by = models.UUIDField(null=True)
    taken_name = models.CharField(max_length=80, blank=True, default="")
    answer = models.CharField(max_length=1000, blank=True, default="")
    document = models.CharField(max_length=80, blank=True, default="")
    answered_at = models.DateTimeField(null=True)
    answered_name = models.CharField(max_length=80, blank=True, default="")
    in_time = models.BooleanField(null=True)
    confirm_on = models.DateField(null=True)
    asked_again = models.BooleanField(default=False)
    confirmed = models.CharField(max_length=4, blank=True, default="")
    reopened = models.PositiveSmallIntegerField(default=0)
    joined_to = models.UUIDField(null=True)
    public_text = models.CharField(max_length=300, blank=True, default="")
    published_name = models.CharField(max_length=80, blank=True, default="")
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, blank=True, default="")

    class Meta:
        app_label = "feedback"
        db_table = "feedback_petition"
        indexes = [models.Index(fields=["commune", "category"], name="petition_category")]

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to answer."""
        return self.state in OPEN

    @property
    def stage(self) -> str:
        """The state, by the name that rows on phones have for it."""
        return self.state

    @property
    def told(self) -> str:
        """What it is, for a phone: nothing of a private matter."""
        return "" if is_quiet(self.category) else self.what

    @property
    def spot_told(self) -> str:
        """Where it is, for a phone: nothing of a private matter."""
        return "" if is_quiet(self.category) else self.spot

    @property
    def answer_told(self) -> str:
        """What was answered, for a phone: nothing of a private matter."""
        return "" if is_quiet(self.category) else self.answer

    @property
    def escalated(self) -> bool:
        """Whether it was given to the next level."""
        return self.escalated_at is not None


class _OfPetition(models.Model):
    """What hangs on a petition, in the same place."""

    id = models.UUIDField(primary_key=True)
    petition = models.ForeignKey(Petition, models.CASCADE, related_name="+")
    place = models.CharField(max_length=80, db_index=True)

    class Meta:
        app_label = "feedback"
        abstract = True


class Voice(_OfPetition):
    """Somebody who said it, the first or one who joined: known by a keyed mark of their code, and by nothing else."""

    code_mark = models.BinaryField(unique=True)
    how = models.CharField(max_length=6)
    said_at = models.DateTimeField()

    class Meta(_OfPetition.Meta):
        abstract = False
        db_table = "feedback_voice"


class Identity(models.Model):
    """Who a voice is: sealed. ``place`` is no place at all, so that no officer's eyes reach it; marks find it for the house."""

    voice_id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80)
    sealed = models.BinaryField()
    number_mark = models.BinaryField(null=True, db_index=True)
    person_mark = models.BinaryField(null=True, db_index=True)

    class Meta:
        app_label = "feedback"
        db_table = "feedback_identity"


class Word(_OfPetition):
    """A line of the thread: said by the office, by the house, or by whoever raised it. With a voice, it is for that one alone."""

    voice = models.ForeignKey(Voice, models.CASCADE, null=True, related_name="+")
    by = models.CharField(max_length=8)
    kind = models.CharField(max_length=12)
    text = models.CharField(max_length=1000, blank=True, default="")
    name = models.CharField(max_length=80, blank=True, default="")
    said_at = models.DateTimeField()
    relayed_at = models.DateTimeField(null=True)

    class Meta(_OfPetition.Meta):
        abstract = False
        db_table = "feedback_word"


class Opening(_OfPetition):
    """Somebody asks to know who it was, with a reason; it opens when a second one agrees."""

    reason = models.CharField(max_length=300)
    asked_by = models.UUIDField()
    asked_name = models.CharField(max_length=80)
    asked_at = models.DateTimeField()
    agreed_by = models.UUIDField(null=True)
    agreed_name = models.CharField(max_length=80, blank=True, default="")
    agreed_at = models.DateTimeField(null=True)

    class Meta(_OfPetition.Meta):
        abstract = False
        db_table = "feedback_opening"
        constraints = [models.CheckConstraint(condition=Q(agreed_by=None) | ~Q(agreed_by=F("asked_by")), name="opened_by_two")]


class Photo(_OfPetition):
    """A photo of the matter, or of what was done. Whose phone took it is a keyed mark only."""

    part = models.CharField(max_length=8)
    digest = models.CharField(max_length=64, db_index=True)
    bytes = models.PositiveIntegerField()
    media = models.CharField(max_length=40)
    folder = models.CharField(max_length=20)
    sender_mark = models.BinaryField()
    arrived_at = models.DateTimeField(null=True)

    class Meta(_OfPetition.Meta):
        abstract = False
        db_table = "feedback_photo"
