"""Questions about assists, always through the eyes of an actor."""

from uuid import UUID

from django.db.models import QuerySet

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.scope import within
from nhipcau.support.models import Assist


def assists_visible_to(actor: Actor) -> QuerySet[Assist]:
    """Return the assists in the actor's places."""
    return Assist.objects.filter(within(actor))


def assists_of_preparation(actor: Actor, preparation: UUID) -> QuerySet[Assist]:
    """Return what was done with a family about one preparation, newest first."""
    return assists_visible_to(actor).filter(preparation=preparation).order_by("-happened_at")
