"""Erasing a person's data: what people, helpings, papers and files keep for a purpose, and every trace behind it.

Two steps. In the transaction of the withdrawal the rows go, so that from that moment no phone gets them; the proof
stands. Then words in the ledger, files and what was packed ahead are erased (`finish`): a kill in between is made
good by the next `finish_all`, and doing it twice changes nothing.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet

from nhipcau.kernel import bus, registry
from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.clock import now
from nhipcau.kernel.facts import Change, Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.registry import Gone, Traces
from nhipcau.kernel.scope import COUNTRY, acting, chain_of, commune_path
from nhipcau.people import bodies
from nhipcau.people.models import Consent, Erasure, FormerHome, Household, Resident
from nhipcau.people.moves import HOUSEHOLDS, RESIDENTS
from nhipcau.people.rights_problems import UNKNOWN_ERASURE

ERASED = "people.erased"
EVERYTHING = "help_now"  # who takes this back is forgotten altogether
TAKEN_BACK, OVER = "taken_back", "over"  # why: the person wished it, or its time was over
WISHES = ("people.note_item", "people.stop_reminding", "people.remind_again")
LATE = timedelta(days=60)  # so long words of phones that were away are looked for again


def erase_person(proof_id: UUID, person: Resident, purpose: str, at: datetime, why: str) -> tuple[Change, ...]:
    """Erase at once what is kept of a person for a purpose, and leave the proof; call it acting for the country.

    Whoever takes back that their name is recorded has everything erased, whatever else they had agreed to.
    """
    place, places = person.place, _places(person)
    gone = [one for eraser in registry.erasers for one in eraser(person.id, purpose)]
    gone += _own(person, purpose, at)
    proof = Erasure.objects.create(
        id=proof_id,
        place=place,
        person=person.id,
        purpose=purpose,
        why=why,
        asked_at=at,
        kinds=_kinds(gone),
        rows=_names(one.rows for one in gone),
        changed=_changed(gone),
        met=_names(one.met for one in gone),
        files=[list(file) for one in gone for file in one.files],
        places=places,
    )
    transaction.on_commit(lambda: finish(proof_id), robust=True)  # a fault is made good by the daily job
    return (*(change for one in gone for change in one.changes), Change(ERASED, proof.id, place))


def _places(person: Resident) -> list[str]:
    """Return where words about the person were said: where the home is, and where it was."""
    former = FormerHome.objects.filter(household=person.household_id).values_list("place", flat=True)
    return sorted({person.place, *former})


def _changed(gone: Iterable[Gone]) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    for one in gone:
        if one.verb:
            said.setdefault(one.verb, []).extend(str(name) for name in one.changed)
    return said


def _kinds(gone: Iterable[Gone]) -> dict[str, int]:
    kinds: dict[str, int] = {}
    for one in gone:
        kinds[one.kind] = kinds.get(one.kind, 0) + len(one.rows) + len(one.changed)
    return {kind: many for kind, many in sorted(kinds.items()) if many}


def _names(groups: Iterable[Sequence[UUID]]) -> list[str]:
    return sorted({str(name) for group in groups for name in group})


def _own(person: Resident, purpose: str, at: datetime) -> list[Gone]:
    """Erase what people themselves keep for a purpose."""
    told = (Change(RESIDENTS, person.id, person.place),)
    if purpose == EVERYTHING:
        return [*_voices(Consent.objects.filter(resident=person)), *_whole(person, at)]
    ended = Consent.objects.filter(resident=person, purpose=purpose).exclude(withdrawn_at=None)
    ended.filter(erased_at=None).update(erased_at=at)
    gone = [*_voices(ended), *_telephones(person), Gone("consents", changes=told)]
    if purpose == "follow_up":
        many = int(bool(person.citizen)) + int(bool(person.reminders))
        Resident.objects.filter(id=person.id).update(citizen={}, reminders={})
        gone += [Gone("wishes", changed=(person.id,) * bool(many), verb=verb) for verb in WISHES]
    if purpose == "statistics" and not _counted(person):
        Household.objects.filter(id=person.household_id).update(uncounted=True)
        gone.append(Gone("counted", changed=(person.household_id,), met=(person.household_id,)))
    return gone


def _counted(person: Resident) -> bool:
    """Say whether somebody else of the home still agrees that it is counted."""
    others = Consent.objects.filter(resident__household=person.household_id, purpose="statistics", withdrawn_at=None)
    return others.exclude(resident=person).exists()


def _voices(ended: QuerySet[Consent]) -> list[Gone]:
    """Let go of the recordings in which the person agreed."""
    spoken = list(ended.exclude(voice="").values_list("id", "voice_folder", "voice"))
    ended.exclude(voice="").update(voice="", voice_bytes=0)
    ids, files = tuple(one[0] for one in spoken), tuple((folder, digest) for _, folder, digest in spoken)
    return [Gone("recordings", changed=ids, verb="people.agree", files=files)] if spoken else []


def _telephones(person: Resident) -> list[Gone]:
    """Let go of where receipts went, once nothing stands of which there could be another."""
    given = Consent.objects.filter(resident=person)
    if given.filter(withdrawn_at=None).exists():
        return []
    kept = given.exclude(telephone="")
    ids = tuple(kept.values_list("id", flat=True))
    kept.update(telephone="")
    return [Gone("telephones", changed=ids, verb="people.agree")] if ids else []


def _whole(person: Resident, at: datetime) -> list[Gone]:
    """Erase the person: the consents stay as proof, without a name."""
    consents = Consent.objects.filter(resident=person)
    given = tuple(consents.values_list("id", flat=True))
    consents.filter(withdrawn_at=None).update(withdrawn_at=at)
    consents.update(resident=None, given_name="", representative="", relation="", witness_name="", telephone="", erased_at=at)
    home, place = person.household_id, person.place
    Resident.objects.filter(id=person.id).delete()
    gone = [
        Gone("consents", changed=given),  # their letters name the person, and go with that
        Gone("person", rows=(person.id,), changes=(Change(RESIDENTS, person.id, place),)),
    ]
    return [*gone, *_home_without(home, person.full_name, place)]


def _home_without(home: UUID, name: str, place: str) -> list[Gone]:
    """Erase a home in which nobody is left; one that bore the person's name gets that of who stays."""
    told = (Change(HOUSEHOLDS, home, place),)
    stays = Resident.objects.filter(household=home).order_by("birth_year", "id").first()
    if stays is None:
        FormerHome.objects.filter(household=home).delete()
        Household.objects.filter(id=home).delete()
        return [Gone("home", rows=(home,), changes=told, met=(home,))]
    if not Household.objects.filter(id=home, head_name=name).update(head_name=stays.full_name):
        return []
    return [Gone("home", changed=(home,), verb="people.register_household", changes=told)]


