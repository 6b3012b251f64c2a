"""Officers' accounts: invited, opened, tied to a sign-on service. All of it stands in the ledger; no password ever does."""

from datetime import timedelta
from typing import Annotated, Final
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.db import transaction
from pydantic import BaseModel, ConfigDict, StringConstraints

from nhipcau.gateway.codes import mark, new_code, plain
from nhipcau.gateway.login import second, visits
from nhipcau.gateway.login.models import Invitation, Passkey, SignOn
from nhipcau.gateway.login.problems import (
    INVITATION_OVER,
    INVITATION_UNKNOWN,
    INVITED_BEFORE,
    LOGIN_TAKEN,
    NO_SUCH_OFFICER,
    NOT_THERE,
    SUBJECT_TAKEN,
)
from nhipcau.kernel import bus
from nhipcau.kernel.actor import (
    AUDITOR,
    COMMUNE_LEAD,
    CONTENT_EDITOR,
    DESK,
    NATION_ANALYST,
    PROVINCE_ANALYST,
    PROVINCE_LEAD,
    SYSTEM,
    Actor,
)
from nhipcau.kernel.clock import now
from nhipcau.kernel.events import tell
from nhipcau.kernel.facts import Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import OWN, RUNNING
from nhipcau.kernel.registry import command
from nhipcau.kernel.scope import chain_of, covers
from nhipcau.people.models import Member
from nhipcau.people.queries import actor_for, still_working

OF_PROVINCE: Final = frozenset({COMMUNE_LEAD, PROVINCE_ANALYST, CONTENT_EDITOR, AUDITOR})  # whom a province's lead invites
OFFICERS: Final = OF_PROVINCE | {DESK, PROVINCE_LEAD, NATION_ANALYST}
MAY_INVITE: Final = {COMMUNE_LEAD: frozenset({DESK}), PROVINCE_LEAD: OF_PROVINCE, SYSTEM: OFFICERS}
LASTS: Final = timedelta(days=3)
Mark = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Login = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._-]{1,29}$")]
Outside = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


class Told(BaseModel):
    """A body takes the fields it names and no other."""

    model_config = ConfigDict(extra="forbid")


class InviteOfficer(Told):
    """An officer may open an account, or open it anew: the keyed hash of the code that was shown to the leader."""

    id: UUID
    member_id: UUID
    code_mark: Mark


class OpenAccount(Told):
    """An officer has opened the account under this name, with a code. The password is no part of what is told."""

    invitation_id: UUID
    login: Login


class LinkSignOn(Told):
    """An officer is known at the sign-on service under this name."""

    id: UUID
    member_id: UUID
    issuer: Outside
    subject: Outside


class UnlinkSignOn(Told):
    """A name at the sign-on service opens no account here any more."""

    link_id: UUID


def invite_officer(actor: Actor, body: InviteOfficer, *, when: When) -> Facts:
    """Allow an officer of the actor's places to open an account within three days; codes given before are void.

    Raises:
        Refusal: 404.163 no such officer whom this actor may invite; 409.160 this very code was given before.
    """
    member = _officer_here(actor, body.member_id)
    if Invitation.objects.filter(id=body.id).exists():
        raise Refusal(INVITED_BEFORE)
    Invitation.objects.filter(member=member, used_at=None).update(expires_at=when.received_at)
    Invitation.objects.create(
        id=body.id, member=member, code_hash=bytes.fromhex(body.code_mark), expires_at=when.received_at + LASTS
    )
    return Facts(member.scope)


def open_account(actor: Actor, body: OpenAccount, *, when: When) -> Facts:
    """Give an officer a log-in name; an account that was there before loses its other ways in.

    Raises:
        Refusal: 404.161 no such code of this officer; 410.160 it was used, or is too old; 409.161 the name is taken.
    """
    found = Invitation.objects.select_for_update().filter(id=body.invitation_id, member_id=actor.id).first()
    if found is None:
        raise Refusal(INVITATION_UNKNOWN)
    _check(found)
    member = Member.objects.select_related("user").get(id=actor.id)
    user = member.user or User(is_active=True)
    taken = User.objects.filter(username__iexact=body.login)
    if (taken.exclude(pk=user.pk) if user.pk else taken).exists():
        raise Refusal(LOGIN_TAKEN)
    user.username = body.login
    user.set_unusable_password()
    user.save()
    Member.objects.filter(id=member.id).update(user=user)
    second.remove(user)
    Passkey.objects.filter(user=user).delete()
    found.used_at = when.received_at
    found.save(update_fields=["used_at"])
    return Facts(actor.scope)


