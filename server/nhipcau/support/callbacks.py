"""The verb that records what a family said when the commune asked about a helping."""

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.facts import Count, Facts, When
from nhipcau.kernel.own_keys import own_key
from nhipcau.kernel.problems import Refusal
from nhipcau.support.bodies import RecordCallback
from nhipcau.support.models import Callback
from nhipcau.support.problems import ASKED_BEFORE, NO_SUCH_HELP, OWN_HELP
from nhipcau.support.queries import DRAW, assists_visible_to
from nhipcau.support.rules import answers_in, check_answers, drawn


def record_callback(actor: Actor, body: RecordCallback, *, when: When) -> Facts:
    """Record the answers, once for each helping.

    Raises:
        Refusal: 404.197 no such helping in the actor's places; 403.197 it is their own; 409.198 the family was asked
            before; 422.199 the answers do not fit together.
    """
    check_answers(body)
    assist = assists_visible_to(actor).filter(id=body.assist_id).first()
    if assist is None:
        raise Refusal(NO_SUCH_HELP)
    if assist.member_id == actor.id:
        raise Refusal(OWN_HELP)
    if Callback.objects.filter(assist=assist).exists():
        raise Refusal(ASKED_BEFORE)
    Callback.objects.create(
        id=body.id,
        place=assist.place,
        assist=assist,
        asked_by=actor.id,
        drawn=drawn(assist.id, own_key(DRAW)),
        **body.model_dump(exclude={"id", "assist_id"}),
        happened_at=when.happened_at,
        received_at=when.received_at,
    )
    answers = tuple(Count("support.callback_answers", key=answer) for answer in answers_in(body))
    return Facts(assist.place, counts=(Count("support.callbacks"), *answers))
