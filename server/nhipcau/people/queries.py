"""Questions about people, always through the eyes of an actor."""

from collections.abc import Collection, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from nhipcau.kernel.actor import Actor, Former, system
from nhipcau.kernel.clock import local_date, now
from nhipcau.kernel.facts import Change
from nhipcau.kernel.gsm import home_number
from nhipcau.kernel.lookups import first_parts
from nhipcau.kernel.problems import Problem, Refusal
from nhipcau.kernel.scope import COUNTRY, acting, commune_of, reaching, village_of, within
from nhipcau.kernel.statements import Statement, ids
from nhipcau.people.delicate import kept_of, told_by
from nhipcau.people.models import Consent, Erasure, Household, Member, Resident
from nhipcau.people.moves import both, holds, stays_of, where_at
from nhipcau.people.problems import UNKNOWN_HOUSEHOLD, UNKNOWN_RESIDENT
from nhipcau.people.rights_problems import PERSON_ERASED


def households_visible_to(actor: Actor) -> QuerySet[Household]:
    """Return the households in the actor's places."""
    return Household.objects.filter(within(actor))


def residents_visible_to(actor: Actor) -> QuerySet[Resident]:
    """Return the residents in the actor's places, each with what they agree to today."""
    standing = Consent.objects.filter(resident=OuterRef("pk"), withdrawn_at=None)
    agreed = ArraySubquery(standing.order_by("purpose").values("purpose").distinct())
    seen = Resident.objects.filter(within(actor))
    return seen.annotate(follow_up=Exists(standing.filter(purpose="follow_up")), agreed=agreed)


def followed_visible_to(actor: Actor) -> QuerySet[Resident]:
    """Return the residents in the actor's places who agree today to be followed up: of others nothing is worked out by name."""
    standing = Consent.objects.filter(resident=OuterRef("pk"), purpose="follow_up", withdrawn_at=None)
    return Resident.objects.filter(within(actor), Exists(standing))


def erased_visible_to(actor: Actor) -> QuerySet[Erasure]:
    """Return what phones of the actor's places have to forget."""
    return Erasure.objects.filter(within(actor))


class Home(NamedTuple):
    """Where a home is today, and where it stood at a moment: there work of then is credited."""

    place: str
    stood: str

    def told(self, collection: str, row: UUID) -> tuple[Change, ...]:
        """Return what phones are told of a row of this home, in both places."""
        return both(collection, row, self.stood, self.place) if self.stood != self.place else (Change(collection, row),)


def home_at(actor: Actor, household_id: UUID, at: datetime, unknown: Problem = UNKNOWN_HOUSEHOLD) -> Home:
    """Return a home as somebody who worked there at a moment may speak of it.

    Raises:
        Refusal: 404.30 (or another that is given) it never was in the actor's places; 409.31 it had left them by then.
    """
    home = households_visible_to(actor).filter(id=household_id).first()
    if home and home.moved_at is None:
        return Home(home.place, home.place)
    with acting(system(COUNTRY)):
        home = Household.objects.filter(id=household_id).first()
        stays = stays_of([household_id]).get(household_id, [])
    if home is None or not any(holds(actor, place) for place in (home.place, *(one.place for one in stays))):
        raise Refusal(unknown)
    return Home(home.place, where_at(actor, home.place, stays, at))


def resident_marked(actor: Actor, identity_hash: str) -> Resident | None:
    """Return the person of the actor's places who has this mark of an identity paper, with their home."""
    found = residents_visible_to(actor).filter(identity_hash=bytes.fromhex(identity_hash))
    return found.select_related("household__village").first()


class _Found(NamedTuple):
    """A person, their home, and one of the consents they gave for a purpose, if any."""

    person: UUID
    household: UUID
    place: str
    given_name: str
    village: UUID
    reached: bool
    moved: bool
    uncounted: bool
    passport: bool
    consent: UUID | None
    withdrawn_at: datetime | None


_PEOPLE = Statement(
    """
    SELECT person.id, home.id, person.place, person.given_name, home.village_id, home.reached,
        home.moved_at IS NOT NULL, home.uncounted, EXISTS (
            SELECT 1 FROM people_consent kept
            WHERE kept.resident_id = person.id AND kept.purpose = 'passport' AND kept.withdrawn_at IS NULL),
        consent.id, consent.withdrawn_at
    FROM people_resident person
    JOIN people_household home ON home.id = person.household_id
    LEFT JOIN people_consent consent ON consent.resident_id = person.id AND consent.purpose = %(purpose)s
    WHERE person.id = ANY (%(people)s::uuid[])
    """,
    _Found,
)


