"""Bring the safety cards into the database; the verbs about accounts: proposed by one, confirmed by another, ended by any.

Cards are not personal: they do not pass the ledger. Accounts do, since whoever changes one moves people's money.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from nhipcau.kernel.actor import COMMUNE_LEAD, Actor
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.content import content_dir, load_toml
from nhipcau.kernel.facts import Change, Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_path
from nhipcau.safety.bodies import ConfirmPayee, EndPayee, NameOwnAccount, ProposePayee
from nhipcau.safety.models import Card, OwnAccount, Payee
from nhipcau.safety.payees import from_elsewhere, is_card, mark_of, named_in, whole_account
from nhipcau.safety.problems import (
    A_CARD,
    EXPLAINED_BY_ONESELF,
    PAYEE_MISREAD,
    PAYEE_SETTLED,
    SECOND_EYES,
    SOMEBODYS_OWN,
    UNKNOWN_PAYEE,
)
from nhipcau.safety.queries import own_name, people_of

PAYEES = "safety.payees"


def load_content(using: str = "owner") -> int:
    """Load every card and withdraw those whose file is gone; return how many are current."""
    cards = card_files()
    with transaction.atomic(using=using):
        known = Card.objects.using(using)
        known.exclude(id__in=cards).update(current=False)
        for name, body in cards.items():
            known.update_or_create(id=name, defaults={"body": body, "current": True})
    return len(cards)


def card_files() -> dict[str, dict[str, Any]]:
    """Read every safety card as written, by id."""
    return {card["id"]: card for card in map(load_toml, sorted((content_dir() / "safety").glob("*.toml")))}


def propose_payee(actor: Actor, body: ProposePayee, *, when: When) -> Facts:
    """Keep an account that somebody wants to publish; no phone hears of it before a second person has confirmed it.

    Raises:
        Refusal: 422.71 its days are the wrong way round; 422.76 it is a card; 422.73 it is called like somebody of
            the team, or was named as theirs; 422.77 only the commune or the unit itself explains that.
    """
    place, account = commune_path(actor.scope), whole_account(body.account)
    if Payee.objects.filter(id=body.id).exists():
        return Facts(place)
    if body.valid_until and body.valid_until < max(body.valid_from, local_date(when.received_at)):
        raise Refusal(PAYEE_MISREAD)
    if is_card(account):
        raise Refusal(A_CARD)
    payee = Payee(place=place, **{**body.model_dump(), "account": account})
    _refuse_somebodys_own(payee)
    payee.proposed_by, payee.proposed_name, payee.proposed_role = actor.id, actor.name, actor.role
    payee.proposed_at = when.received_at
    payee.save(force_insert=True)
    return Facts(place)


def _refuse_somebodys_own(payee: Payee) -> None:
    """Let no account of a helper through: none that was named as theirs, and none with a name of theirs unexplained."""
    if OwnAccount.objects.filter(mark=mark_of(payee.bank, payee.account)).exists():
        raise Refusal(SOMEBODYS_OWN, holder=payee.holder)
    if not named_in(payee.holder, people_of(payee.place)):
        return
    if not (payee.explained_by and payee.explained_in):
        raise Refusal(SOMEBODYS_OWN, holder=payee.holder)
    if not from_elsewhere(payee.explained_by, payee.unit, own_name(payee.place)):
        raise Refusal(EXPLAINED_BY_ONESELF)


def confirm_payee(actor: Actor, body: ConfirmPayee, *, when: When) -> Facts:
    """Publish an account as a second person; one of the two leads the commune.

    Raises:
        Refusal: 404.74 there is none; 409.75 it is published or ended already; 403.72 the same person, or no leader
            among the two; 422.73 it is called like somebody of the team, who may have come since.
    """
    payee = _known(actor, body.payee_id)
    if payee.confirmed_by == actor.id and not payee.ended_at:
        return Facts(payee.place)
    if payee.standing != "waiting":
        raise Refusal(PAYEE_SETTLED)
    if payee.proposed_by == actor.id or COMMUNE_LEAD not in {payee.proposed_role, actor.role}:
        raise Refusal(SECOND_EYES)
    _refuse_somebodys_own(payee)
    payee.confirmed_by, payee.confirmed_name, payee.confirmed_at = actor.id, actor.name, when.received_at
    payee.save(update_fields=["confirmed_by", "confirmed_name", "confirmed_at"])
    return Facts(payee.place, changes=(Change(PAYEES, payee.id),))


def end_payee(actor: Actor, body: EndPayee, *, when: When) -> Facts:
    """Take an account back; one person is enough for that, and every phone drops it.

    Raises:
        Refusal: 404.74 there is none.
    """
    payee = _known(actor, body.payee_id)
    if payee.ended_at:
        return Facts(payee.place)
    _end([payee], actor, body.why, when.received_at)
    return Facts(payee.place, changes=(Change(PAYEES, payee.id),))


def name_own_account(actor: Actor, body: NameOwnAccount, *, when: When) -> Facts:
    """Remember by its mark that an account is a helper's own: it is never published, and ends where it was."""
    place = commune_path(actor.scope)
    OwnAccount.objects.get_or_create(mark=body.mark, defaults={"place": place, "named_at": when.received_at})
    open_ones = Payee.objects.select_for_update().filter(place__under=place, ended_at=None).order_by("id")
    theirs = [one for one in open_ones if mark_of(one.bank, one.account) == body.mark]
    _end(theirs, actor, "suspected", when.received_at)
    return Facts(place, changes=tuple(Change(PAYEES, one.id, one.place) for one in theirs))


def _end(payees: Iterable[Payee], actor: Actor, why: str, at: datetime) -> None:
    for one in payees:
        one.ended_by, one.ended_name, one.ended_at, one.ended_why = actor.id, actor.name, at, why
        one.save(update_fields=["ended_by", "ended_name", "ended_at", "ended_why"])


def _known(actor: Actor, payee_id: UUID) -> Payee:
    found = Payee.objects.select_for_update().filter(id=payee_id, place=commune_path(actor.scope)).first()
    if found is None:
        raise Refusal(UNKNOWN_PAYEE)
    return found
