"""Access tokens: given for a secret, known again by a keyed hash, dead after an hour or with the secret or the program."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db.models import Q

from nhipcau.kernel.actor import INTEGRATOR, Actor
from nhipcau.kernel.clock import now
from nhipcau.kernel.outsiders import Outsider
from nhipcau.kernel.sealing import marked
from nhipcau.links.clients.models import Client, Secret, Token

LASTS: Final = timedelta(hours=1)
SECRET, TOKEN = "client secret", "access token"  # nosec B105 (what keys are for)


@dataclass(frozen=True)
class Given:
    """A token, shown this once: for which scopes, and for how many seconds."""

    token: str
    scopes: tuple[str, ...]
    seconds: int


def new_secret() -> tuple[str, str]:
    """Return a new secret of 256 bits, and its keyed hash as a verb carries it."""
    made = f"ncs_{secrets.token_urlsafe(32)}"
    return made, marked(SECRET, made).hex()


def proven(client_id: str, secret: str) -> Secret | None:
    """Return the living secret of a program that is let in, or None: whatever of the two is wrong."""
    try:
        name = UUID(client_id)
    except ValueError:
        return None
    found = Secret.objects.select_related("client").filter(mark=marked(SECRET, secret), client=name, client__locked_at=None)
    return found.filter(Q(ends_at=None) | Q(ends_at__gt=now())).first()


def give(secret: Secret, wanted: Collection[str]) -> Given:
    """Give a token for the scopes that are wanted, all that were granted if none are named."""
    scopes = tuple(one for one in secret.client.scopes if not wanted or one in wanted)
    token, moment = f"nct_{secrets.token_urlsafe(32)}", now()
    ends = min(filter(None, (moment + LASTS, secret.ends_at)))
    Token.objects.create(mark=marked(TOKEN, token), client=secret.client, secret=secret, scopes=list(scopes), expires_at=ends)
    Secret.objects.filter(id=secret.id).update(used_at=moment)
    Client.objects.filter(id=secret.client_id).update(last_used_at=moment)
    return Given(token, scopes, int((ends - moment).total_seconds()))


def revoke(secret: Secret, token: str) -> bool:
    """End a token of this program; say whether it was one."""
    gone, _ = Token.objects.filter(mark=marked(TOKEN, token), client=secret.client_id).delete()
    return bool(gone)


def outsider(token: str) -> Outsider | None:
    """Return the program behind a living token."""
    found = Token.objects.select_related("client").filter(mark=marked(TOKEN, token), expires_at__gt=now(), client__locked_at=None).first()
    if found is None:
        return None
    return Outsider(actor_of(found.client), frozenset(found.scopes) & frozenset(found.client.scopes))


def actor_of(client: Client) -> Actor:
    """Return a program as it acts: with its places, and no other."""
    first, *others = client.places
    return Actor(client.id, INTEGRATOR, first, client.name, also=tuple(others))
