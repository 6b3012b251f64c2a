"""What people do: raise something, join it, answer a question of the office, say whether it was really done."""

from uuid import UUID

from nhipcau.feedback.petitions import bodies
from nhipcau.feedback.petitions.catalogue import area_of, body_name, categories, is_quiet
from nhipcau.feedback.petitions.models import ANSWERED, ASKED, CLOSED, TAKEN, Petition, Voice
from nhipcau.feedback.petitions.problems import NOT_AGREED, OVER, SAID_BY_HOUSE, UNKNOWN_CATEGORY, UNKNOWN_PETITION
from nhipcau.feedback.petitions.queries import standing
from nhipcau.feedback.petitions.routing import Routed, route
from nhipcau.feedback.petitions.rules import covered, names_of
from nhipcau.feedback.petitions.shield import Who, code_mark, keep
from nhipcau.feedback.petitions.steps import go_on, go_up, say, set_clock, told
from nhipcau.kernel.actor import SYSTEM, Actor, system
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.facts import Count, Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import COUNTRY, acting, commune_of, covers, path_of, reaching
from nhipcau.people.models import Consent, Resident
from nhipcau.people.queries import residents_visible_to
from nhipcau.places.models import Village
from nhipcau.places.queries import get_commune, get_living_village


def raise_petition(actor: Actor, body: bodies.RaisePetition, *, when: When) -> Facts:
    """Take something that is reported, give it to whoever answers for it, and seal who it was.

    Raises:
        Refusal: 422.457 no such category; 404.21 the village is not the actor's; 422.458 the person has not agreed; 403.473
            a phone says that it came by page or text.
    """
    if body.category not in categories():
        raise Refusal(UNKNOWN_CATEGORY)
    _check_way(actor, body)
    village = get_living_village(actor, body.village_id) if body.village_id else None
    commune = get_commune(commune_of(actor.scope) or "")
    to = route(body.category, area_of(commune.kind), body.about)
    who, names = _who(actor, body)
    petition = Petition(
        **body.model_dump(include={"id", "village_id", "category", "about", "lat", "lon", "how"}),
        place=_lies(commune.path, village, to, body.about),
        commune=commune.code,
        what=covered(body.what, names)[:500],
        spot=covered(body.spot, names)[:160],
        since=covered(body.since, names)[:80],
        body=to.body,
        body_told=body_name(to.body, area_of(commune.kind)),
        hands=to.hands,
        reasons=list(to.reasons),
        raised_at=when.happened_at,
    )
    if body.about or is_quiet(body.category):
        petition.lat = petition.lon = None  # of a private matter no place is kept
    set_clock(petition, local_date(when.received_at))
    with reaching(actor, petition.place):
        petition.save(force_insert=True)
        _speak(actor, petition, body, who, when)
        say(petition, "house", "routed", when.received_at, to.reasons[-2] if len(to.reasons) > 1 else to.reasons[0])
    return Facts(village.place if village else commune.path, told(petition), (Count("feedback.petitions", key=body.category),))


def join_petition(actor: Actor, body: bodies.JoinPetition, *, when: When) -> Facts:
    """Let somebody join what was raised already; they are told of the answer, too.

    Raises:
        Refusal: 404.456 it is not there, or is a private matter; 409.459 it is closed; 422.458, 403.473 as `raise_petition`.
    """
    _check_way(actor, body)
    petition = _joined_at(actor, body.petition_id)
    who, _ = _who(actor, body)
    with reaching(actor, petition.place):
        petition = Petition.objects.select_for_update().get(id=petition.id)
        if not petition.is_open:
            raise Refusal(OVER)
        petition.voices += 1
        petition.save(update_fields=["voices"])
        _speak(actor, petition, body, who, when)
        say(petition, "house", "joined", when.received_at, f"{petition.voices} người cùng phản ánh.")
    return Facts(petition.place, told(petition), (Count("feedback.joined", key=petition.category),))


