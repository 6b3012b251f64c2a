"""Notices of a commune or a province; where they were heard; what was asked, and answered for everybody."""

from django.db import models
from django.db.models import F, Q

DRAFT, PUBLISHED, ENDED = "draft", "published", "ended"


class Notice(models.Model):
    """What a place tells: plain words, from one day to another, for a group of people in some villages or everywhere.

    ``place`` is the commune's path, or the province's. ``villages`` empty: all. ``law``: {number, on, url}, or nothing.
    ``tongues``: {code: {title, body}}. ``drafted_by`` is whoever wrote its words last.
    """

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    kind = models.CharField(max_length=10)
    group = models.CharField(max_length=10)
    title = models.CharField(max_length=80)
    body = models.TextField()
    villages = models.JSONField(default=list)
    law = models.JSONField(null=True)
    tongues = models.JSONField(default=dict)
    shows_from = models.DateField()
    shows_until = models.DateField()
    stage = models.CharField(max_length=10, default=DRAFT)
    drafted_by = models.UUIDField()
    drafted_name = models.CharField(max_length=80)
    drafted_at = models.DateTimeField()
    published_by = models.UUIDField(null=True)
    published_name = models.CharField(max_length=80, blank=True, default="")
    published_at = models.DateTimeField(null=True)
    ended_name = models.CharField(max_length=80, blank=True, default="")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "bulletin"
        db_table = "bulletin_notice"
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=(DRAFT, PUBLISHED, ENDED)), name="notice_stage_known"),
            models.CheckConstraint(condition=Q(shows_until__gte=F("shows_from")), name="notice_in_order"),
            models.CheckConstraint(  # what a whole province is told was seen by two
                condition=Q(published_by=None) | ~Q(published_by=F("drafted_by")) | Q(place__regex=r"^vn\.[0-9]{2}\.[0-9]{5}\."),
                name="notice_of_a_province_by_two",
            ),
        ]

    @property
    def wide(self) -> bool:
        """Say whether a whole province is told."""
        return self.place.count(".") == 2  # noqa: PLR2004 (country, province)


class NoticeRead(models.Model):
    """A helper opened a notice, or read it out in a village: once each. Who listened is not kept."""

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    notice_id = models.UUIDField()
    village_id = models.UUIDField()
    member_id = models.UUIDField()
    how = models.CharField(max_length=10)
    at = models.DateTimeField()

    class Meta:
        app_label = "bulletin"
        db_table = "bulletin_notice_read"
        constraints = [models.UniqueConstraint(fields=["notice_id", "village_id", "member_id", "how"], name="notice_read_once")]


class NoticeQuestion(models.Model):
    """What a helper asks about a notice. It waits until whoever told the notice answers."""

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    notice_id = models.UUIDField(db_index=True)
    text = models.CharField(max_length=200)
    member_id = models.UUIDField()
    asked_by = models.CharField(max_length=80)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "bulletin"
        db_table = "bulletin_notice_question"


class NoticeAnswer(models.Model):
    """A question and its answer, for everybody who has the notice; nobody is named as having asked."""

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    notice_id = models.UUIDField(db_index=True)
    question = models.CharField(max_length=200)
    answer = models.CharField(max_length=400)
    answered_by = models.CharField(max_length=80)
    answered_at = models.DateTimeField()

    class Meta:
        app_label = "bulletin"
        db_table = "bulletin_notice_answer"
