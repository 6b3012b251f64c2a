"""Questions about preparations."""

from django.db.models import QuerySet

from nhipcau.dossiers.models import Preparation
from nhipcau.dossiers.problems import SLIP_MISTYPED, UNKNOWN_SLIP
from nhipcau.dossiers.rules import read_slip_code
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import holding_slip, within


def preparations_visible_to(actor: Actor) -> QuerySet[Preparation]:
    """Return the preparations in the actor's places."""
    return Preparation.objects.filter(within(actor))


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
