"""The verbs about difficulties: told without a helping, answered once for many, the answer taken back."""

from typing import Final
from uuid import UUID, uuid5

from nhipcau.feedback.difficulties.bodies import AnswerDifficulty, EndAnswer, RaiseDifficulty
from nhipcau.feedback.difficulties.causes import causes
from nhipcau.feedback.difficulties.models import Answer, Stuck
from nhipcau.feedback.difficulties.problems import ANSWER_MISREAD, NOT_YOUR_COMMUNE, UNKNOWN_ANSWER, UNKNOWN_CAUSE
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.facts import Change, Count, Facts, When
from nhipcau.kernel.outgoing import harmless
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_of, covers
from nhipcau.places.models import Commune
from nhipcau.places.queries import get_living_village

ANSWERS: Final = "feedback.answers"


def raise_difficulty(actor: Actor, body: RaiseDifficulty, *, when: When) -> Facts:
    """Keep that somebody of a village could not go on; links and secrets are taken out of the note.

    Raises:
        Refusal: 404.21 the village is not the actor's; 422.476 there is no such cause.
    """
    if body.cause not in causes():
        raise Refusal(UNKNOWN_CAUSE)
    village = get_living_village(actor, body.village_id)
    Stuck.objects.create(
        id=body.id, place=village.place, cause=body.cause, procedure=body.procedure, note=harmless(body.note), member_id=actor.id,
        happened_at=when.happened_at, received_at=when.received_at,
    )  # fmt: skip
    return Facts(village.place, (), (Count("feedback.difficulties", key=body.cause),))


def answer_difficulty(actor: Actor, body: AnswerDifficulty, *, when: When) -> Facts:
    """Answer a cause for everybody stuck on it, in one commune or in several; it takes the place of what stood there.

    Raises:
        Refusal: 422.476 there is no such cause; 404.479 a commune is not the actor's, or a province answers for one village;
            404.21 the village is not the actor's;
            422.478 it was passed on, and nobody says to whom.
    """
    if body.cause not in causes():
        raise Refusal(UNKNOWN_CAUSE)
    if body.kind == "passed_on" and not body.passed_to:
        raise Refusal(ANSWER_MISREAD, what="chưa ghi đã chuyển cho ai", what_en="it does not say to whom it was passed on")
    if body.village_id:
        if not commune_of(actor.scope):
            raise Refusal(NOT_YOUR_COMMUNE)
        get_living_village(actor, body.village_id)
    changes: list[Change] = []
    for place in _places(actor, body):
        changes += _answered(actor, body, place, when)
    return Facts(actor.scope, tuple(changes), (Count("feedback.difficulty_answers", key=body.cause),))


def _places(actor: Actor, body: AnswerDifficulty) -> list[str]:
    own = commune_of(actor.scope)
    codes = [own] if own else sorted({*body.communes})
    places = [one.path for one in Commune.objects.filter(code__in=codes).order_by("code")]
    if not places or len(places) != len(codes) or not all(covers(actor.scope, place) for place in places):
        raise Refusal(NOT_YOUR_COMMUNE)
    return places


def _answered(actor: Actor, body: AnswerDifficulty, place: str, when: When) -> list[Change]:
    same = Answer.objects.filter(place=place, cause=body.cause, procedure=body.procedure, village_id=body.village_id, ended_at=None)
    before = list(same.select_for_update().values_list("id", flat=True))
    same.update(ended_at=when.received_at)
    new = _one_of(body.id, place, actor)
    told = body.model_dump(exclude={"id", "communes", "words", "passed_to"})
    Answer.objects.create(
        id=new, place=place, **told, words=harmless(body.words), passed_to=harmless(body.passed_to), given_at=actor.scope,
        answered_by=actor.id, by_name=actor.name, answered_at=when.received_at,
    )  # fmt: skip
    return [Change(ANSWERS, one, place) for one in (*before, new)]


def _one_of(said: UUID, place: str, actor: Actor) -> UUID:
    """Return the id of the answer in one commune: what was said, where it was said for several at once."""
    return said if commune_of(actor.scope) else uuid5(said, place)


def end_answer(actor: Actor, body: EndAnswer, *, when: When) -> Facts:
    """Let an answer hold no more; phones let go of it.

    Raises:
        Refusal: 404.477 there is none in the actor's places.
    """
    found = Answer.objects.select_for_update().filter(id=body.answer_id, place__under=actor.scope).first()
    if found is None:
        raise Refusal(UNKNOWN_ANSWER)
    if found.ended_at:
        return Facts(found.place)
    found.ended_at = when.received_at
    found.save(update_fields=["ended_at"])
    return Facts(found.place, (Change(ANSWERS, found.id),))
