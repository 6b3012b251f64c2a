"""The verbs about lists of bad names: brought in, ended."""

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.facts import Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.registry import content_changed
from nhipcau.safety.checking.bodies import BringBadList, EndBadList
from nhipcau.safety.checking.models import BadList
from nhipcau.safety.checking.problems import MISREAD, UNKNOWN_LIST


def bring_bad_list(actor: Actor, body: BringBadList, *, when: When) -> Facts:
    """Keep a list; whoever carries the file writes its names beside it, in the same transaction.

    Raises:
        Refusal: 422.353 its day lies ahead.
    """
    if body.as_of > local_date(when.received_at):
        raise Refusal(MISREAD)
    told = {**body.model_dump(exclude={"id"}), "place": actor.scope, "brought_by": actor.id, "brought_name": actor.name}
    BadList.objects.get_or_create(id=body.id, defaults={**told, "brought_at": when.received_at})
    content_changed()
    return Facts(actor.scope)


def end_bad_list(actor: Actor, body: EndBadList, *, when: When) -> Facts:
    """Let a list count no more: one that was brought in at the actor's own place, or below it.

    Raises:
        Refusal: 404.354 there is none there.
    """
    found = BadList.objects.select_for_update().filter(id=body.list_id, place__under=actor.scope).first()
    if found is None:
        raise Refusal(UNKNOWN_LIST)
    if not found.ended_at:
        found.ended_name, found.ended_at = actor.name, when.received_at
        found.save(update_fields=["ended_name", "ended_at"])
        content_changed()
    return Facts(actor.scope)
