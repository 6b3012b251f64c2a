"""What people agree to and take back, purpose by purpose (Law 91/2025, article 9): nothing is tied to anything else."""

from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.facts import Change, Facts, When
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import COUNTRY, acting, commune_of, commune_path, reaching
from nhipcau.kernel.slip_codes import read_slip_code
from nhipcau.people import bodies
from nhipcau.people.erasing import EVERYTHING, TAKEN_BACK, erase_person
from nhipcau.people.messages import of_agreeing, of_taking_back
from nhipcau.people.models import Consent, Erasure, Household, Resident
from nhipcau.people.moves import RESIDENTS, holds, stays_of
from nhipcau.people.problems import UNKNOWN_CONSENT, UNKNOWN_RESIDENT, WITNESS_MISSING
from nhipcau.people.queries import Home, home_at, household_of
from nhipcau.people.rights_problems import (
    RECEIPT_MISTYPED,
    RECEIPT_TAKEN,
    REPRESENTATIVE_MISSING,
    VOICE_MISSING,
    WORDING_UNKNOWN,
)
from nhipcau.people.rules import representative_missing, witness_needed
from nhipcau.people.wordings import is_known

KEEP_FILE = "keep_file"


def agree(actor: Actor, body: bodies.Agree, *, when: When) -> Facts:
    """Record that a person agreed to one purpose, the commune being the controller, and that a receipt was given.

    Raises:
        Refusal: 404.31 the person is not in the actor's places; 409.31 they had moved away; 409.140 the receipt's
            code belongs to somebody else; 422.30, 422.140–143 something that makes consent valid is missing.
    """
    code = _checked(body)
    home = home_at(actor, household_of(body.resident_id), when.happened_at, UNKNOWN_RESIDENT)
    with acting(system(COUNTRY)):
        if Consent.objects.filter(receipt=code).exclude(resident=body.resident_id).exists():
            raise Refusal(RECEIPT_TAKEN)
    voice = body.voice
    with reaching(actor, home.place):
        person = Resident.objects.get(id=body.resident_id)
        given = Consent.objects.create(
            id=body.id,
            resident=person,
            place=home.place,
            controller_id=commune_of(home.stood) or "",
            taken_by=actor.id,
            given_at=when.happened_at,
            receipt=code,
            given_name=person.given_name,
            witness_name=body.witness,
            relation=body.relation or "",
            voice=voice.digest if voice else "",
            voice_bytes=voice.bytes if voice else 0,
            voice_media=voice.media if voice else "",
            voice_folder=commune_path(home.stood).rstrip(".") if voice else "",
            **body.model_dump(include={"purpose", "given_by", "method", "representative", "wording", "about", "telephone"}),
        )
        if body.purpose == "statistics":
            Household.objects.filter(id=person.household_id, uncounted=True).update(uncounted=False)
        said = of_agreeing(given, when.happened_at)
    return Facts(home.stood, changes=home.told(RESIDENTS, body.resident_id), messages=said)


def _checked(body: bodies.Agree) -> str:
    """Return the receipt's code of a consent that lacks nothing."""
    if witness_needed(body.given_by, body.witness):
        raise Refusal(WITNESS_MISSING)
    if representative_missing(body.given_by, body.representative, body.relation):
        raise Refusal(REPRESENTATIVE_MISSING)
    if body.method == "voice" and body.voice is None:
        raise Refusal(VOICE_MISSING)
    if not is_known(body.wording):
        raise Refusal(WORDING_UNKNOWN)
    code = read_slip_code(body.receipt)
    if code is None:
        raise Refusal(RECEIPT_MISTYPED)
    return code


def take_back(actor: Actor, body: bodies.TakeBack, *, when: When) -> Facts:
    """End every consent of a person for one purpose, and erase what was kept for it; asked again, nothing changes.

    Whoever worked in the home once may bring it, even after the home moved away: a withdrawal is never lost.

    Raises:
        Refusal: 404.31 the person never was in the actor's places.
    """
    with acting(system(COUNTRY)):
        person = Resident.objects.select_for_update().filter(id=body.resident_id).first()
        if person is None:
            return _already(actor, body)
        place = _place_for(actor, person)
        said = of_taking_back(person, body.purpose, when.happened_at)
        standing = Consent.objects.filter(resident=person, purpose=body.purpose, withdrawn_at=None)
        ended = standing.update(withdrawn_at=when.happened_at)
        changes = erase_person(body.id, person, body.purpose, when.happened_at, TAKEN_BACK)
        return Facts(place, changes=changes, messages=said if ended else ())


def _already(actor: Actor, body: bodies.TakeBack) -> Facts:
    """Answer for somebody who was forgotten already."""
    proof = Erasure.objects.filter(person=body.resident_id, purpose=EVERYTHING).first()
    known = [place for place in proof.places if holds(actor, place)] if proof else []
    if not known:
        raise Refusal(UNKNOWN_RESIDENT)
    return Facts(known[-1])


def _place_for(actor: Actor, person: Resident) -> str:
    """Return the place from which this actor speaks of a person: today's, else the last in which they worked."""
    stays = stays_of([person.household_id]).get(person.household_id, [])
    known = [place for place in (*(one.place for one in stays), person.place) if holds(actor, place)]
    if not known:
        raise Refusal(UNKNOWN_RESIDENT)
    return known[-1]


def withdraw_consent(actor: Actor, body: bodies.WithdrawConsent, *, when: When) -> Facts:
    """Record that a person takes this one consent back; withdrawing twice keeps the first moment.

    From then on nothing new is done by it, and what hung on it alone is erased at once. Only what hung on the
    consent to be helped waits for the daily job (`retention`): work of before, still on its way, is counted until
    then. Whoever worked in the home once may bring it, even after the home moved away: a withdrawal is never lost.

    Raises:
        Refusal: 404.32 there never was such a consent in the actor's places.
    """
    with acting(system(COUNTRY)):
        consent = Consent.objects.select_for_update(of=("self",)).filter(id=body.consent_id).first()
        if consent is None:
            raise Refusal(UNKNOWN_CONSENT)
        place = _place_of(actor, consent)
        if consent.withdrawn_at is not None:
            return Facts(place)
        consent.withdrawn_at = when.happened_at
        consent.save(update_fields=["withdrawn_at"])
        if consent.resident is None:
            return Facts(place)
        told = Home(consent.place, place).told(RESIDENTS, consent.resident.id)
        said = of_taking_back(consent.resident, consent.purpose, when.happened_at)
        return Facts(place, changes=(*told, *_erase_alone(consent, consent.resident, when)), messages=said)


def _erase_alone(consent: Consent, person: Resident, when: When) -> tuple[Change, ...]:
    """Erase what hung on one consent alone: a file hangs on its own, everything else on any that still stands."""
    if consent.purpose == EVERYTHING:
        return ()
    others = Consent.objects.filter(resident=person, purpose=consent.purpose, withdrawn_at=None)
    if consent.purpose != KEEP_FILE and others.exists():
        return ()
    return erase_person(new_id(), person, consent.purpose, when.happened_at, TAKEN_BACK)


def _place_of(actor: Actor, consent: Consent) -> str:
    try:
        if consent.resident is not None:
            return _place_for(actor, consent.resident)
    except Refusal as refusal:
        raise Refusal(UNKNOWN_CONSENT) from refusal
    if not holds(actor, consent.place):
        raise Refusal(UNKNOWN_CONSENT)
    return consent.place
