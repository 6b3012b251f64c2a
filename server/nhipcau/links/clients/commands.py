"""What happens to programs of others."""

from datetime import timedelta
from uuid import UUID

from django.db.models import Q

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.events import tell
from nhipcau.kernel.facts import Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import covers
from nhipcau.links.clients.bodies import LockClient, RegisterClient, RenewSecret, UnlockClient
from nhipcau.links.clients.models import Client, Secret, Token
from nhipcau.links.clients.problems import CLIENT_KNOWN, PLACE_NOT_YOURS, UNKNOWN_CLIENT
from nhipcau.links.clients.queries import clients_of


def register_client(actor: Actor, body: RegisterClient, *, when: When) -> Facts:
    """Let a program in, for scopes and places of the actor.

    Raises:
        Refusal: 403.521 one of its places is not the actor's; 409.520 it was let in before.
    """
    outside = [path for path in body.places if not any(covers(scope, path) for scope in actor.scopes)]
    if outside:
        raise Refusal(PLACE_NOT_YOURS, place=outside[0])
    if Client.objects.filter(id=body.id).exists():
        raise Refusal(CLIENT_KNOWN)
    made = Client.objects.create(
        id=body.id, place=actor.scope, name=body.name, scopes=sorted(set(body.scopes)), places=sorted(set(body.places)),
        made_by=actor.id, made_by_name=actor.name, made_at=when.received_at,
    )  # fmt: skip
    Secret.objects.create(id=body.secret_id, client=made, mark=bytes.fromhex(body.mark), made_at=when.received_at)
    tell("client.registered", actor, client=str(made.id), scopes=" ".join(made.scopes))
    return Facts(made.place)


def renew_secret(actor: Actor, body: RenewSecret, *, when: When) -> Facts:
    """Give a program another secret; those before end after the overlap, and none later than it would have.

    Raises:
        Refusal: 404.520 no such program of the actor's places; 409.520 this very secret was made before.
    """
    client = _mine(actor, body.client_id)
    if Secret.objects.filter(id=body.id).exists():
        raise Refusal(CLIENT_KNOWN)
    ends = when.received_at + timedelta(hours=body.overlap_hours)
    client.secrets.filter(Q(ends_at=None) | Q(ends_at__gt=ends)).update(ends_at=ends)
    if not body.overlap_hours:
        Token.objects.filter(client=client).delete()
    Secret.objects.create(id=body.id, client=client, mark=bytes.fromhex(body.mark), made_at=when.received_at)
    tell("client.secret_renewed", actor, client=str(client.id), overlap_hours=body.overlap_hours)
    return Facts(client.place)


def lock_client(actor: Actor, body: LockClient, *, when: When) -> Facts:
    """Let a program in no more; twice keeps the first moment.

    Raises:
        Refusal: 404.520 no such program of the actor's places.
    """
    client = _mine(actor, body.client_id)
    Token.objects.filter(client=client).delete()
    Client.objects.filter(id=client.id, locked_at=None).update(locked_at=when.received_at)
    tell("client.locked", actor, client=str(client.id))
    return Facts(client.place)


def unlock_client(actor: Actor, body: UnlockClient, *, when: When) -> Facts:  # noqa: ARG001 (as every verb is called)
    """Let a program in again.

    Raises:
        Refusal: 404.520 no such program of the actor's places.
    """
    client = _mine(actor, body.client_id)
    Client.objects.filter(id=client.id).update(locked_at=None)
    tell("client.unlocked", actor, client=str(client.id))
    return Facts(client.place)


def _mine(actor: Actor, client_id: UUID) -> Client:
    found = clients_of(actor).select_for_update().filter(id=client_id).first()
    if found is None:
        raise Refusal(UNKNOWN_CLIENT)
    return found
