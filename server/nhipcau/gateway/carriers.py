"""Knowing who made a bundle that somebody else brings."""

from uuid import UUID

from nhipcau.gateway.codes import mark
from nhipcau.gateway.models import Device, FormerToken
from nhipcau.gateway.phones import check_grace
from nhipcau.gateway.problems import BUNDLE_NOT_PROVEN, BUNDLE_PHONE_LOCKED
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.problems import Refusal
from nhipcau.people.queries import actor_for


def maker_of(device_id: UUID, token: str) -> Actor:
    """Return who acts behind the phone that a bundle names, if the token inside is or was this phone's.

    Raises:
        Refusal: 403.96 no phone here ever had that token; 403.97 the phone is locked now; 401.97 its member
            left long ago.
    """
    device = Device.objects.select_related("member").prefetch_related("member__former_scopes").filter(id=device_id).first()
    if device is None or not _was_given(device, mark(token)):
        raise Refusal(BUNDLE_NOT_PROVEN)
    member = device.member
    if device.revoked_at is not None:
        raise Refusal(BUNDLE_PHONE_LOCKED)
    check_grace(member.left_at)
    return actor_for(member)


def device_of(token: str) -> UUID | None:
    """Return the id of the phone that has this token now."""
    return Device.objects.filter(token_hash=mark(token), revoked_at=None).values_list("id", flat=True).first()


def _was_given(device: Device, token_hash: bytes) -> bool:
    return bytes(device.token_hash) == token_hash or FormerToken.objects.filter(device=device, token_hash=token_hash).exists()
