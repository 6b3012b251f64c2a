"""Questions about preparations, and about the dossiers that come of them."""

from collections.abc import Collection
from contextlib import suppress
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from nhipcau.dossiers.clocks import Clock, read_term
from nhipcau.dossiers.deadlines import Deadline, deadlines
from nhipcau.dossiers.forms.filling import Case, forms_of
from nhipcau.dossiers.forms.sheets import Sheet
from nhipcau.dossiers.handover import given_by_desk, taken_of, waiting_for_desk
from nhipcau.dossiers.models import Dossier, Petitioner, Preparation, Progress
from nhipcau.dossiers.problems import SLIP_MISTYPED, UNKNOWN_SLIP
from nhipcau.dossiers.register import line_of
from nhipcau.dossiers.road_problems import UNKNOWN_DOSSIER
from nhipcau.dossiers.road_rules import NAMES, Stage, shape_of
from nhipcau.dossiers.roads import Road, road_of_preparation, roads_of, with_road
from nhipcau.dossiers.rules import new_slip_code, read_slip_code, spell_slip_code
from nhipcau.dossiers.slips import Brief, Slip, answers_in_words, explained, in_brief
from nhipcau.dossiers.steps import Step, closed_of, if_taken_now, proposed_term, steps_of
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.calendars import Line, calendar, horizon_alarm
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import holding_slip, within

__all__ = [
    "NAMES",
    "UNKNOWN_DOSSIER",
    "Brief",
    "Clock",
    "Deadline",
    "Line",
    "Road",
    "Slip",
    "Stage",
    "Step",
    "brief",
    "calendar",
    "closed_of",
    "deadlines",
    "dossiers_visible_to",
    "explain",
    "explain_answers",
    "find_brought",
    "find_dossier",
    "forms_at",
    "get_slip",
    "given_by_desk",
    "horizon_alarm",
    "if_taken_now",
    "line_of",
    "new_slip_code",
    "petitioner",
    "preparations_visible_to",
    "progress_visible_to",
    "proposed_term",
    "read_term",
    "road",
    "road_of_slip",
    "roads",
    "shape_of",
    "spell_slip_code",
    "steps_of",
    "taken_of",
    "waiting_for_desk",
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


def dossiers_visible_to(actor: Actor) -> QuerySet[Dossier]:
    """Return the dossiers of the actor's commune."""
    return Dossier.objects.filter(within(actor))


def progress_visible_to(actor: Actor) -> QuerySet[Progress]:
    """Return where the dossiers of the families of the actor's places stand."""
    return Progress.objects.filter(within(actor))


def find_dossier(actor: Actor, typed: str) -> Dossier:
    """Return the dossier of the actor's commune that a slip's code, an official code or an id names.

    Raises:
        Refusal: 404.220 there is none.
    """
    said = typed.strip()[:80]
    slip = read_slip_code(said.rstrip("/").rsplit("/", 1)[-1])
    named = Q(codes__raw=said) | (Q(slip_code=slip) if slip else Q(pk__in=()))
    with suppress(ValueError):
        named |= Q(id=UUID(said))
    found = dossiers_visible_to(actor).filter(named).distinct().first()
    if found is None:
        raise Refusal(UNKNOWN_DOSSIER)
    return found


def road(actor: Actor, dossier_id: UUID) -> Road:
    """Return the road of a dossier of the actor's commune.

    Raises:
        Refusal: 404.220 there is no such dossier.
    """
    found = roads(actor, [dossier_id]).get(dossier_id)
    if found is None:
        raise Refusal(UNKNOWN_DOSSIER)
    return found


def roads(actor: Actor, ids: Collection[UUID]) -> dict[UUID, Road]:
    """Return the roads of those of these dossiers that are of the actor's commune."""
    return roads_of(with_road(dossiers_visible_to(actor).filter(id__in=ids)))


def road_of_slip(typed: str) -> Road:
    """Return the road of the slip that is held, for anyone who holds it.

    Raises:
        Refusal: 422.60 it cannot be a slip code; 404.60 no slip has it (yet).
    """
    code = read_slip_code(typed)
    if code is None:
        raise Refusal(SLIP_MISTYPED)
    with holding_slip(code):
        found = with_road(Dossier.objects.filter(slip_code=code)).first()
        if found:
            return roads_of([found])[found.id]
    return road_of_preparation(get_slip(typed))


def petitioner(actor: Actor, dossier_id: UUID) -> Petitioner | None:
    """Return who handed a dossier in. Whoever shows it notes the look (`kernel.reads`); handling needs it not."""
    return Petitioner.objects.filter(within(actor), dossier=dossier_id).first()


def forms_at(actor: Actor, dossier_id: UUID) -> list[Sheet]:
    """Return the official forms that a dossier has so far, by their numbers; reading which there are shows no name."""
    found = with_road(dossiers_visible_to(actor).filter(id=dossier_id)).first()
    return forms_of(Case(found, None, None)) if found else []


def bearer_of_slip(code: str) -> UUID | None:
    """Return the person whose papers a slip is for; the caller sees the whole country."""
    return Preparation.objects.filter(slip_code=code).values_list("resident_id", flat=True).first()
