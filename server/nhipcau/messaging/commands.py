"""The verbs: who wants silence, who wants to be called, what is tried again."""

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import now
from nhipcau.kernel.facts import Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import within
from nhipcau.messaging.bodies import Called, CallMe, SendAgain, StopWriting, WriteAgain
from nhipcau.messaging.models import FAILED, WAITING, OutMessage, Stop, WantedCall
from nhipcau.messaging.problems import NOT_FAILED, UNKNOWN_CALL


def stop_writing(actor: Actor, body: StopWriting, *, when: When) -> Facts:
    """Send nothing more to a telephone."""
    Stop.objects.bulk_create([Stop(mark=bytes.fromhex(body.mark), since=when.happened_at)], ignore_conflicts=True)
    return Facts(actor.scope)


def write_again(actor: Actor, body: WriteAgain, *, when: When) -> Facts:  # noqa: ARG001 (the shape of every verb)
    """Send to a telephone again."""
    Stop.objects.filter(mark=bytes.fromhex(body.mark)).delete()
    return Facts(actor.scope)


def call_me(actor: Actor, body: CallMe, *, when: When) -> Facts:
    """Put a telephone on the commune's list of calls; one that stands there stays where it is."""
    asked = WantedCall(
        id=body.id,
        place=actor.scope,
        mark=bytes.fromhex(body.mark),
        sealed=bytes.fromhex(body.sealed),
        how=body.how,
        asked_at=when.happened_at,
    )
    WantedCall.objects.bulk_create([asked], ignore_conflicts=True)
    return Facts(actor.scope)


def called(actor: Actor, body: Called, *, when: When) -> Facts:
    """Take a telephone off the list, and let go of its number.

    Raises:
        Refusal: 404.261 it does not stand there.
    """
    open_calls = WantedCall.objects.filter(within(actor), id=body.call_id, done_at=None)
    if not open_calls.update(done_at=when.happened_at, done_by=actor.id, sealed=None):
        raise Refusal(UNKNOWN_CALL)
    return Facts(actor.scope)


def send_again(actor: Actor, body: SendAgain, *, when: When) -> Facts:  # noqa: ARG001 (the shape of every verb)
    """Try again what failed: one message, whatever the reason, or all for which no gateway could be reached.

    Raises:
        Refusal: 404.262 the message is not among those that failed.
    """
    failed, moment = OutMessage.objects.filter(within(actor), state=FAILED), now()
    chosen = failed.filter(id=body.message_id) if body.message_id else failed.filter(why="unreachable")
    fresh = {"state": WAITING, "why": "", "tries": 0, "ended_at": None, "due_at": moment, "next_at": moment}
    if not chosen.update(**fresh) and body.message_id:
        raise Refusal(NOT_FAILED)
    return Facts(actor.scope)
