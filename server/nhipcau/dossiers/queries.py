"""Questions about preparations."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from nhipcau.dossiers.models import Preparation
from nhipcau.dossiers.problems import SLIP_MISTYPED, UNKNOWN_SLIP
from nhipcau.dossiers.rules import read_slip_code
from nhipcau.dossiers.slips import Brief, Slip, answers_in_words, explained, in_brief
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import holding_slip, within

__all__ = [
    "Brief",
    "Slip",
    "brief",
    "explain",
    "explain_answers",
    "find_brought",
    "get_slip",
    "preparations_visible_to",
]


def preparations_visible_to(actor: Actor) -> QuerySet[Preparation]:
    """Return the preparations in the actor's places."""
    return Preparation.objects.filter(within(actor))


def prepared_since(people: Collection[UUID], since: datetime) -> set[UUID]:
    """Return for which of these people a list was made since a moment; the caller acts for their places."""
    found = Preparation.objects.filter(resident__in=people, prepared_at__gte=since)
    return set(found.values_list("resident_id", flat=True))


def get_slip(typed: str) -> Preparation:
    """Return the preparation whose slip is held, for anyone who holds it.

    Raises:
        Refusal: 422.60 it cannot be a slip code; 404.60 no slip has it (yet).
    """
    code = read_slip_code(typed)
    if code is None:
        raise Refusal(SLIP_MISTYPED)
    with holding_slip(code):
        preparation = Preparation.objects.select_related("procedure").filter(slip_code=code).first()
    if preparation is None:
        raise Refusal(UNKNOWN_SLIP)
    return preparation


def find_brought(actor: Actor, typed: str) -> Preparation:
    """Return the preparation of a slip that was brought to the actor's office, with the family.

    Raises:
        Refusal: 422.60 it cannot be a slip code; 404.60 none in the actor's places has it (yet).
    """
    code = read_slip_code(typed)
    if code is None:
        raise Refusal(SLIP_MISTYPED)
    family = ("procedure", "resident", "household__village")
    found = preparations_visible_to(actor).select_related(*family).filter(slip_code=code).first()
    if found is None:
        raise Refusal(UNKNOWN_SLIP)
    return found


def explain(preparation: Preparation) -> Slip:
    """Return a preparation in the words of its guide version."""
    return explained(preparation)


def brief(preparation: Preparation) -> Brief:
    """Return a preparation in one line."""
    return in_brief(preparation)


def explain_answers(preparation: Preparation) -> list[tuple[str, str]]:
    """Return what the family was asked and what it said, in words; never for a slip's page."""
    return answers_in_words(preparation)
