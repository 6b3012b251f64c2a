"""Everything that is kept about one person, told to the person: for their eyes, and as a file for another system."""

from typing import Any
from uuid import UUID

from nhipcau.kernel import registry
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.reads import door_words, kind_words, who_looked
from nhipcau.kernel.say import moment
from nhipcau.people.models import Consent, Erasure, Household, Member, Resident
from nhipcau.people.problems import UNKNOWN_RESIDENT
from nhipcau.people.queries import residents_visible_to
from nhipcau.people.receipts import NAMES
from nhipcau.people.requests import requests_of


def person_of(actor: Actor, resident_id: UUID) -> Resident:
    """Return a person of the actor's places.

    Raises:
        Refusal: 404.31 nobody such is there.
    """
    person = residents_visible_to(actor).select_related("household__village").filter(id=resident_id).first()
    if person is None:
        raise Refusal(UNKNOWN_RESIDENT)
    return person


def everything_about(actor: Actor, person: Resident) -> dict[str, Any]:
    """Return all that is kept about a person: their rows in every collection, consents, requests, erasures, looks."""
    return {
        "person": str(person.id),
        "identity_last4": person.identity_last4,
        "kept": {name: rows for name in registry.collections if (rows := _rows(actor, name, person))},
        "consents": [_consent(one) for one in Consent.objects.filter(resident=person).order_by("given_at")],
        "requests": [{"kind": one.kind, "asked_on": str(one.asked_on), "outcome": one.outcome} for one in requests_of(actor, person.id)],
        "erased": [
            {"purpose": one.purpose, "at": one.asked_at.isoformat(), "kinds": one.kinds}
            for one in Erasure.objects.filter(person=person.id).order_by("asked_at")
        ],
        "looked": looks_at(person),
    }


def _rows(actor: Actor, name: str, person: Resident) -> list[dict[str, Any]]:
    """Return the rows of a collection that are this person's, or of the home that they share."""
    known = registry.collections[name]
    fields, found = known.row.model_fields, known.visible_to(actor)
    if issubclass(found.model, Resident):
        found = found.filter(id=person.id)
    elif found.model is Household:
        found = found.filter(id=person.household_id)
    elif "resident_id" in fields:
        found = found.filter(resident=person)
    elif "assist_id" in fields:
        found = found.filter(assist__resident=person)
    else:
        return []
    return [known.row.model_validate(row, from_attributes=True).model_dump(mode="json") for row in found.order_by("pk")]


def _consent(given: Consent) -> dict[str, Any]:
    return {
        "purpose": given.purpose,
        "name": NAMES[given.purpose],
        "given_by": given.given_by,
        "method": given.method,
        "representative": given.representative,
        "witness": given.witness_name,
        "wording": given.wording,
        "receipt": given.receipt,
        "telephone": given.telephone,
        "given_at": given.given_at.isoformat(),
        "withdrawn_at": given.withdrawn_at.isoformat() if given.withdrawn_at else None,
    }


def looks_at(person: Resident) -> list[dict[str, Any]]:
    """Return who looked at a person, newest first, as it is told to them: by name, through which door, at what."""
    found = [one for one in who_looked(person.id, person.household_id, person.place) if one.direct]
    names = dict(Member.objects.filter(id__in={one.actor for one in found}).values_list("id", "full_name"))
    return [
        {
            "at": moment(one.at),
            "who": names.get(one.actor, ""),
            "why": door_words(one.door).vi,
            "what": ", ".join(kind_words(kind, one.door).vi for kind in one.kinds),
        }
        for one in found
    ]