def confirm_done(actor: Actor, body: bodies.ConfirmPetition, *, when: When) -> Facts:
    """Take whether it was really done. A “chưa” opens it again, one level up, with days of its own.

    Raises:
        Refusal: 404.456 it is not there; 409.459 it was not answered, or this was said already.
    """
    with reaching(actor, *_where(actor, body.petition_id)):
        petition = standing(actor, body.petition_id)
        if petition.state != ANSWERED:
            raise Refusal(OVER)
        petition.confirmed = "yes" if body.done else "no"
        if body.done:
            petition.state, petition.ended_at, petition.outcome = CLOSED, when.received_at, "done"
            say(petition, "citizen", "confirmed", when.received_at, "Đã xong thật.")
        else:
            _again(petition, when)
        petition.save()
    return Facts(petition.place, told(petition), (Count("feedback.confirmed", key=petition.confirmed),))


def _again(petition: Petition, when: When) -> None:
    petition.reopened += 1
    petition.confirm_on, petition.asked_again = None, False
    to = go_up(petition, when.received_at)
    if to is None:
        petition.state = TAKEN if petition.taken_by else "new"
        set_clock(petition, local_date(when.received_at))
    said = to.reasons[0] if to else "Nơi trả lời xem lại từ đầu."
    say(petition, "citizen", "reopened", when.received_at, f"Chưa xong thật. {said}")


def write_back(actor: Actor, body: bodies.WriteBack, *, when: When) -> Facts:
    """Take what whoever raised it writes through the relay; where the office had asked, its days run again.

    Raises:
        Refusal: 404.456 it is not there; 409.459 it is closed.
    """
    with reaching(actor, *_where(actor, body.petition_id)):
        petition = standing(actor, body.petition_id)
        if petition.state == CLOSED:
            raise Refusal(OVER)
        if body.village_id and petition.village_id is None:
            petition.village_id = get_living_village(actor, body.village_id).id
        if petition.state == ASKED:
            petition.state = TAKEN
            go_on(petition, local_date(when.received_at))
        petition.save()
        say(petition, "citizen", "reply", when.received_at, covered(body.text), voice=body.voice_id)
    return Facts(petition.place, told(petition))


def _check_way(actor: Actor, body: bodies._Voice) -> None:
    if (body.how != "app") != (actor.role == SYSTEM) or (actor.role == SYSTEM and (body.own or body.resident_id)):
        raise Refusal(SAID_BY_HOUSE)


def _who(actor: Actor, body: bodies._Voice) -> tuple[Who, list[str]]:
    """Return who it is, and what they may be called in a text."""
    if body.resident_id:
        person = _agreed(actor, body.resident_id)
        return Who(body.code, person.full_name, body.telephone, str(person.id), str(person.household_id)), names_of(person.full_name)
    if body.own:
        return Who(body.code, actor.name, body.telephone, str(actor.id)), names_of(actor.name)
    return Who(body.code, number=body.telephone), []


def _agreed(actor: Actor, resident_id: UUID) -> Resident:
    person = residents_visible_to(actor).filter(id=resident_id).first()
    stands = Consent.objects.filter(resident=resident_id, purpose="help_now", withdrawn_at=None).exists()
    if person is None or not stands:
        raise Refusal(NOT_AGREED)
    return person


def _speak(actor: Actor, petition: Petition, body: bodies._Voice, who: Who, when: When) -> None:
    Voice.objects.create(
        id=body.id, petition=petition, place=petition.place, code_mark=code_mark(body.code), how=body.how, said_at=when.received_at
    )
    keep(actor, body.id, who)


def _lies(commune: str, village: Village | None, to: Routed, about: str) -> str:
    """Return where a petition lies: out of sight of those it is about."""
    if about and to.hands == "province":
        return path_of(commune.split(".")[1])
    return commune if about or to.hands == "lead" or village is None else village.place


def _joined_at(actor: Actor, petition_id: UUID) -> Petition:
    """Return what somebody of the same place may join: no private matter."""
    with acting(system(COUNTRY)):
        found = Petition.objects.filter(id=petition_id, commune=commune_of(actor.scope)).first()
    if found is None or found.about or is_quiet(found.category) or not any(covers(scope, found.place) for scope in actor.scopes):
        raise Refusal(UNKNOWN_PETITION)
    return found


def _where(actor: Actor, petition_id: UUID) -> tuple[str, ...]:
    """Return where a petition of the actor's own places lies now; the house itself finds it everywhere."""
    if actor.role != SYSTEM:
        return ()
    with acting(system(COUNTRY)):
        found = Petition.objects.filter(id=petition_id).first()
    return (found.place,) if found and covers(actor.scope, get_commune(found.commune).path) else ()