def link_sign_on(actor: Actor, body: LinkSignOn, *, when: When) -> Facts:
    """Tie a name at the sign-on service to an officer's account; said twice, it is tied once.

    Raises:
        Refusal: 404.163 no such officer whom this actor may invite; 409.162 the name is tied to somebody else.
    """
    member = _officer_here(actor, body.member_id)
    known = {"id": body.id, "member": member, "linked_at": when.received_at}
    link, _ = SignOn.objects.get_or_create(issuer=body.issuer, subject=body.subject, defaults=known)
    if link.member_id != member.id:
        raise Refusal(SUBJECT_TAKEN)
    return Facts(member.scope)


def unlink_sign_on(actor: Actor, body: UnlinkSignOn, *, when: When) -> Facts:  # noqa: ARG001 (the bus gives it)
    """Let a name at the sign-on service open no account any more.

    Raises:
        Refusal: 404.160 no officer whom this actor may invite has such a tie.
    """
    link = SignOn.objects.select_related("member").filter(id=body.link_id).first()
    if link is None or not _may(actor, link.member):
        raise Refusal(NOT_THERE)
    link.delete()
    return Facts(link.member.scope)


def _chain(actor: Actor, body: InviteOfficer | LinkSignOn) -> str:
    member = Member.objects.filter(id=body.member_id).first()
    return chain_of(member.scope if member else actor.scope)


def _link_chain(actor: Actor, body: UnlinkSignOn) -> str:
    link = SignOn.objects.select_related("member").filter(id=body.link_id).first()
    return chain_of(link.member.scope if link else actor.scope)


_HEADS = frozenset(MAY_INVITE)
command("gateway.invite_officer", InviteOfficer, roles=_HEADS, purpose=RUNNING, chain=_chain)(invite_officer)
command("gateway.open_account", OpenAccount, roles=OFFICERS, purpose=OWN)(open_account)
command("gateway.link_sign_on", LinkSignOn, roles=_HEADS, purpose=RUNNING, chain=_chain)(link_sign_on)
command("gateway.unlink_sign_on", UnlinkSignOn, roles=_HEADS, purpose=RUNNING, chain=_link_chain, ends=True)(unlink_sign_on)


def invite(actor: Actor, member_id: UUID, named: UUID) -> str:
    """Return a fresh code for an officer; it is shown once and kept only as a keyed hash.

    Raises:
        Refusal: 404.163 or 409.160 as the command.
    """
    code = new_code()
    bus.do(actor, "gateway.invite_officer", InviteOfficer(id=named, member_id=member_id, code_mark=_mark(code)))
    tell("officer.invited", actor, member=str(member_id))
    return code


def invited(code: str) -> Invitation:
    """Return the invitation behind a code that somebody typed.

    Raises:
        Refusal: 404.161 there is none; 410.160 it was used, or is too old.
    """
    found = Invitation.objects.select_related("member__user").filter(code_hash=bytes.fromhex(_mark(code))).first()
    if found is None or not Member.objects.filter(still_working(), id=found.member_id).exists():
        raise Refusal(INVITATION_UNKNOWN)
    _check(found)
    return found


def open_with(invitation: Invitation, login: str, password: str) -> User:
    """Open the account of an invited officer; wherever they were logged in, they are no more.

    Raises:
        Refusal: 404.161, 410.160 or 409.161 as the command.
    """
    actor, hashed = actor_for(invitation.member), make_password(password)
    refused = None
    with transaction.atomic():
        try:
            bus.do(actor, "gateway.open_account", OpenAccount(invitation_id=invitation.id, login=login))
        except Refusal as refusal:
            refused = refusal  # raised once the ledger has kept it
        else:
            User.objects.filter(username=login).update(password=hashed)
    if refused:
        raise refused
    user = User.objects.get(username=login)
    visits.end(user, actor, how="reset")
    tell("password.changed", actor, how="invitation")
    return user


def _mark(code: str) -> str:
    return mark(f"invitation:{plain(code)}").hex()


def _check(found: Invitation) -> None:
    if found.used_at is not None or found.expires_at <= now():
        raise Refusal(INVITATION_OVER)


def _may(actor: Actor, member: Member) -> bool:
    return covers(actor.scope, member.scope) and member.role in MAY_INVITE.get(actor.role, frozenset())


def _officer_here(actor: Actor, member_id: UUID) -> Member:
    member = Member.objects.filter(still_working(), id=member_id).first()
    if member is None or not _may(actor, member):
        raise Refusal(NO_SUCH_OFFICER)
    return member
