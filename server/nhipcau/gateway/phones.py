"""Letting phones in, and knowing them again."""

from datetime import datetime, timedelta
from typing import Annotated, NamedTuple
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from pydantic import BaseModel, ConfigDict, StringConstraints

from nhipcau.gateway.codes import mark, new_code, new_token, plain
from nhipcau.gateway.models import ActivationCode, Device, FormerToken
from nhipcau.gateway.problems import (
    CODE_EXPIRED,
    CODE_SHOWN,
    CODE_UNKNOWN,
    CODE_USED,
    MEMBER_GONE,
    NO_PHONE_FOR_ROLE,
    PHONE_LOCKED,
    PHONE_NOT_HERE,
    PHONE_OF_ANOTHER,
    PHONE_UNKNOWN,
)
from nhipcau.gateway.proofs import check
from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, LEADER, MEMBER, SYSTEM, Actor, Former
from nhipcau.kernel.clock import local_date, now
from nhipcau.kernel.events import tell
from nhipcau.kernel.facts import Facts, When
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import RUNNING
from nhipcau.kernel.registry import command
from nhipcau.kernel.scope import chain_of, covers
from nhipcau.kernel.statements import Statement
from nhipcau.people.models import Member
from nhipcau.people.problems import UNKNOWN_MEMBER
from nhipcau.people.queries import actor_for, actor_named, still_working

