"""Active days of a commune's teams, from the ledger: who, when, with which verb; no word of what was said is read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from nhipcau.kernel.activity import Source, working
from nhipcau.kernel.actor import LEADER, MEMBER, Actor
from nhipcau.kernel.clock import start_of
from nhipcau.kernel.models import Entry
from nhipcau.kernel.scope import commune_of, within
from nhipcau.people.duty.models import DayClaim
from nhipcau.people.duty.rules import Active, Allowance, Righted, Way, Work, active_days, by_source, earned, of_team
from nhipcau.people.models import FormerScope, Member
from nhipcau.places.models import Village

IN_TEAMS = (MEMBER, LEADER)


@dataclass(frozen=True)
class Line:
    """A member's month: their team, the days on which they worked, on how many they did what, and what a rule gives."""

    member: Member
    team: str
    days: list[Active]
    sources: dict[str, int]
    dong: int = 0
    capped: bool = False

    @property
    def nights(self) -> int:
        """Days on which all work was at night."""
        return sum(one.night for one in self.days)


@dataclass(frozen=True)
class Statement:
    """A month of a commune: every member, every team with what a rule gives it, and how much still waits to be agreed to."""

    lines: list[Line]
    teams: dict[str, int]
    waiting: int

    @property
    def dong(self) -> int:
        """What a rule gives in all."""
        return sum(line.dong for line in self.lines) + sum(self.teams.values())

    @property
    def days(self) -> int:
        """Active days of everybody."""
        return sum(len(line.days) for line in self.lines)


def works_in(commune: str, first: date, last: date, member: UUID | None = None) -> Iterator[Work]:
    """Yield when somebody of the teams was seen at work in a commune, by the ledger; refused letters show nothing."""
    said = Entry.objects.filter(
        commune=commune,
        verdict="done",
        role__in=IN_TEAMS,
        verb__in=list(working),
        happened_at__gte=start_of(first),
        happened_at__lt=start_of(last + timedelta(days=1)),
    )
    if member:
        said = said.filter(actor=member)
    for actor, verb, at, counts in said.values_list("actor", "verb", "happened_at", "counts").iterator():
        shown = working[verb]
        if not shown.measure or any(one["measure"] == shown.measure for one in counts):
            yield Work(actor, at, shown.source.code)


def sources() -> dict[str, Source]:
    """Return every source of active days by its code, in the order of their words."""
    found = {one.source.code: one.source for one in working.values()}
    return dict(sorted(found.items(), key=lambda one: one[1].vi))


def team_members(place: str, first: date, last: date) -> dict[UUID, tuple[Member, str]]:
    """Return who was in a commune's teams between two days, each with the place they answered for at the end of it."""
    begun, ended = start_of(first), start_of(last + timedelta(days=1))
    there = Member.objects.filter(role__in=IN_TEAMS)
    found = {one.id: (one, one.scope) for one in there.filter(Q(left_at=None) | Q(left_at__gt=begun), scope__startswith=place)}
    left = FormerScope.objects.filter(member__in=there, scope__startswith=place, until__gt=begun).select_related("member").order_by("-until", "-id")
    for former in left:
        if former.member_id not in found or former.until >= ended:
            found[former.member_id] = (former.member, former.scope)
    return found


def statement(actor: Actor, place: str, first: date, last: date, rule: Allowance | None = None, way: Way | None = None) -> Statement:
    """Return the active days of a commune's teams between two days, and what a way of a rule gives for them."""
    days = days_of(actor, place, first, last)
    known = team_members(place, first, last)
    named = {one.id: (one, place) for one in Member.objects.filter(id__in=[key for key in days if key not in known])}
    teams = _team_names(scope for _, scope in (*known.values(), *named.values()))
    lines = [_line(member, teams.get(scope, ""), days.get(key, []), rule, way) for key, (member, scope) in {**named, **known}.items()]
    lines.sort(key=lambda line: (line.team, line.member.given_name, line.member.full_name, str(line.member.id)))
    paid: dict[str, int] = {}
    for line in lines:
        if way and line.team and (dong := of_team(way, line.days)):
            paid[line.team] = dong
    return Statement(lines, paid, claims(actor, first, last).filter(settled_at=None).count())


def days_of(actor: Actor, place: str, first: date, last: date, member: UUID | None = None) -> dict[UUID, list[Active]]:
    """Return the active days of everybody, or of one member, put right where two officers agreed."""
    agreed = claims(actor, first, last).filter(agreed=True)
    if member:
        agreed = agreed.filter(member=member)
    righted = [Righted(one.member, one.day, one.kind, one.settled_at) for one in agreed if one.settled_at]
    return active_days(works_in(commune_of(place) or "", first, last, member), righted)


def claims(actor: Actor, first: date, last: date) -> QuerySet[DayClaim]:
    """Return what officers of the actor's places said of days between two days, the oldest first."""
    return DayClaim.objects.filter(within(actor), day__range=(first, last)).order_by("day", "id")


def _line(member: Member, team: str, days: list[Active], rule: Allowance | None, way: Way | None) -> Line:
    whole = earned(way, days) if way else 0
    dong = earned(way, days, rule.ceiling) if way and rule else whole
    return Line(member, team, days, by_source(days), dong, capped=dong < whole)


def _team_names(scopes: Iterable[str]) -> dict[str, str]:
    """Return the names of the villages that teams answer for; whoever answers for the whole commune is of none."""
    found = Village.objects.filter(place__in=set(scopes))
    return {one.place: f"{one.kind} {one.name}" for one in found}