def purge(actor: Actor, body: bodies.Purge, *, when: When) -> Facts:  # noqa: ARG001
    """Note in the ledger that the last traces are gone; a second time changes nothing.

    Raises:
        Refusal: 404.140 there is no such proof.
    """
    proof = Erasure.objects.select_for_update().filter(id=body.erasure_id).first()
    if proof is None:
        raise Refusal(UNKNOWN_ERASURE)
    if proof.done_at is None:
        proof.done_at, proof.files, proof.met, proof.changed = when.received_at, [], [], {}
        proof.save(update_fields=["done_at", "files", "met", "changed"])
    return Facts(proof.place)


def finish(erasure_id: UUID) -> None:
    """Erase the last traces of one erasure, then say so in the ledger; asked twice, the proof stands once."""
    with acting(system(COUNTRY)):
        proof = Erasure.objects.get(id=erasure_id)
    if proof.done_at is None:
        files = tuple((folder, digest) for folder, digest in proof.files)
        traces = Traces(tuple(proof.places), tuple(UUID(name) for name in proof.met), files)
        for cleaner in registry.cleaners:
            cleaner(traces)
        _erase_what_was_said(proof)
        bus.do(system(commune_path(proof.place)), "people.purge", bodies.Purge(erasure_id=proof.id))


def _erase_what_was_said(proof: Erasure) -> None:
    """Erase the words and count them, in a transaction of its own: the commune's other letters need not wait for it."""
    with acting(system(COUNTRY)):
        words = erase_words(proof.rows, proof.places)
        words += sum(erase_words(ids, proof.places, verb) for verb, ids in proof.changed.items())
        if words:
            proof.kinds = {**proof.kinds, "words": proof.kinds.get("words", 0) + words}
            proof.save(update_fields=["kinds"])


def erase_words(named: Sequence[str], places: Iterable[str], *verbs: str) -> int:
    """Erase what was said of these ids in the ledgers of the communes of these places; the chain stands."""
    with connection.cursor() as cursor:
        asked = [list(named), sorted({chain_of(place) for place in places}), list(verbs)]
        cursor.execute("SELECT kernel_erase_words(%s::uuid[], %s::text[], %s::text[])", asked)
        return int(cursor.fetchone()[0])


def finish_all() -> tuple[int, int]:
    """Finish what was cut off, and erase what late phones said since; return how many erasures, and how many words."""
    with acting(system(COUNTRY)):
        waiting = list(Erasure.objects.filter(done_at=None).order_by("asked_at").values_list("id", flat=True))
    for erasure_id in waiting:
        finish(erasure_id)
    with acting(system(COUNTRY)):
        late: dict[str, set[str]] = {}
        for proof in Erasure.objects.filter(done_at__gt=now() - LATE):
            for place in proof.places:
                late.setdefault(chain_of(place), set()).update(proof.rows)
        words = sum(erase_words(sorted(names), [f"{commune}."]) for commune, names in late.items() if names)
    return len(waiting), words
