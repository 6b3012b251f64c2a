"""What is done with official figures: brought, confirmed over those before, dropped."""

from uuid import UUID

from nhipcau.insight.indicators.store import versions
from nhipcau.insight.official.bodies import BringOfficial, ConfirmOfficial, DropOfficial
from nhipcau.insight.official.models import Brought, OfficialFigure
from nhipcau.insight.official.problems import NOT_OPEN, NOT_YOURS
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.facts import Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import covers


def bring_official(actor: Actor, body: BringOfficial, *, when: When) -> Facts:
    """Keep the figures of a file; nobody sees them as official yet.

    Raises:
        Refusal: 403.563 a figure of a place that is not the actor's, or of no figure, or from tomorrow.
    """
    known = versions().by_code
    slots = {(one.code, one.place, one.first, one.last) for one in body.lines}
    ours = all(one.code in known and covers(actor.scope, one.place) for one in body.lines)
    if not ours or len(slots) < len(body.lines) or body.dated > local_date(when.received_at):
        raise Refusal(NOT_YOURS)
    brought = Brought.objects.create(
        id=body.id, place=actor.scope, source=body.source, dated=body.dated, file_name=body.file_name, digest=body.digest,
        brought_by=actor.id, brought_name=actor.name, brought_at=when.received_at,
    )  # fmt: skip
    OfficialFigure.objects.bulk_create(OfficialFigure(brought=brought, **one.model_dump()) for one in body.lines)
    return Facts(actor.scope)


def confirm_official(actor: Actor, body: ConfirmOfficial, *, when: When) -> Facts:
    """Let the figures of a file stand; those of the same place and period from an earlier file are marked as replaced, and kept.

    Raises:
        Refusal: 409.564 it does not wait, or is not the actor's.
    """
    brought = _waiting(actor, body.brought_id)
    brought.confirmed_by, brought.confirmed_name, brought.confirmed_at = actor.id, actor.name, when.received_at
    brought.save(update_fields=["confirmed_by", "confirmed_name", "confirmed_at"])
    slots = {(one.code, one.place, one.first, one.last) for one in brought.figures.all()}
    standing = OfficialFigure.objects.filter(
        brought__confirmed_at__isnull=False, replaced_by=None, place__in={place for _, place, _, _ in slots}
    ).exclude(brought=brought)
    old = [one.pk for one in standing if (one.code, one.place, one.first, one.last) in slots]
    OfficialFigure.objects.filter(pk__in=old).update(replaced_by=brought)
    return Facts(actor.scope)


def drop_official(actor: Actor, body: DropOfficial, *, when: When) -> Facts:
    """Let go of a file that waits.

    Raises:
        Refusal: 409.564 it does not wait, or is not the actor's.
    """
    brought = _waiting(actor, body.brought_id)
    brought.dropped_at = when.received_at
    brought.save(update_fields=["dropped_at"])
    return Facts(actor.scope)


def _waiting(actor: Actor, name: UUID) -> Brought:
    found = Brought.objects.select_for_update().filter(id=name, place=actor.scope, confirmed_at=None, dropped_at=None).first()
    if found is None:
        raise Refusal(NOT_OPEN)
    return found
