"""Binding a phone to the key that its browser made: from then on its token alone opens nothing."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, StringConstraints

from nhipcau.gateway.models import Device
from nhipcau.gateway.phones import PHONES
from nhipcau.gateway.problems import PHONE_KEY_KNOWN, PHONE_KEY_UNREADABLE, PHONE_NOT_HERE
from nhipcau.gateway.proofs import public_half
from nhipcau.kernel import bus
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.facts import Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import OWN
from nhipcau.kernel.registry import command

Point = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{87}$")]


class BindPhone(BaseModel):
    """A phone showed the public half of its key: an uncompressed point of P-256 in base64url."""

    model_config = ConfigDict(extra="forbid")

    device_id: UUID
    public_key: Point


def bind_phone(actor: Actor, body: BindPhone, *, when: When) -> Facts:  # noqa: ARG001 (the bus gives it)
    """Keep a phone's public key. The same key may be shown again; another one needs a new code.

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
    device.save(update_fields=["public_key"])
    return Facts(actor.scope)


command("gateway.bind_phone", BindPhone, roles=PHONES, purpose=OWN)(bind_phone)


def bind(actor: Actor, device_id: UUID, public_key: str) -> None:
    """Bind a phone to its key.

    Raises:
        Refusal: 404.96, 409.200 or 422.200.
    """
    bus.do(actor, "gateway.bind_phone", BindPhone(device_id=device_id, public_key=public_key))
