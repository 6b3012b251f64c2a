"""The verbs of questions: save one, take it off again."""

from typing import Final

from nhipcau.insight.questions.bodies import DropQuestion, SaveQuestion
from nhipcau.insight.questions.models import Question
from nhipcau.insight.questions.problems import NOT_ONES_QUESTION, TOO_MANY_QUESTIONS, UNKNOWN_QUESTION
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.facts import Facts, When
from nhipcau.kernel.problems import Refusal

MOST: Final = 60


def save_question(actor: Actor, body: SaveQuestion, *, when: When) -> Facts:
    """Save a question under a name; one of the same name by the same officer is replaced.

    Raises:
        Refusal: 409.577 there are enough already.
    """
    own = Question.objects.filter(place=actor.scope, saved_by=actor.id)
    own.filter(name=body.name).delete()
    if own.count() >= MOST:
        raise Refusal(TOO_MANY_QUESTIONS)
    Question.objects.create(
        id=body.id,
        place=actor.scope,
        role=actor.role,
        name=body.name,
        asked=body.asked,
        shared=body.shared,
        saved_by=actor.id,
        saved_name=actor.name,
        saved_at=when.received_at,
    )
    return Facts(actor.scope)


def drop_question(actor: Actor, body: DropQuestion, *, when: When) -> Facts:  # noqa: ARG001 (the bus's signature)
    """Take a question of one's own off the list.

    Raises:
        Refusal: 403.577 somebody else saved it; 404.577 there is none.
    """
    found = Question.objects.filter(place=actor.scope, id=body.question_id).first()
    if found is None:
        raise Refusal(UNKNOWN_QUESTION)
    if found.saved_by != actor.id:
        raise Refusal(NOT_ONES_QUESTION)
    found.delete()
    return Facts(actor.scope)
