"""The teams of a commune as its leader sees them: who works where, on which phones, and which villages wait."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from nhipcau.gateway.models import ActivationCode, Device
from nhipcau.gateway.officers import DUTIES
from nhipcau.gateway.phones import PHONES
from nhipcau.kernel.actor import LEADER, MEMBER, Actor
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import village_of
from nhipcau.kernel.text import plain
from nhipcau.people.codes import spelled_code
from nhipcau.people.models import Member
from nhipcau.people.problems import UNKNOWN_MEMBER
from nhipcau.places.models import Village
from nhipcau.places.queries import villages_visible_to

WHOLE_COMMUNE = "ca-xa"
TEAM = (LEADER, MEMBER)
TEN = 10  # digits of a Vietnamese mobile number
ORDER = {LEADER: 0, MEMBER: 1}
AFFILIATIONS = {
    "youth": "Đoàn Thanh niên",
    "women": "Hội Phụ nữ",
    "farmers": "Hội Nông dân",
    "veteran": "Hội Cựu chiến binh",
    "elder": "Già làng, người có uy tín",
    "teacher": "Giáo viên",
    "official": "Cán bộ xã",
    "other": "Người dân",
}
LANGUAGES = {
    "vi": "Việt",
    "thai": "Thái",
    "mong": "Mông",
    "khomu": "Khơ Mú",
    "tho": "Thổ",
    "odu": "Ơ Đu",
    "muong": "Mường",
    "tay": "Tày",
    "nung": "Nùng",
    "dao": "Dao",
}


@dataclass(frozen=True)
class Phone:
    """A phone that was let in for somebody. ``locked_at``: since when its token is dead."""

    id: UUID
    label: str
    since: datetime
    locked_at: datetime | None


@dataclass(frozen=True)
class Person:
    """Somebody of the commune, in words; ``works`` is false for whoever has a last day, ``code`` is theirs today."""

    id: UUID
    name: str
    given_name: str
    role: str
    duty: str
    scope: str
    affiliation: str
    languages: str
    phone: str
    phones: tuple[Phone, ...]
    codes_until: tuple[datetime, ...]
    works: bool
    code: str

    @property
    def spelled_phone(self) -> str:
        """Return the phone number as people read it out: “0912 345 678”."""
        number = self.phone
        return f"{number[:4]} {number[4:7]} {number[7:]}" if len(number) == TEN else number

    @property
    def may_have_phone(self) -> bool:
        """Say whether a code may be given."""
        return self.works and self.role in PHONES

    @property
    def next_code(self) -> UUID:
        """Return a fresh name for a code, so that a form sent twice gives one."""
        return new_id()

    @property
    def choice(self) -> str:
        """Return this person's place as a form's choice: a village's id, or the whole commune."""
        return village_of(self.scope) or WHOLE_COMMUNE

    @property
    def may_move(self) -> bool:
        """Say whether another village may be given."""
        return self.works and self.role in TEAM


@dataclass
class Group:
    """The people who answer for one village, or for the whole commune."""

    name: str
    place: str
    people: list[Person] = field(default_factory=list)
    gone: bool = False


@dataclass(frozen=True)
class Board:
    """A commune's people, village by village. ``waiting``: villages for which nobody of a team answers yet."""

    groups: list[Group]
    villages: list[Village]
    waiting: list[Village]

    @property
    def members(self) -> int:
        """Return how many people of the teams there are."""
        return sum(person.role in TEAM for group in self.groups for person in group.people)

    @property
    def covered(self) -> int:
        """Return how many villages have somebody."""
        return len(self.villages) - len(self.waiting)

    @property
    def share(self) -> float | None:
        """Return the share of villages that have somebody, between 0 and 1."""
        return self.covered / len(self.villages) if self.villages else None


def board(actor: Actor) -> Board:
    """Return everybody of the actor's commune by village, then those of the whole commune; and the villages that wait."""
    villages = villages_by_name(actor)
    groups = {village.place: Group(f"{village.kind} {village.name}", village.place) for village in villages}
    members = list(_members_of(actor))
    people = _told(members)
    for member in members:
        group = groups.setdefault(member.scope, _other_group(actor, member.scope))
        group.people.append(people[member.id])
    for group in groups.values():
        group.people.sort(key=lambda person: ORDER.get(person.role, len(ORDER)))
    manned = {member.scope for member in members if member.role in TEAM}
    waiting = [village for village in villages if village.place not in manned]
    return Board([group for group in groups.values() if group.people], villages, waiting)


def villages_by_name(actor: Actor) -> list[Village]:
    """Return today's villages of the actor's commune in the order of the alphabet, whatever marks they carry."""
    return sorted(villages_visible_to(actor), key=lambda village: (plain(village.name), village.name, village.kind))


def get_person(actor: Actor, member_id: UUID) -> Person:
    """Return somebody who works in the actor's commune.

    Raises:
        Refusal: 404.33 there is nobody with this id.
    """
    found = list(_members_of(actor).filter(id=member_id))
    if not found:
        raise Refusal(UNKNOWN_MEMBER)
    return _told(found)[member_id]


def _members_of(actor: Actor) -> QuerySet[Member]:
    here = Member.objects.filter(scope__startswith=actor.scope)
    return here.filter(Q(left_on=None) | Q(left_on__gt=local_today())).order_by("full_name", "id")


def _other_group(actor: Actor, scope: str) -> Group:
    """Return the group of a place that is no village of today: the whole commune, or a village that has ended."""
    whole = scope == actor.scope
    return Group("Cả xã" if whole else "Thôn, bản không còn", scope, gone=not whole)


def _told(members: Sequence[Member]) -> dict[UUID, Person]:
    ids = [member.id for member in members]
    phones: dict[UUID, list[Phone]] = {one: [] for one in ids}
    for device in Device.objects.filter(member__in=ids).order_by("activated_at"):
        phones[device.member_id].append(Phone(device.id, device.label, device.activated_at, device.revoked_at))
    codes: dict[UUID, list[datetime]] = {one: [] for one in ids}
    waiting = ActivationCode.objects.filter(member__in=ids, used_at=None, expires_at__gt=now())
    for code in waiting.order_by("expires_at"):
        codes[code.member_id].append(code.expires_at)
    return {one.id: _person(one, tuple(phones[one.id]), tuple(codes[one.id])) for one in members}


def _person(member: Member, phones: tuple[Phone, ...], codes: tuple[datetime, ...]) -> Person:
    return Person(
        id=member.id,
        name=member.full_name,
        given_name=member.given_name,
        role=member.role,
        scope=member.scope,
        duty=DUTIES.get(member.role, ""),
        affiliation=AFFILIATIONS.get(member.affiliation, ""),
        languages=", ".join(LANGUAGES.get(one, one) for one in member.languages),
        phone=member.phone,
        phones=phones,
        codes_until=codes,
        works=member.left_on is None,
        code=spelled_code(member, local_today()),
    )
