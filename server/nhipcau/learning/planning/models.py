"""A calendar of classes: what it was made from, and what was found."""

from django.db import models


class ClassPlan(models.Model):
    """The calendar of a province (its communes) or of a commune (its villages); one for each place.

    ``asked`` holds what was told: places, topics, trainers, weeks taken out and classes pinned by hand. ``found`` holds the
    plan, its cost and its lower bound; it is empty until a plan was made. No resident is in it.
    """

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, unique=True)
    first_week = models.DateField()
    weeks = models.PositiveSmallIntegerField()
    asked = models.JSONField(default=dict)
    found = models.JSONField(default=dict)
    made_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "learning"
        db_table = "learning_class_plan"
