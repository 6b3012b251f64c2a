"""Questions about progress, always through the eyes of an actor."""

from uuid import UUID

from django.db.models import Q, QuerySet

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.scope import within
from nhipcau.learning.lessons.models import Progress
from nhipcau.learning.lessons.rules import Step, Summary, summaries


def progress_visible_to(actor: Actor) -> QuerySet[Progress]:
    """Return what people of the actor's places went through, and the actor's own; no colleague's."""
    return Progress.objects.filter(within(actor), Q(member_id=None) | Q(member_id=actor.id))


def progress_of(actor: Actor, resident_id: UUID) -> dict[str, Summary]:
    """Return how far a person is in each lesson they began."""
    found = progress_visible_to(actor).filter(resident=resident_id)
    return summaries(Step(row.id, row.lesson, row.part, row.done, row.right, row.of, row.seconds, row.happened_at) for row in found)
