"""The verb that records a drill: it leaves evidence, and nothing else."""

from uuid import uuid5

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.facts import Change, Count, Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.learning.drills.bodies import RecordDrill
from nhipcau.learning.drills.pack import cases
from nhipcau.learning.drills.problems import DRILL_NOT_WHOLE
from nhipcau.learning.drills.rules import CASES, QUICKEST, proves
from nhipcau.learning.skills.commands import Seen, keep
from nhipcau.people.queries import Helped, People, following


def record_drill(actor: Actor, body: RecordDrill, *, when: When) -> Facts:
    """Record a drill: of somebody who agreed to a passport and of the member themselves it is evidence; others are counted.

    Raises:
        Refusal: 422.330 it has not six cases; 404.31 the person is not in the actor's places; 409.31 they had moved away.
    """
    answers = {one.case: one.right for one in body.answers}
    if len(answers) != CASES or len(body.answers) != CASES:
        raise Refusal(DRILL_NOT_WHOLE)
    told = proves(answers, cases())
    person = body.learner.resident_id if body.learner else None
    who = People(actor, [person], "passport").named(person, when.happened_at) if person else None
    nameless = body.learner is not None and person is None
    changes: tuple[Change, ...] = ()
    if body.seconds >= QUICKEST and not nameless:
        with following(actor, [who] if who else []):
            changes = keep(actor, _seen(actor, body, who, told, when))
    led = (Count("learning.led_drills"),) if body.learner else ()  # whoever drills alone has learned, and led nobody
    return Facts(who.stood if who else actor.scope, changes, (Count("learning.drills", key="passed" if told["F1"] else "missed"), *led))


def _seen(actor: Actor, body: RecordDrill, who: Helped | None, told: dict[str, bool], when: When) -> list[Seen]:
    return [
        Seen(
            id=uuid5(body.id, skill),
            place=who.place if who else actor.scope,
            resident=who.id if who else None,
            member=None if who else actor.id,
            skill=skill,
            kind="drill",
            mode="right" if well else "wrong",
            observer=actor.id,
            about="drill",
            happened_at=when.happened_at,
            received_at=when.received_at,
        )
        for skill, well in told.items()
    ]
