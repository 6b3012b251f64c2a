"""Which programs somebody sees."""

from django.db.models import QuerySet

from nhipcau.kernel.actor import INTEGRATOR, Actor
from nhipcau.kernel.scope import within
from nhipcau.links.clients.models import Client


def clients_of(actor: Actor) -> QuerySet[Client]:
    """Return the programs that somebody answers for; a program sees itself only."""
    if actor.role == INTEGRATOR:
        return Client.objects.filter(id=actor.id)
    return Client.objects.filter(within(actor))
