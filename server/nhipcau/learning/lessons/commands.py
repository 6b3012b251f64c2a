"""The verb that records how far somebody came in a lesson."""

from collections.abc import Sequence
from uuid import UUID, uuid5

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.facts import Asked, Change, Count, Facts
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.registry import each
from nhipcau.kernel.statements import adding_unless, rows
from nhipcau.learning.lessons.bodies import RecordProgress
from nhipcau.learning.lessons.pack import lessons
from nhipcau.learning.lessons.problems import MORE_THAN_ALL, NO_PASSPORT
from nhipcau.learning.lessons.rules import proves
from nhipcau.learning.skills.commands import Seen, keep
from nhipcau.people.queries import Helped, People, following

PROGRESS = "learning.progress"
_KIND = {"quiz": "quiz", "tries": "sandbox"}
_Kept = tuple[Asked[RecordProgress], Helped | None]
_ADD = adding_unless(
    "id",
    "learning_progress",
    *("id", "place", "resident_id", "member_id", "told_by", "lesson", "edition", "part", "done", "right", "of"),
    *("seconds", "tried", "happened_at", "received_at"),
)


def record_progress(actor: Actor, asked: Sequence[Asked[RecordProgress]]) -> list[Facts | Refusal]:
    """Record parts of lessons: of people who agreed to a passport, and of members themselves; others are only counted.

    What was passed becomes evidence of the lesson's skills, if it came at a pace at which somebody can read.

    Refused, each for itself: 404.31 the person is not in the actor's places; 409.31 they had moved away; 422.300 no
    standing consent to a passport; 422.301 more right than there is.
    """
    named = [one.body.learner.resident_id for one in asked if one.body.learner and one.body.learner.resident_id]
    people = People(actor, named, "passport")
    judged = each(asked, lambda one: _whose(one, people))
    kept = [(one, who) for one, who in zip(asked, judged, strict=True) if not isinstance(who, Refusal) and not _is_nameless(one)]
    told = _keep(actor, kept) if kept else {}
    return [
        who if isinstance(who, Refusal) else _facts(actor, one, who, told)
        for one, who in zip(asked, judged, strict=True)
    ]


def _keep(actor: Actor, kept: Sequence[_Kept]) -> dict[UUID, tuple[Change, ...]]:
    """Keep what is new, and what it proves; return what phones are told of each row. One that is there stays as it was."""
    with following(actor, [who for _, who in kept if who]):
        fresh = {one.id for one in _ADD.ask(rows=rows([_line(actor, one, who) for one, who in kept]))}
        new = [(one, who) for one, who in kept if one.body.id in fresh]
        told = {one.body.id: _told(one, who) for one, who in new}
        levels = keep(actor, [seen for one, who in new for seen in _seen(actor, one, who)])
    if levels:
        told[new[-1][0].body.id] += levels
    return told


def _facts(actor: Actor, one: Asked[RecordProgress], who: Helped | None, told: dict[UUID, tuple[Change, ...]]) -> Facts:
    fresh = _is_nameless(one) or one.body.id in told
    return Facts(who.stood if who else actor.scope, told.get(one.body.id, ()), _counts(one.body) if fresh else ())


def _is_nameless(one: Asked[RecordProgress]) -> bool:
    return one.body.learner is not None and one.body.learner.resident_id is None


def _whose(one: Asked[RecordProgress], people: People) -> Helped | None:
    """Return the person it is about, or None for the member and for somebody without a name."""
    if one.body.right > one.body.of:
        raise Refusal(MORE_THAN_ALL)
    learner = one.body.learner
    if learner is None or learner.resident_id is None:
        return None
    person = people.named(learner.resident_id, one.when.happened_at)
    if None not in person.consents.values():  # taken back since: nothing may come after the erasing
        raise Refusal(NO_PASSPORT)
    return person


def _line(actor: Actor, one: Asked[RecordProgress], who: Helped | None) -> dict[str, object]:
    body = one.body
    return {
        **body.model_dump(include={"id", "lesson", "edition", "part", "done", "right", "of", "seconds", "tried"}),
        "place": who.place if who else actor.scope,
        "resident_id": who.id if who else None,
        "member_id": None if who else actor.id,
        "told_by": actor.id,
        "happened_at": one.when.happened_at,
        "received_at": one.when.received_at,
    }


def _told(one: Asked[RecordProgress], who: Helped | None) -> tuple[Change, ...]:
    return who.told(PROGRESS, one.body.id) if who else (Change(PROGRESS, one.body.id),)


def _seen(actor: Actor, one: Asked[RecordProgress], who: Helped | None) -> list[Seen]:
    """Return what a part proves: each skill of the lesson, once."""
    body, lesson = one.body, lessons().get(one.body.lesson)
    if lesson is None or not proves(body.part, body.done, body.right, body.of, body.seconds):
        return []
    return [
        Seen(
            id=uuid5(body.id, skill),
            place=who.place if who else actor.scope,
            resident=who.id if who else None,
            member=None if who else actor.id,
            skill=skill,
            kind=_KIND[body.part],
            mode="right",
            observer=actor.id,
            about=body.lesson,
            happened_at=one.when.happened_at,
            received_at=one.when.received_at,
        )
        for skill in lesson.skills
    ]


def _counts(body: RecordProgress) -> tuple[Count, ...]:
    """Count a quiz that was passed; who passed it is in no figure."""
    if body.part != "quiz" or not proves(body.part, body.done, body.right, body.of, body.seconds):
        return ()
    return (Count("learning.lessons", key=body.lesson),)
