"""The verbs that change dossiers."""

from collections.abc import Sequence
from uuid import UUID

from nhipcau.dossiers.bodies import Prepare
from nhipcau.dossiers.problems import NO_CONSENT_YET, SLIP_MISTYPED, SLIP_TAKEN
from nhipcau.dossiers.rules import is_complete, read_slip_code
from nhipcau.guides.queries import Known
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.facts import Asked, Count, Facts
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.registry import each
from nhipcau.kernel.statements import adding_unless, rows
from nhipcau.people.queries import Helped, People, following, may_be_kept

PREPARATIONS = "dossiers.preparations"
_ADD_PREPARATIONS = adding_unless(
    "slip_code",
    "dossiers_preparation",
    *("id", "slip_code", "place", "household_id", "resident_id", "given_name", "procedure_id", "guide_version"),
    *("answers", "papers", "next_date", "prepared_by", "prepared_at"),
)


def prepare(actor: Actor, asked: Sequence[Asked[Prepare]]) -> list[Facts | Refusal]:
    """Keep families' lists of papers, as ticked at home, under the slips that the phone named.

    An answer that tells something delicate is kept only where the person agreed to that.

    Refused, each for itself: 404.31 the person is not in the actor's places; 409.31 they had moved away; 404.40 no such procedure; 409.60
    the slip's code is in use, wherever that is; 422.60 it is no slip code; 422.61 the person has not agreed.
    """
    people = People(actor, [one.body.resident_id for one in asked], "help_now")
    known = Known({one.body.procedure for one in asked})
    helped = each(asked, lambda one: _may_prepare(one, people, known))
    kept = [(one, person) for one, person in zip(asked, helped, strict=True) if isinstance(person, Helped)]
    new: set[UUID] = set()
    if kept:
        with following(actor, [person for _, person in kept]):
            added = _ADD_PREPARATIONS.ask(rows=rows([_line(actor, one, person) for one, person in kept]))
        new = {row.id for row in added}
    return [
        person if isinstance(person, Refusal) else _facts(one.body, person, new)
        for one, person in zip(asked, helped, strict=True)
    ]


def _may_prepare(one: Asked[Prepare], people: People, known: Known) -> Helped:
    if read_slip_code(one.body.slip_code) is None:
        raise Refusal(SLIP_MISTYPED)
    person = people.get(one.body.household_id, one.body.resident_id, one.when.happened_at)
    if not person.agreed(one.when.happened_at):
        raise Refusal(NO_CONSENT_YET)
    known.check(one.body.procedure)
    return person


def _line(actor: Actor, one: Asked[Prepare], person: Helped) -> dict[str, object]:
    body = one.body
    return {
        "id": body.id,
        "slip_code": read_slip_code(body.slip_code),
        "place": person.place,
        "household_id": person.household_id,
        "resident_id": person.id,
        "given_name": person.given_name,
        "procedure_id": body.procedure,
        "guide_version": body.guide_version,
        "answers": may_be_kept(person, body.procedure, body.answers, one.when.happened_at),
        "papers": [paper.model_dump(exclude_defaults=True) for paper in body.papers],
        "next_date": body.next_date,
        "prepared_by": actor.id,
        "prepared_at": one.when.happened_at,
    }


def _facts(body: Prepare, person: Helped, new: set[UUID]) -> Facts | Refusal:
    """Tell of one list; a slip's code opens the first list that took it, and no other."""
    if body.id not in new:
        return Refusal(SLIP_TAKEN)
    new.remove(body.id)
    counts = [
        Count("dossiers.prepared"),
        *([Count("dossiers.complete")] if is_complete(paper.state for paper in body.papers) else []),
    ]
    return Facts(person.stood, person.told(PREPARATIONS, body.id), tuple(counts))
