"""What a helping shows of what somebody can do: written beside it, for whoever agreed to a passport."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from uuid import UUID

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.facts import Asked
from nhipcau.kernel.ids import new_id
from nhipcau.learning.commands import Seen, keep
from nhipcau.learning.queries import skills_of_step
from nhipcau.people.queries import Helped
from nhipcau.safety.queries import skills_of
from nhipcau.support.bodies import RecordAssist

Recorded = tuple[Asked[RecordAssist], Helped]
ANSWERS: Final = {"right": "right", "unsure_right": "done_for", "unsure": "wrong", "unsure_twice": "wrong"}


def keep_shown(actor: Actor, recorded: Sequence[Recorded]) -> set[UUID]:
    """Keep what these helpings showed, in one statement; return whose passport it went to. Without one, nothing is asked."""
    agreed = [(one, person) for one, person in recorded if person.passport]
    if not agreed:
        return set()
    cards = {card: skills_of(card) for card in sorted({one.body.safety_card for one, _ in agreed})}
    return {change.id for change in keep(actor, list(_seen(actor, agreed, cards)))}


def _seen(actor: Actor, agreed: Iterable[Recorded], cards: dict[str, list[str]]) -> Iterator[Seen]:
    for one, person in agreed:
        for kind, skill, mode in _shown(one.body, cards):
            yield Seen(
                id=new_id(),
                place=person.place,
                resident=person.id,
                member=None,
                skill=skill,
                kind=kind,
                mode=mode,
                observer=actor.id,
                about=str(one.body.id),
                happened_at=one.when.happened_at,
                received_at=one.when.received_at,
            )


def _shown(body: RecordAssist, cards: dict[str, list[str]]) -> Iterator[tuple[str, str, str]]:
    """Yield (kind, skill, mode): each step in its mode, and the answer to the safety question, if it was asked."""
    for step in body.steps:
        yield from (("assist", skill, step.mode) for skill in skills_of_step(step.step))
    answered = ANSWERS.get(body.safety_answered)
    if answered:
        yield from (("question", skill, answered) for skill in cards[body.safety_card])
