"""The verbs that change dossiers."""

from nhipcau.dossiers.bodies import Prepare
from nhipcau.dossiers.models import Preparation
from nhipcau.dossiers.problems import NO_CONSENT_YET, SLIP_MISTYPED, SLIP_TAKEN
from nhipcau.dossiers.rules import is_complete, read_slip_code
from nhipcau.guides.queries import get_procedure
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.facts import Change, Count, Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import holding_slip
from nhipcau.people.queries import get_resident, has_consent

PREPARATIONS = "dossiers.preparations"


def prepare(actor: Actor, body: Prepare, *, when: When) -> Facts:
    """Keep a family's list of papers, as ticked at home, under the slip that the phone named.

    Raises:
        Refusal: 404.31 the person is not in the actor's places; 404.40 no such procedure; 409.60 the
            slip's code is in use; 422.60 it is no slip code; 422.61 the person has not agreed.
    """
    code = read_slip_code(body.slip_code)
    if code is None:
        raise Refusal(SLIP_MISTYPED)
    resident = get_resident(actor, body.household_id, body.resident_id)
    if not has_consent(resident.id, "help_now", when.happened_at):
        raise Refusal(NO_CONSENT_YET)
    procedure = get_procedure(body.procedure)
    if _in_use(code):
        raise Refusal(SLIP_TAKEN)
    papers = [paper.model_dump() for paper in body.papers]
    fields = body.model_dump(exclude={"slip_code", "procedure", "papers"})
    Preparation.objects.create(
        slip_code=code,
        place=resident.place,
        given_name=resident.given_name,
        procedure_id=procedure.code,
        papers=papers,
        prepared_by=actor.id,
        prepared_at=when.happened_at,
        **fields,
    )
    counts = [Count("dossiers.prepared"), *([Count("dossiers.complete")] if is_complete(papers) else [])]
    return Facts(resident.place, changes=(Change(PREPARATIONS, body.id),), counts=tuple(counts))


def _in_use(code: str) -> bool:
    with holding_slip(code):
        return Preparation.objects.filter(slip_code=code).exists()