@dataclass(frozen=True)
class Helped:
    """A person as a helper's letter needs them: where they live, and what they agreed to, until when.

    ``place`` is where the home is today, and where what is kept of it is found. ``stood`` is where it was when the
    work happened: there it is credited. ``uncounted``: their home is not to be found behind any figure. ``passport``:
    they agreed to one, so what they can do is kept.
    """

    id: UUID
    household_id: UUID
    place: str
    given_name: str
    village_id: UUID
    reached: bool
    moved: bool
    uncounted: bool
    passport: bool
    consents: dict[UUID, datetime | None]
    stood: str

    def agreed(self, at: datetime, consent_id: UUID | None = None) -> bool:
        """Say whether a consent, or this very one, stood at a moment; what was done before it ended stays lawful."""
        if consent_id is not None and consent_id not in self.consents:
            return False
        ends = self.consents.values() if consent_id is None else (self.consents[consent_id],)
        return any(ended is None or ended > at for ended in ends)

    def told(self, collection: str, row: UUID) -> tuple[Change, ...]:
        """Return what phones are told of a row about this person, in the place of then and in that of today."""
        return both(collection, row, self.stood, self.place) if self.stood != self.place else (Change(collection, row),)


class People:
    """The people whom letters speak of, read together, through the eyes of one actor."""

    def __init__(self, actor: Actor, asked: Collection[UUID], purpose: str) -> None:
        """Read people of the actor's places, and what they agreed to for a purpose; one question for all.

        Only for homes that have moved is more asked: where they stood before, and, for those that moved away, who
        lives there. What may be done with it is judged by the moment of the work.
        """
        self._actor, self._known, self._stays = actor, _read(asked, purpose), {}
        outside = [one for one in self._known.values() if not holds(actor, one.place)]
        for one in outside:
            del self._known[one.id]
        missing = set(asked) - self._known.keys()
        moved = {one.household_id for one in self._known.values() if one.moved}
        if missing or moved:
            with acting(system(COUNTRY)):
                away = _read(missing, purpose) if missing else {}
                self._stays = stays_of({*moved, *(one.household_id for one in away.values() if one.moved)})
            theirs = {home for home, stays in self._stays.items() if any(holds(actor, one.place) for one in stays)}
            self._known |= {name: one for name, one in away.items() if one.household_id in theirs}

    def knows(self, resident_id: UUID) -> bool:
        """Say whether a person lives in the actor's places, or lived there before their home moved."""
        return resident_id in self._known

    def get(self, household_id: UUID, resident_id: UUID, at: datetime) -> Helped:
        """Return a person of a household, as somebody who worked there at a moment may speak of them.

        Raises:
            Refusal: 404.31 nobody such lives there, or not in the actor's places; 409.31 the home had moved away;
                410.140 they took back that their name is recorded.
        """
        person = self._known.get(resident_id)
        if person is None or person.household_id != household_id:
            raise nobody(resident_id)
        stays = self._stays.get(household_id) if self._stays else None
        if not stays:
            return person
        stood = where_at(self._actor, person.place, stays, at)
        village = village_of(stood)
        return replace(person, stood=stood, village_id=UUID(village) if village else person.village_id)

    def named(self, resident_id: UUID, at: datetime) -> Helped:
        """Return a person as `get` does, where a letter does not say of which home they are."""
        person = self._known.get(resident_id)
        if person is None:
            raise nobody(resident_id)
        return self.get(person.household_id, resident_id, at)


def may_be_kept(person: Helped, procedure: str, answers: dict[str, Any], at: datetime) -> dict[str, Any]:
    """Return the answers of a person without those that tell something delicate which they did not agree to have kept."""
    needed = set(told_by(procedure, answers).values())
    if not needed:
        return answers
    with acting(system(COUNTRY)):
        given = Consent.objects.filter(resident=person.id, purpose__in=needed, given_at__lte=at)
        agreed = {one.purpose for one in given if one.withdrawn_at is None or one.withdrawn_at > at}
    return kept_of(procedure, answers, agreed)


def without_what_tells(procedure: str, answers: dict[str, Any], purpose: str) -> dict[str, Any]:
    """Return answers without those that need the consent for one purpose."""
    told = told_by(procedure, answers)
    return {question: answer for question, answer in answers.items() if told.get(question) != purpose}


def speaks_of(consent_id: UUID, *things: UUID) -> bool:
    """Say whether a consent speaks of one of these things: one that names nothing speaks of all of its purpose."""
    with acting(system(COUNTRY)):
        about = Consent.objects.filter(id=consent_id).values_list("about", flat=True).first()
    return about is None or about in things


