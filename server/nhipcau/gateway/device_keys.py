"""Binding a phone to the key that its browser made: from then on its token alone opens nothing.

With the key comes the house's share of what opens the phone: lent for the days of the lease, and forgotten when it is locked.
"""

import base64
import secrets
from typing import Annotated, Final
from uuid import UUID

from django.http import HttpRequest
from pydantic import BaseModel, ConfigDict, StringConstraints

from nhipcau.gateway.models import Device
from nhipcau.gateway.phones import PHONES, check_grace
from nhipcau.gateway.problems import (
    PHONE_KEY_KNOWN,
    PHONE_KEY_UNREADABLE,
    PHONE_LOCKED,
    PHONE_NOT_HERE,
    PHONE_UNKNOWN,
)
from nhipcau.gateway.proofs import check, public_half
from nhipcau.kernel import bus
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.facts import Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import OWN
from nhipcau.kernel.registry import command
from nhipcau.people.queries import actor_for

SHARE_BYTES: Final = 32
Point = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{87}$")]


class BindPhone(BaseModel):
    """A phone showed the public half of its key: an uncompressed point of P-256 in base64url."""

    model_config = ConfigDict(extra="forbid")

    device_id: UUID
    public_key: Point


def bind_phone(actor: Actor, body: BindPhone, *, when: When) -> Facts:  # noqa: ARG001 (the bus gives it)
    """Keep a phone's public key, and make its share. The same key may be shown again; another one needs a new code.

    Raises:
        Refusal: 404.96 the member has no such phone; 422.200 this is no key; 409.200 the phone has another key.
    """
    device = Device.objects.select_for_update().filter(id=body.device_id, member_id=actor.id, revoked_at=None).first()
    if device is None:
        raise Refusal(PHONE_NOT_HERE)
    try:
        point = public_half(body.public_key)
    except ValueError as wrong:
        raise Refusal(PHONE_KEY_UNREADABLE) from wrong
    if device.public_key is not None and bytes(device.public_key) != point:
        raise Refusal(PHONE_KEY_KNOWN)
    device.public_key = point
    device.share = device.share or secrets.token_bytes(SHARE_BYTES)
    device.save(update_fields=["public_key", "share"])
    return Facts(actor.scope)


command("gateway.bind_phone", BindPhone, roles=PHONES, purpose=OWN)(bind_phone)


def bind(actor: Actor, device_id: UUID, public_key: str) -> bytes:
    """Bind a phone to its key, and return its share.

    Raises:
        Refusal: 404.96, 409.200 or 422.200.
    """
    bus.do(actor, "gateway.bind_phone", BindPhone(device_id=device_id, public_key=public_key))
    return bytes(Device.objects.values_list("share", flat=True).get(id=device_id) or b"")


def spelled(share: bytes) -> str:
    """Return a share as it travels, in base64url."""
    return base64.urlsafe_b64encode(share).rstrip(b"=").decode()


def lend(request: HttpRequest, device_id: UUID) -> tuple[Actor, bytes]:
    """Return the share of a phone that proves itself by its key alone, and who works with it.

    Raises:
        Refusal: 401.95 nobody has such a phone, or it never showed a key; 401.96 it was locked; 401.97 its member
            left too long ago; 401.200, 401.201 the proof does not hold.
    """
    device = Device.objects.select_related("member").filter(id=device_id).first()
    if device is None:
        raise Refusal(PHONE_UNKNOWN)
    if device.revoked_at is not None:
        raise Refusal(PHONE_LOCKED)
    if device.public_key is None or device.share is None:
        raise Refusal(PHONE_UNKNOWN)
    check(bytes(device.public_key), request)
    check_grace(device.member.left_at)
    return actor_for(device.member), bytes(device.share)
