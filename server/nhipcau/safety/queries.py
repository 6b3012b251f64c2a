"""Which safety cards are there, and to which accounts fees are paid."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_of, commune_path
from nhipcau.people.models import Member
from nhipcau.places.queries import get_commune
from nhipcau.safety.models import Card, OwnAccount, Payee
from nhipcau.safety.payees import from_elsewhere, mark_of, named_in, stands
from nhipcau.safety.problems import UNKNOWN_CARD, UNKNOWN_PAYEE


def current_cards() -> list[dict[str, Any]]:
    """Return the cards in use, by id."""
    return [card.body for card in Card.objects.filter(current=True)]


def get_card(card_id: str) -> dict[str, Any]:
    """Return one card, also one that is no longer in use.

    Raises:
        Refusal: 404.70 there is none with this id.
    """
    found = Card.objects.filter(id=card_id[:40]).first()
    if found is None:
        raise Refusal(UNKNOWN_CARD, card=card_id[:40])
    return dict(found.body)


def skills_of(card_id: str) -> list[str]:
    """Return the skills of which a right answer to a card's question tells; none for a card that nobody knows."""
    found = Card.objects.filter(id=card_id).first()
    return list(found.body.get("skills", ())) if found else []


# ── accounts


def payees_visible_to(actor: Actor) -> QuerySet[Payee]:
    """Return what the communes of an actor's places publish: confirmed, not ended, and nobody's own."""
    condition = Q(pk__in=())
    for scope in actor.scopes:
        condition |= Q(place__under=scope) | Q(place=commune_path(scope))
    published = Payee.objects.filter(condition, ended_at=None).exclude(confirmed_by=None)
    return published.exclude(id__in=_of_somebody(published))


def _of_somebody(payees: Collection[Payee]) -> list[UUID]:
    """Return which of these are called like somebody who helps today: one who came after it was published, too."""
    return [*_alike(payees), *_named_own(payees)]


def _alike(payees: Collection[Payee]) -> list[UUID]:
    people = {place: people_of(place) for place in {one.place for one in payees}}
    return [one.id for one in payees if named_in(one.holder, people[one.place]) and not is_explained(one)]


def _named_own(payees: Collection[Payee]) -> list[UUID]:
    marks = {mark_of(one.bank, one.account): one.id for one in payees}
    named = OwnAccount.objects.filter(mark__in=marks).values_list("mark", flat=True) if marks else ()
    return [marks[mark] for mark in named]


def hidden_among(payees: Collection[Payee]) -> dict[UUID, str]:
    """Return which published accounts no list shows any more, and why: a helper's own (`own`), or called like somebody who works here (`alike`)."""
    published = [one for one in payees if one.standing == "published"]
    return {**dict.fromkeys(_alike(published), "alike"), **dict.fromkeys(_named_own(published), "own")}


def is_explained(payee: Payee) -> bool:
    """Say whether another organisation's document says why the holder is called like somebody of the team."""
    return bool(payee.explained_in) and from_elsewhere(payee.explained_by, payee.unit, own_name(payee.place))


def people_of(place: str) -> list[str]:
    """Return the names of everybody who works in a commune, or did."""
    theirs = Q(scope__startswith=place) | Q(former_scopes__scope__startswith=place)
    return list(Member.objects.filter(theirs).values_list("full_name", flat=True).distinct())


def own_name(place: str) -> str:
    """Return the name of a commune, which its own documents and offices have in theirs."""
    return get_commune(commune_of(place) or "").full_name


def payees_of_commune(actor: Actor) -> list[Payee]:
    """Return every account of an officer's commune, of any standing: what waits first, then the newest."""
    found = Payee.objects.filter(place=commune_path(actor.scope)).order_by("-proposed_at", "id")
    order = {"waiting": 0, "published": 1, "ended": 2}
    return sorted(found, key=lambda one: order[one.standing])


def open_payee(payee_id: UUID, on: date | None = None) -> Payee:
    """Return an account that is published and counts today.

    Raises:
        Refusal: 404.74 there is none, or it counts no more.
    """
    found = list(Payee.objects.filter(id=payee_id, ended_at=None).exclude(confirmed_by=None))
    if not found or not stands(found[0].valid_from, found[0].valid_until, on or local_today()) or _of_somebody(found):
        raise Refusal(UNKNOWN_PAYEE)
    return found[0]


def payees_for(place: str, procedure: str, on: date | None = None) -> list[Payee]:
    """Return the accounts that a commune publishes for a procedure and that count today, oldest first."""
    published = Payee.objects.filter(place=commune_path(place), procedure=procedure, ended_at=None)
    found = list(published.exclude(confirmed_by=None).order_by("confirmed_at", "id"))
    counting = [one for one in found if stands(one.valid_from, one.valid_until, on or local_today())]
    odd = set(_of_somebody(counting))
    return [one for one in counting if one.id not in odd]
