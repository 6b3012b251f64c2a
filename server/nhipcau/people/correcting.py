"""Putting right what is kept about a person, because they asked: what was seen stands beside what is to stand there."""

from nhipcau.kernel import registry
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.facts import Change, Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import within
from nhipcau.people import bodies
from nhipcau.people.models import Consent, Household, Request, Resident
from nhipcau.people.moves import HOUSEHOLDS, RESIDENTS
from nhipcau.people.queries import nobody
from nhipcau.people.rights_problems import NOTHING_TO_CORRECT, PERSON_CHANGED, REQUEST_SETTLED, UNKNOWN_REQUEST

CORRECT = "correct"
FIELDS = tuple(bodies.About.model_fields)


def correct_resident(actor: Actor, body: bodies.CorrectResident, *, when: When) -> Facts:
    """Write what a person asked to have put right, and close their request; phones get the new row.

    What stood there before lies in the letter alone, whose words go with the person. A home that bears the person's
    name, receipts and slips are called by the new one.

    Raises:
        Refusal: 404.142 the person has no such request in the actor's places; 409.141 it is settled; 404.31 or 410.140
            the person is not there; 409.280 something else stands there than the officer saw; 422.280 nothing differs.
    """
    theirs = Request.objects.select_for_update().filter(within(actor), person=body.resident_id, kind=CORRECT)
    asked = theirs.filter(id=body.request_id).first()
    if asked is None:
        raise Refusal(UNKNOWN_REQUEST)
    if asked.done_on:
        raise Refusal(REQUEST_SETTLED)
    person = Resident.objects.select_for_update().filter(within(actor), id=body.resident_id).first()
    if person is None:
        raise nobody(body.resident_id)
    if seen_of(person) != body.was:
        raise Refusal(PERSON_CHANGED)
    if body.now == body.was:
        raise Refusal(NOTHING_TO_CORRECT)
    told = _write(person, body)
    asked.done_on = local_date(when.happened_at)
    asked.answered_on, asked.outcome = asked.answered_on or asked.done_on, "done"
    asked.save(update_fields=["answered_on", "done_on", "outcome"])
    return Facts(person.place, changes=told)


def seen_of(person: Resident) -> bodies.About:
    """Return what stands of a person, as an officer sees it before putting it right."""
    return bodies.About.model_validate(person, from_attributes=True)


def _write(person: Resident, body: bodies.CorrectResident) -> tuple[Change, ...]:
    """Write the new words everywhere they are said, and tell what phones fetch anew."""
    told = [Change(RESIDENTS, person.id, person.place)]
    for name, value in body.now.model_dump().items():
        setattr(person, name, value)
    person.save(update_fields=list(FIELDS))
    if body.now.given_name != body.was.given_name:
        Consent.objects.filter(resident=person).exclude(given_name="").update(given_name=body.now.given_name)
        for rename in registry.renamers:
            rename(person.id, body.now.given_name)
    headed = Household.objects.filter(id=person.household_id, head_name=body.was.full_name)
    if body.now.full_name != body.was.full_name and headed.update(head_name=body.now.full_name):
        told.append(Change(HOUSEHOLDS, person.household_id, person.place))
    return tuple(told)
