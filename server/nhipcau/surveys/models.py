"""Forms version by version, what was answered, and the keys of other programs."""

from django.db import models
from django.db.models import Q

from nhipcau.people.models import Resident

DRAFT, LIVE, CLOSED = "draft", "live", "closed"
STATES = (DRAFT, LIVE, CLOSED)
NOBODY, PERSON = "nobody", "person"
ABOUT = (NOBODY, PERSON)


class Form(models.Model):
    """One version of a form. ``name`` is the form_id of its author; ``number`` counts versions in the commune.

    ``about``: whether an answer speaks of a person. ``days``: so long answers are kept. ``personal``: what it asks of people, in
    words; ``masked``: the questions of which three digits are kept.
    """

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    name = models.CharField(max_length=60)
    version = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=120)
    xml = models.TextField()
    plan = models.JSONField()
    about = models.CharField(max_length=8)
    purpose = models.CharField(max_length=300, blank=True, default="")
    days = models.PositiveSmallIntegerField()
    personal = models.JSONField(default=list)
    masked = models.JSONField(default=list)
    state = models.CharField(max_length=8, default=DRAFT)
    made_by = models.UUIDField()
    made_name = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    opened_by = models.UUIDField(null=True)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "surveys"
        db_table = "surveys_form"
        constraints = [
            models.CheckConstraint(condition=Q(state__in=STATES), name="survey_state_known"),
            models.CheckConstraint(condition=Q(about__in=ABOUT), name="survey_about_known"),
            models.UniqueConstraint(fields=["place", "name", "version"], name="survey_version_once"),
            models.UniqueConstraint(fields=["place", "name"], condition=Q(state=LIVE), name="survey_one_open"),
        ]


class Answer(models.Model):
    """What somebody answered, as XForms writes it. ``gone_at``: it was taken back or is over its time; then nothing is in it.

    ``source``: our own app, or a program that speaks OpenRosa. ``replaced_by``: it was put right.
    """

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    form = models.ForeignKey(Form, models.PROTECT, related_name="given")
    resident = models.ForeignKey(Resident, models.PROTECT, null=True, related_name="+")
    household_id = models.UUIDField(null=True, db_index=True)
    member_id = models.UUIDField()
    data = models.JSONField(default=dict)
    source = models.CharField(max_length=5)
    replaced_by = models.UUIDField(null=True)
    happened_at = models.DateTimeField(db_index=True)
    received_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "surveys"
        db_table = "surveys_answer"

    @property
    def title(self) -> str:
        """The title of what was answered."""
        return self.form.title

    @property
    def answers(self) -> dict[str, object]:
        """What was answered."""
        return dict(self.data)


class Key(models.Model):
    """What lets a program of a member in: the keyed hash of what is in its address. It is read before anybody is known."""

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    member_id = models.UUIDField()
    mark = models.BinaryField(max_length=32, unique=True)
    made_by = models.UUIDField()
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "surveys"
        db_table = "surveys_key"