PHONES = frozenset({MEMBER, LEADER, DESK})
MAY_GIVE = {LEADER: PHONES - {DESK}, COMMUNE_LEAD: PHONES, SYSTEM: PHONES}
CODE_LASTS = timedelta(days=7)
ANSWERED_AGAIN = timedelta(hours=24)
Mark = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class IssueCode(BaseModel):
    """A member may bring a phone: the keyed hash of the code that was shown to the leader."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    member_id: UUID
    code_mark: Mark


class ActivatePhone(BaseModel):
    """A phone showed a code, and was given a token (kept as its keyed hash)."""

    model_config = ConfigDict(extra="forbid")

    code_id: UUID
    device_id: UUID
    token_mark: Mark
    label: Annotated[str, StringConstraints(max_length=80)] = ""


class LockPhone(BaseModel):
    """A phone is lost, or its member works no more: it is not let in again with its token."""

    model_config = ConfigDict(extra="forbid")

    device_id: UUID


def issue_code(actor: Actor, body: IssueCode, *, when: When) -> Facts:
    """Allow one phone for a member of the actor's places, for seven days.

    Raises:
        Refusal: 404.33 no such member there; 403.95 somebody of this role works on no phone, or gets its
            code from the commune's leader; 409.97 this very code was given before.
    """
    member = Member.objects.filter(still_working(), id=body.member_id).first()
    if member is None or not covers(actor.scope, member.scope):
        raise Refusal(UNKNOWN_MEMBER)
    if member.role not in MAY_GIVE.get(actor.role, frozenset()):
        raise Refusal(NO_PHONE_FOR_ROLE)
    if ActivationCode.objects.filter(id=body.id).exists():
        raise Refusal(CODE_SHOWN)
    expires_at = when.received_at + CODE_LASTS
    code_hash = bytes.fromhex(body.code_mark)
    ActivationCode.objects.create(id=body.id, member=member, code_hash=code_hash, expires_at=expires_at)
    tell("code.given", actor, member=str(member.id))
    return Facts(member.scope)


def activate_phone(actor: Actor, body: ActivatePhone, *, when: When) -> Facts:
    """Let a phone in. The same phone with the same code is answered again for a day: an answer can be lost.

    A phone that was locked, or lost its token, comes back to the same member with a new code.

    Raises:
        Refusal: 404.95 no such code of this member; 409.95 it was used; 409.96 the phone is somebody
            else's; 410.95 the code has expired.
    """
    code = ActivationCode.objects.select_for_update().filter(id=body.code_id, member_id=actor.id).first()
    if code is None:
        raise Refusal(CODE_UNKNOWN)
    _check_code(code, body.device_id, when)
    if Device.objects.filter(id=body.device_id).exclude(member_id=actor.id).exists():
        raise Refusal(PHONE_OF_ANOTHER)
    fields = {"member_id": actor.id, "code": code, "token_hash": bytes.fromhex(body.token_mark), "label": body.label}
    twin = code.used_at is not None
    if not twin:
        # A new code is a new beginning: the phone may show another key.
        fields |= {"activated_at": when.received_at, "revoked_at": None, "public_key": None}
        code.used_at = when.received_at
        code.save(update_fields=["used_at"])
    _remember_token(body.device_id, fields["token_hash"], when, twin=twin)
    Device.objects.update_or_create(id=body.device_id, defaults=fields)
    tell("phone.activated", actor, device=str(body.device_id))
    return Facts(actor.scope)


def _remember_token(device_id: UUID, fresh: object, when: When, *, twin: bool) -> None:
    """Keep the hash of the token that a phone had until now: bundles it sealed with that token may be on their way."""
    had = Device.objects.filter(id=device_id).exclude(token_hash=fresh).values_list("token_hash", flat=True).first()
    if had is not None:
        known = {"device_id": device_id, "replaced_at": when.received_at, "twin": twin}
        FormerToken.objects.get_or_create(token_hash=had, defaults=known)


def lock_phone(actor: Actor, body: LockPhone, *, when: When) -> Facts:
    """Make a phone's token dead from now on, and forget its share: once its lease is over nothing opens it any more.

    At its next contact the phone seals itself. Locking twice keeps the first moment.

    Raises:
        Refusal: 404.96 no member of the actor's places has such a phone.
    """
    devices = Device.objects.select_for_update(of=("self",)).select_related("member")
    device = devices.filter(id=body.device_id).first()
    if device is None or not covers(actor.scope, device.member.scope):
        raise Refusal(PHONE_NOT_HERE)
    if device.revoked_at is None:
        device.revoked_at, device.public_key, device.share = when.received_at, None, None
        device.save(update_fields=["revoked_at", "public_key", "share"])
        tell("phone.locked", actor, device=str(device.id))
    return Facts(device.member.scope)


def _check_code(code: ActivationCode, device_id: UUID, when: When) -> None:
    """Check that a code is fresh, or that its own phone asks again within a day."""
    if code.used_at is None:
        if when.received_at > code.expires_at:
            raise Refusal(CODE_EXPIRED)
        return
    own = Device.objects.filter(id=device_id, code=code, revoked_at=None).exists()
    if not own or when.received_at > code.used_at + ANSWERED_AGAIN:
        raise Refusal(CODE_USED)


def _code_chain(_actor: Actor, body: IssueCode) -> str:
    member = Member.objects.filter(id=body.member_id).first()
    return chain_of(member.scope if member else _actor.scope)


def _phone_chain(actor: Actor, body: LockPhone) -> str:
    device = Device.objects.select_related("member").filter(id=body.device_id).first()
    return chain_of(device.member.scope if device else actor.scope)


command("gateway.issue_code", IssueCode, roles=frozenset(MAY_GIVE), purpose=RUNNING, chain=_code_chain)(issue_code)
command("gateway.activate_phone", ActivatePhone, roles=PHONES, purpose=RUNNING)(activate_phone)
command("gateway.lock_phone", LockPhone, roles=frozenset(MAY_GIVE), purpose=RUNNING, chain=_phone_chain, ends=True)(lock_phone)


def give_code(actor: Actor, member_id: UUID, code_id: UUID | None = None) -> str:
    """Return a fresh activation code for a member; it is shown once and kept only as a keyed hash.

    ``code_id`` is the name a page has given it, so that sending the page twice gives no second code.

    Raises:
        Refusal: 404.33 no such member in the actor's places; 403.95 no phone for this role; 409.97 given before.
    """
    code = new_code()
    named = code_id or new_id()
    bus.do(actor, "gateway.issue_code", IssueCode(id=named, member_id=member_id, code_mark=mark(plain(code)).hex()))
    return code


def let_in(typed: str, device_id: UUID, label: str) -> tuple[Member, str]:
    """Return the member and the fresh token for a phone that shows a code.

    Raises:
        Refusal: 404.95, 409.95, 409.96 or 410.95.
    """
    found = ActivationCode.objects.select_related("member").filter(code_hash=mark(plain(typed))).first()
    if found is None or (found.member.left_at and found.member.left_at <= now()):
        raise Refusal(CODE_UNKNOWN)
    token = new_token()
    body = ActivatePhone(code_id=found.id, device_id=device_id, token_mark=mark(token).hex(), label=label)
    bus.do(actor_for(found.member), "gateway.activate_phone", body)
    return found.member, token


class _Twin(NamedTuple):
    """The token that stands in the place of one from the same activation."""

    token_hash: bytes


class _Bearer(NamedTuple):
    """Who holds a token, with one of the places they left, if any."""

    revoked_at: datetime | None
    public_key: bytes | None
    id: UUID
    role: str
    scope: str
    full_name: str
    left_at: datetime | None
    former: str | None
    until: datetime | None
    went_on: bool | None


_BEARER = Statement(
    """
    SELECT phone.revoked_at, phone.public_key, member.id, member.role, member.scope, member.full_name, member.left_at,
        former.scope, former.until, former.went_on
    FROM gateway_device phone
    JOIN people_member member ON member.id = phone.member_id
    LEFT JOIN people_former_scope former ON former.member_id = member.id
    WHERE phone.token_hash = %(token)s
    ORDER BY former.id
    """,
    _Bearer,
)
_TWIN = Statement(
    """
    SELECT phone.token_hash
    FROM gateway_former_token twin
    JOIN gateway_device phone ON phone.id = twin.device_id
    WHERE twin.token_hash = %(token)s AND twin.twin AND twin.replaced_at > phone.activated_at
    """,
    _Twin,
)


def phone_actor(token: str, request: HttpRequest) -> Actor:
    """Return who acts behind a device token; a phone that has shown its key proves that it is the one.

    Whoever has left may still send what they did before, for as long as a phone may stay away (`lease`).

    Raises:
        Refusal: 401.95 no phone has it; 401.96 the phone was locked; 401.97 the member left longer ago than that;
            401.200, 401.201 the proof of the phone does not hold.
    """
    shown = mark(token)
    found = _BEARER.ask(token=shown)
    if not found and (twin := _TWIN.ask(token=shown)):
        found = _BEARER.ask(token=twin[0].token_hash)
    if not found:
        raise Refusal(PHONE_UNKNOWN)
    bearer = found[0]
    if bearer.revoked_at is not None:
        raise Refusal(PHONE_LOCKED)
    if bearer.public_key is not None:
        check(bytes(bearer.public_key), request)
    check_grace(bearer.left_at)
    former = [Former(one.former, one.until, bool(one.went_on)) for one in found if one.former and one.until]
    return actor_named(bearer.id, bearer.role, bearer.scope, bearer.full_name, bearer.left_at, former)


def check_grace(left_at: datetime | None) -> None:
    """Check that a member works here, or left so lately that their phone may still send what they did before.

    Raises:
        Refusal: 401.97 they left too long ago.
    """
    if left_at and left_at + lease() < now():
        raise Refusal(MEMBER_GONE, day=f"{local_date(left_at):%d/%m/%Y}")


def lease() -> timedelta:
    """Return how long a phone shows people without having met the house."""
    return timedelta(days=settings.LEASE_DAYS)
