"""What happens to webhooks."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from nhipcau.kernel import news
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.events import tell
from nhipcau.kernel.facts import Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.links.clients.problems import UNKNOWN_CLIENT
from nhipcau.links.clients.queries import clients_of
from nhipcau.links.webhooks.bodies import EndHook, RenewHook, ResumeHook, Subscribe
from nhipcau.links.webhooks.models import Hook
from nhipcau.links.webhooks.problems import BAD_ADDRESS, HOOK_KNOWN, TOO_MANY_HOOKS, UNKNOWN_HOOK, UNKNOWN_KIND
from nhipcau.links.webhooks.queries import hooks_of, last_number
from nhipcau.links.webhooks.rules import fault_of

MOST: Final = 10  # webhooks of one program


def subscribe(actor: Actor, body: Subscribe, *, when: When) -> Facts:
    """Set a webhook; it hears what happens from now on.

    Raises:
        Refusal: 404.520 no such program; 422.522 the address; 422.523 a kind; 409.522 it is set; 409.523 too many.
    """
    client = clients_of(actor).select_for_update().filter(id=body.client_id).first()
    if client is None:
        raise Refusal(UNKNOWN_CLIENT)
    if fault := fault_of(body.url):
        raise Refusal(BAD_ADDRESS, why=fault)
    for kind in body.kinds:
        if kind not in news.kinds:
            raise Refusal(UNKNOWN_KIND, kind=kind, known=", ".join(sorted(news.kinds)))
    if Hook.objects.filter(id=body.id).exists():
        raise Refusal(HOOK_KNOWN)
    if client.hooks.filter(ended_at=None).count() >= MOST:
        raise Refusal(TOO_MANY_HOOKS, most=MOST)
    last = last_number()
    Hook.objects.create(
        id=body.id, client=client, url=body.url, kinds=sorted(set(body.kinds)), sealed=bytes.fromhex(body.sealed),
        made_at=when.received_at, after=last, next_at=when.received_at,
    )  # fmt: skip
    tell("hook.set", actor, hook=str(body.id), client=str(client.id))
    return Facts(client.place if actor.id != client.id else actor.scope)


def renew_hook(actor: Actor, body: RenewHook, *, when: When) -> Facts:
    """Let a webhook sign with another secret, and with both for some hours.

    Raises:
        Refusal: 404.522 no such webhook.
    """
    hook = _mine(actor, body.hook_id)
    hook.sealed_before, hook.both_until = hook.sealed, when.received_at + timedelta(hours=body.overlap_hours)
    hook.sealed = bytes.fromhex(body.sealed)
    hook.save(update_fields=["sealed", "sealed_before", "both_until"])
    tell("hook.secret_renewed", actor, hook=str(hook.id))
    return Facts(actor.scope)


def resume_hook(actor: Actor, body: ResumeHook, *, when: When) -> Facts:
    """Let a webhook go on at once, from where it stood or from after a number.

    Raises:
        Refusal: 404.522 no such webhook.
    """
    hook = _mine(actor, body.hook_id)
    if body.after is not None:
        hook.after = min(body.after, last_number())
    hook.tries, hook.next_at, hook.failing_since, hook.stopped_at, hook.why = 0, when.received_at, None, None, ""
    hook.save(update_fields=["after", "tries", "next_at", "failing_since", "stopped_at", "why"])
    return Facts(actor.scope)


def end_hook(actor: Actor, body: EndHook, *, when: When) -> Facts:
    """Send nothing to a webhook any more; twice changes nothing.

    Raises:
        Refusal: 404.522 no such webhook.
    """
    hook = hooks_of(actor, ended=True).select_for_update(of=("self",)).filter(id=body.hook_id).first()
    if hook is None:
        raise Refusal(UNKNOWN_HOOK)
    Hook.objects.filter(id=hook.id, ended_at=None).update(ended_at=when.received_at, why="ended")
    tell("hook.ended", actor, hook=str(hook.id))
    return Facts(actor.scope)


def _mine(actor: Actor, hook_id: UUID) -> Hook:
    found = hooks_of(actor).select_for_update(of=("self",)).filter(id=hook_id).first()
    if found is None:
        raise Refusal(UNKNOWN_HOOK)
    return found