def nobody(resident_id: UUID) -> Refusal:
    """Return the refusal for somebody who is not there: never was, or was erased because they asked for it."""
    with acting(system(COUNTRY)):
        gone = Erasure.objects.filter(person=resident_id, purpose="help_now").first()
    if gone is None:
        return Refusal(UNKNOWN_RESIDENT)
    return Refusal(PERSON_ERASED, day=f"{local_date(gone.asked_at):%d/%m/%Y}")


def household_of(resident_id: UUID) -> UUID:
    """Return the home of a person, wherever it is.

    Raises:
        Refusal: 404.31 there is no such person; 410.140 they took back that their name is recorded.
    """
    with acting(system(COUNTRY)):
        home = Resident.objects.filter(id=resident_id).values_list("household", flat=True).first()
    if home is None:
        raise nobody(resident_id)
    return home


def _read(asked: Collection[UUID], purpose: str) -> dict[UUID, Helped]:
    known: dict[UUID, Helped] = {}
    for found in _PEOPLE.ask(people=ids(asked), purpose=purpose):
        person = known.setdefault(found.person, Helped(*found[:9], consents={}, stood=found.place))
        if found.consent:
            person.consents[found.consent] = found.withdrawn_at
    return known


def following(actor: Actor, people: Iterable[Helped]) -> AbstractContextManager[None]:
    """Let work that was done in a home before it moved away be written where the home is now."""
    places = sorted({one.place for one in people if not holds(actor, one.place)})
    return reaching(actor, *places) if places else nullcontext()


def to_text(place: str, reminder: str) -> list[tuple[UUID, str]]:
    """Return who may be written to in a place, and where: they stand by being followed up, left a number, did not refuse this kind of word.

    Each number once. The caller acts for the place.
    """
    agreed = Consent.objects.filter(place__under=place, purpose="follow_up", withdrawn_at=None, erased_at=None)
    wanted = {one.resident_id for one in agreed.select_related("resident") if one.resident is not None and reminder not in one.resident.not_reminded}
    numbers = Consent.objects.filter(resident__in=wanted, withdrawn_at=None, erased_at=None).exclude(telephone="")
    told = dict(numbers.order_by("given_at", "id").values_list("telephone", "resident_id"))
    return [(person, number) for number, person in told.items()]


def working_at(number: str) -> list[Member]:
    """Return who works here today and is reached at a telephone number, however it is spelled."""
    asked = home_number(number)
    if len(asked) < 9:  # noqa: PLR2004 (shorter ones are no telephone's)
        return []
    near = Member.objects.filter(still_working()).exclude(phone="").filter(phone__regex=r"[^0-9]*".join(asked[-4:]) + "[^0-9]*$")
    return [one for one in near.prefetch_related("former_scopes").order_by("id") if home_number(one.phone) == asked]


def count_households(path: str) -> int:
    """Return how many households are registered under a place path; the caller acts for that place."""
    return Household.objects.filter(place__under=path).count()


def count_households_by(path: str, parts: int) -> dict[str, int]:
    """Return how many households are registered in every place of so many parts under a place path."""
    rows = Household.objects.filter(place__under=path).order_by().annotate(around=first_parts(parts))
    return dict(rows.values_list("around").annotate(count=Count("id")))


def demo_communes() -> set[str]:
    """Return the communes whose people and figures are invented, so that every page can say so."""
    scopes = Member.objects.filter(demo=True).values_list("scope", flat=True).distinct()
    return {commune for scope in scopes if (commune := commune_of(scope))}


def actor_for(member: Member) -> Actor:
    """Return the actor a member is: role, place, and the places they left."""
    former = [Former(one.scope, one.until, one.went_on) for one in member.former_scopes.all()]
    return actor_named(member.id, member.role, member.scope, member.full_name, member.left_at, former)


def actor_named(
    name: UUID, role: str, scope: str, full_name: str, left_at: datetime | None, former: Sequence[Former]
) -> Actor:
    """Return the actor that somebody is who left at a moment, if at all, and was at other places before."""
    left = left_at if left_at and left_at <= now() else None
    places = (*former, Former(scope, left)) if left else tuple(former)
    return Actor(name, role, scope, full_name, places, left=left)


def still_working() -> Q:
    """Return the filter that keeps members who work today."""
    return Q(left_at=None) | Q(left_at__gt=now())


def leader_of(member: Member) -> Member | None:
    """Return the leader whom a member can call: of the same place, else of the places above it."""
    leaders = Member.objects.filter(role="leader").filter(still_working()).exclude(id=member.id)
    near = [leader for leader in leaders if member.scope.startswith(leader.scope)]
    same = leaders.filter(scope=member.scope).first()
    return same or max(near, key=lambda leader: len(leader.scope), default=None)
