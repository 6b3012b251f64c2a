"""Questions about difficulties: what was told without a helping, which answers stand."""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Count, Q, QuerySet

from nhipcau.feedback.difficulties.models import Answer, Stuck
from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.clock import now
from nhipcau.kernel.lookups import commune_in
from nhipcau.kernel.scope import COUNTRY, acting, commune_of, commune_path, within

KEPT: Final = timedelta(days=365)  # so long the words beside a difficulty are kept


def told_since(actor: Actor, since: datetime) -> QuerySet[Stuck]:
    """Return the difficulties of the actor's places that were told without a helping, oldest first."""
    return Stuck.objects.filter(within(actor), happened_at__gte=since).order_by("happened_at", "id")


def told_counts(actor: Actor, since: datetime) -> list[tuple[str, str, str, int]]:
    """Return (commune, cause, procedure, how often) of what was told without a helping since a moment."""
    grouped = told_since(actor, since).order_by().annotate(commune=commune_in()).values("commune", "cause", "procedure").annotate(many=Count("id"))
    return list(grouped.values_list("commune", "cause", "procedure", "many"))


def answers_visible_to(actor: Actor) -> QuerySet[Answer]:
    """Return the answers that stand in the actor's commune, or in those below the actor's place."""
    return Answer.objects.filter(within(actor) | _of_commune(actor), ended_at=None)


def answers_on_phones(actor: Actor) -> QuerySet[Answer]:
    """Return the answers that stand in the actor's commune; a province has no phones."""
    return Answer.objects.filter(_of_commune(actor), ended_at=None)


def _of_commune(actor: Actor) -> Q:
    return Q(place__in=[commune_path(scope) for scope in actor.scopes if commune_of(scope)])


def answers_since(actor: Actor, since: datetime) -> QuerySet[Answer]:
    """Return the answers given in the actor's places since a moment, the newest first, ended ones among them."""
    return Answer.objects.filter(within(actor), answered_at__gte=since).order_by("-answered_at", "id")


def let_go() -> int:
    """Take the words away from what was told long ago; that it was told stays counted."""
    everywhere = system(COUNTRY)
    with acting(everywhere):
        return Stuck.objects.filter(happened_at__lt=now() - KEPT).exclude(note="").update(note="")
