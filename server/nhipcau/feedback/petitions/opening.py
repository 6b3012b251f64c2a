"""To know who it was takes two people and a reason; it is noted, and never for a case about their own."""

from typing import Final, NamedTuple
from uuid import UUID

from nhipcau.feedback.petitions import bodies, shield
from nhipcau.feedback.petitions.models import Opening, Petition, Voice
from nhipcau.feedback.petitions.problems import NEVER_OPENED, SECOND_PERSON, UNKNOWN_PETITION
from nhipcau.feedback.petitions.queries import get_petition
from nhipcau.feedback.petitions.rules import covered
from nhipcau.feedback.petitions.steps import say
from nhipcau.kernel.actor import COMMUNE_LEAD, PROVINCE_LEAD, Actor
from nhipcau.kernel.facts import Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.reads import Seen, looked, read_door

IDENTITY: Final = read_door(
    "petition_identity",
    "petition",
    vi="Mở danh tính người phản ánh, hai người đồng ý",
    en="Opened who raised a petition, agreed to by two",
    name=("họ tên", "name"),
    telephone=("số điện thoại", "telephone"),
)


class Known(NamedTuple):
    """Somebody who said it, once opened."""

    name: str
    number: str
    how: str


def ask_identity(actor: Actor, body: bodies.AskIdentity, *, when: When) -> Facts:
    """Ask to know who it was.

    Raises:
        Refusal: 404.456 it is not there; 403.465 it is about officers of this commune.
    """
    petition = get_petition(actor, body.petition_id)
    _check(actor, petition)
    Opening.objects.create(
        id=body.id, petition=petition, place=petition.place, reason=covered(body.reason), asked_by=actor.id, asked_name=actor.name,
        asked_at=when.received_at,
    )  # fmt: skip
    say(petition, "office", "identity", when.received_at, f"Xin mở danh tính: {covered(body.reason)}", name=actor.name)
    return Facts(actor.scope)


def agree_identity(actor: Actor, body: bodies.AgreeIdentity, *, when: When) -> Facts:
    """Agree that it be known who it was; never by whoever asked, and one of the two leads.

    Raises:
        Refusal: 404.456 nothing was asked; 403.464 the same person, or neither leads; 403.465 as `ask_identity`.
    """
    opening = Opening.objects.select_for_update().filter(id=body.opening_id).first()
    if opening is None:
        raise Refusal(UNKNOWN_PETITION)
    petition = get_petition(actor, opening.petition_id)
    _check(actor, petition)
    if actor.id == opening.asked_by or (actor.role not in {COMMUNE_LEAD, PROVINCE_LEAD}):
        raise Refusal(SECOND_PERSON)
    if opening.agreed_by is None:
        opening.agreed_by, opening.agreed_name, opening.agreed_at = actor.id, actor.name, when.received_at
        opening.save()
        say(petition, "office", "identity", when.received_at, "Đồng ý mở danh tính.", name=actor.name)
    return Facts(actor.scope)


def opened_for(actor: Actor, petition: Petition) -> list[Known]:
    """Return who it was, to one of the two who opened it; every look is noted. Nothing to anybody else."""
    mine = Opening.objects.filter(petition=petition).exclude(agreed_by=None)
    if not any(actor.id in {one.asked_by, one.agreed_by} for one in mine):
        return []
    _check(actor, petition)
    voices = dict(Voice.objects.filter(petition=petition).order_by("said_at", "id").values_list("id", "how"))
    found = shield.known(list(voices))
    looked(actor, IDENTITY, [Seen(petition.place, _uuid(who.person), _uuid(who.household)) for who in found.values()])
    return [Known(found[voice].name, found[voice].number, how) for voice, how in voices.items() if voice in found]


def _uuid(text: str) -> UUID | None:
    return UUID(text) if text else None


def may_open(actor: Actor, petition: Petition) -> bool:
    """Say whether this office may ever know who it was."""
    return not petition.about or actor.role == PROVINCE_LEAD


def _check(actor: Actor, petition: Petition) -> None:
    if not may_open(actor, petition):
        raise Refusal(NEVER_OPENED)
