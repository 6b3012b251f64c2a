"""The verb and the hand that keep evidence: of people who agreed to a passport, and of members about themselves."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from uuid import UUID

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.facts import Change, Facts, When
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.statements import Statement, rows
from nhipcau.learning.skills.bodies import Observe
from nhipcau.learning.skills.catalogue import skills
from nhipcau.learning.skills.problems import NO_PASSPORT, UNKNOWN_SKILL
from nhipcau.learning.skills.rules import Seen
from nhipcau.people.queries import People, following

__all__ = ["LEVELS", "Seen", "keep", "observe"]
LEVELS = "learning.levels"


class _Kept(NamedTuple):
    """Whose evidence was kept, and where phones hear of it."""

    resident: UUID | None
    place: str


_KEEP = Statement(
    """
    INSERT INTO learning_evidence
        (id, place, resident_id, member, skill, kind, mode, observer, about, happened_at, received_at)
    SELECT told.id, coalesce(person.place, told.place), person.id, told.member, told.skill, told.kind, told.mode, told.observer,
        told.about, told.happened_at, told.received_at
    FROM json_populate_recordset(NULL::learning_evidence, %(told)s::json) told
    LEFT JOIN people_resident person ON person.id = told.resident_id AND EXISTS (
        SELECT 1 FROM people_consent consent
        WHERE consent.resident_id = person.id AND consent.purpose = 'passport'
            AND consent.withdrawn_at IS NULL AND consent.given_at <= told.happened_at)
    WHERE person.id IS NOT NULL OR told.member IS NOT NULL
    RETURNING resident_id, place
    """,
    _Kept,
)


def keep(actor: Actor, seen: Sequence[Seen]) -> tuple[Change, ...]:  # noqa: ARG001 (whoever keeps says who they are)
    """Keep what was seen, in one statement, inside the caller's transaction; return what phones are told.

    Left out without a word: people who did not agree to a passport by then, or took it back since. A home that moved on
    is followed by whoever calls (`people.queries.following`).
    """
    if not seen:
        return ()
    told = [one._asdict() | {"resident_id": one.resident} for one in seen]
    return tuple(_changes(_KEEP.ask(told=rows(told))))


def _changes(kept: Iterable[_Kept]) -> Iterable[Change]:
    people = {one.resident: one.place for one in kept if one.resident}
    return (Change(LEVELS, person, place) for person, place in people.items())


def observe(actor: Actor, body: Observe, *, when: When) -> Facts:
    """Note what somebody was seen to do, or taught to another. Whoever has just taught it is noted as having taught, too.

    Raises:
        Refusal: 404.31 the person is not in the actor's places; 409.31 they had moved away; 404.291 no such skill; 422.290 they
            did not agree to a passport by then, or took it back.
    """
    if body.skill not in skills():
        raise Refusal(UNKNOWN_SKILL)
    person = People(actor, [body.resident_id], "passport").named(body.resident_id, when.happened_at)
    one = Seen(
        id=body.id,
        place=person.place,
        resident=person.id,
        member=None,
        skill=body.skill,
        kind="tick",
        mode=body.mode,
        observer=actor.id,
        about="",
        happened_at=when.happened_at,
        received_at=when.received_at,
    )
    taught = [one._replace(id=new_id(), mode="prompted")] if body.just_taught else []
    with following(actor, [person]):
        if not keep(actor, [one, *taught]):
            raise Refusal(NO_PASSPORT)
    return Facts(person.stood, person.told(LEVELS, person.id))
