"""Questions about calls for the team: which wait, who fits and why, who is on duty; and how quickly families are answered."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from nhipcau.kernel.actor import LEADER, MEMBER, Actor, system
from nhipcau.kernel.clock import local_date, local_today, now
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.reads import Seen, looked, read_door
from nhipcau.kernel.scope import acting, commune_of, commune_path, village_of, within
from nhipcau.kernel.sealing import unseal
from nhipcau.people.models import Member
from nhipcau.people.queries import still_working
from nhipcau.places.models import Commune
from nhipcau.support.calls.models import Duty, Near, TeamCall
from nhipcau.support.calls.problems import UNKNOWN_CALL
from nhipcau.support.calls.rules import KEPT, Candidate, Fit, Wanted, fitting

REACHED: Final = "support: how a call for the team is answered"
TEAM: Final = (MEMBER, LEADER)
LOOKED_BACK: Final = timedelta(days=30)
ANSWERING: Final = read_door(
    "team_call",
    "help_now",
    vi="Xem số điện thoại, chỗ ở của người gọi tổ công nghệ số",
    en="Saw the telephone number or the place of somebody who called the team",
    phone=("số điện thoại", "telephone number"),
    where=("chỗ ở", "place"),
)


class Reached(NamedTuple):
    """How somebody is reached: a number, or a described place; empty where it was let go of."""

    number: str
    where: str


class Served(NamedTuple):
    """How many were to be answered in a while, and how many were, in time."""

    due: int
    in_time: int

    @property
    def share(self) -> float | None:
        """The share that was answered in time; none where nobody asked."""
        return self.in_time / self.due if self.due else None


@dataclass(frozen=True)
class OnDuty:
    """Somebody of the teams, with the days on which they can be called."""

    member: Member
    days: tuple[int, ...] | None
    away_until: date | None


def team_calls_visible_to(actor: Actor) -> QuerySet[TeamCall]:
    """Return the calls that wait in the actor's places."""
    return TeamCall.objects.filter(within(actor), ended_at=None)


def stands(commune: str, mark: bytes) -> bool:
    """Say whether somebody is on the list of a commune; ``mark`` is what the number, or the place, is known by."""
    with acting(system(commune)):
        return TeamCall.objects.filter(mark=mark, commune=commune_of(commune), ended_at=None).exists()


def get_call(actor: Actor, call_id: UUID) -> TeamCall:
    """Return a call that waits; a member sees their own only.

    Raises:
        Refusal: 404.56 it is not there, or not theirs.
    """
    mine = team_calls_visible_to(actor).filter(id=call_id)
    if actor.role == MEMBER:
        mine = mine.filter(helper_id=actor.id)
    found = mine.first()
    if found is None:
        raise Refusal(UNKNOWN_CALL)
    return found


def reached_by(actor: Actor, call_id: UUID) -> Reached:
    """Return how whoever called is reached; the look is noted.

    Raises:
        Refusal: 404.56 as `get_call`.
    """
    call = get_call(actor, call_id)
    found = unseal(REACHED, call.sealed) if call.sealed else None
    told = Reached(*found) if found else Reached("", "")
    kinds = tuple(kind for kind, value in (("phone", told.number), ("where", told.where)) if value)
    looked(actor, ANSWERING, [Seen(call.place, kinds=kinds)])
    return told


def team_calls_waiting(actor: Actor) -> list[TeamCall]:
    """Return the calls that wait, those first that are due first."""
    return list(team_calls_visible_to(actor).order_by("due_on", "asked_at", "id"))


def who_fits(call: TeamCall) -> list[Fit]:
    """Return who fits a call, best first; the caller acts for its commune."""
    wanted = Wanted(call.village_id, call.tongue, [UUID(one) for one in call.passed])
    return fitting(wanted, candidates(commune_path(call.place), call.id), near_to(call.village_id), local_today())


def candidates(path: str, besides: UUID) -> list[Candidate]:
    """Return the teams of a commune, their duty and how many calls each has besides one; the caller acts for the commune."""
    said = {one.member_id: one for one in Duty.objects.filter(place__under=path)}
    held = TeamCall.objects.filter(place__under=path, ended_at=None).exclude(helper_id=None).exclude(id=besides)
    has = Counter(held.values_list("helper_id", flat=True))
    return [_candidate(one, said.get(one.id), has[one.id]) for one in team_of(path)]


def team_of(path: str) -> QuerySet[Member]:
    """Return who works in the teams of a commune today, by name."""
    return Member.objects.filter(still_working(), role__in=TEAM, scope__startswith=path).order_by("full_name", "id")


def near_to(village: UUID | None) -> set[UUID]:
    """Return the villages next to one; the caller acts for the commune."""
    if village is None:
        return set()
    found = {*Near.objects.filter(one=village).values_list("other", flat=True)}
    return found | {*Near.objects.filter(other=village).values_list("one", flat=True)}


def duties(actor: Actor) -> list[OnDuty]:
    """Return the teams of the actor's commune with their days."""
    path = commune_path(actor.scope)
    said = {one.member_id: one for one in Duty.objects.filter(within(actor))}
    return [_duty(one, said.get(one.id)) for one in team_of(path)]


def neighbours(actor: Actor) -> dict[UUID, set[UUID]]:
    """Return which villages of the actor's commune lie next to which."""
    found: dict[UUID, set[UUID]] = {}
    for one, other in Near.objects.filter(within(actor)).values_list("one", "other"):
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found


def served(actor: Actor) -> Served:
    """Return how many of the calls that were due in the last thirty days were answered in time; the office's own visits are none."""
    today = local_today()
    due = TeamCall.objects.filter(within(actor), due_on__lt=today, due_on__gte=today - LOOKED_BACK).exclude(how="office")
    answered = due.exclude(answered_at=None).values_list("answered_at", "due_on")
    return Served(due.count(), sum(at is not None and in_time(at, on) for at, on in answered))


def in_time(answered_at: datetime, due_on: date) -> bool:
    """Say whether an answer came by the end of its day."""
    return local_date(answered_at) <= due_on


def communes_with_teams() -> list[Commune]:
    """Return the communes in which somebody of a team works today: only there can a team be called."""
    scopes = Member.objects.filter(still_working(), role__in=TEAM).values_list("scope", flat=True).distinct()
    codes = {code for scope in scopes if (code := commune_of(scope))}
    return list(Commune.objects.filter(code__in=codes, valid_to=None).select_related("province").order_by("folded", "code"))


def let_go() -> int:
    """Let go of numbers that are too old, and of calls long ended; return how much went. The caller sees the whole country."""
    old = TeamCall.objects.filter(ended_at=None, asked_at__lt=now() - KEPT).exclude(sealed=None).update(sealed=None)
    return old + TeamCall.objects.filter(ended_at__lt=now() - 3 * KEPT).delete()[0]


def _candidate(member: Member, said: Duty | None, has: int) -> Candidate:
    village = village_of(member.scope)
    days = tuple(said.days) if said else None
    return Candidate(
        member.id, member.full_name, UUID(village) if village else None, tuple(member.languages), days,
        said.away_until if said else None, has,
    )  # fmt: skip


def _duty(member: Member, said: Duty | None) -> OnDuty:
    return OnDuty(member, tuple(said.days) if said else None, said.away_until if said else None)
