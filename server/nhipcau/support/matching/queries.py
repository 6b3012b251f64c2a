"""Questions about who goes where: what is open today, who can go, and the matching of the two."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.scope import commune_path, village_of, within
from nhipcau.kernel.sealing import marked
from nhipcau.people.models import Household
from nhipcau.support.calls.models import Duty, TeamCall
from nhipcau.support.calls.queries import neighbours, team_calls_visible_to, team_of
from nhipcau.support.matching.models import Arranged, Strength
from nhipcau.support.matching.rules import USUAL, Helper, Need, Suggestion, match
from nhipcau.support.models import Assist

MARKS: Final = "support: marks of visits"
OFFICE: Final = "office"  # a call that the office itself wrote down: a visit
MOST: Final = 200  # of each kind, those first that wait longest; all of them would not be served on a day


class Board(NamedTuple):
    """A day: what is suggested, who helps, and the families behind visits and homes."""

    suggestions: list[Suggestion]
    helpers: list[Helper]
    assists: dict[UUID, Assist]
    homes: dict[UUID, Household]
    calls: dict[UUID, TeamCall]
    given: list[TeamCall]


def board(actor: Actor, *, homes: bool = False, today: date | None = None) -> Board:
    """Return who should go where today; with ``homes``, to homes never reached as well."""
    day = today or local_today()
    open_calls = list(team_calls_visible_to(actor).order_by("due_on", "asked_at", "id"))
    waiting = [one for one in open_calls if one.taken_at is None and one.given_by is None and one.answered_at is None][:MOST]
    given = [one for one in open_calls if one.helper_id and (one.taken_at or one.given_by)]
    visits = to_come_back_to(actor, day)
    unseen = list(_never_reached(actor)[:MOST]) if homes else []
    helpers = _helpers(actor, given)
    said = {one.need_id: one for one in Arranged.objects.filter(within(actor))}
    known = _who_helped([one.household_id for one in visits])
    needs = [
        *(_call(one, said) for one in waiting),
        *(_visit(one, said, known) for one in visits),
        *(_home(one, said) for one in unseen),
    ]
    fixed = {need: one.member_id for need, one in said.items() if one.member_id}
    suggestions = match(needs, helpers, neighbours(actor), day, fixed)
    return Board(
        suggestions, helpers, {one.id: one for one in visits}, {one.id: one for one in unseen}, {one.id: one for one in waiting}, given
    )  # fmt: skip


def to_come_back_to(actor: Actor, day: date) -> list[Assist]:
    """Return the helpings whose next date has come, where nobody has been since and nobody was sent yet; the oldest first."""
    since = Assist.objects.filter(resident=OuterRef("resident"), happened_at__gt=OuterRef("happened_at"))
    due = Assist.objects.filter(within(actor), ~Exists(since), next_date__lte=day).select_related("household__village", "resident")
    found = list(due.order_by("next_date", "id")[:MOST])
    sent = _sent([one.id for one in found])
    return [one for one in found if one.id not in sent]


def unreached(actor: Actor, household: UUID) -> Household | None:
    """Return a home that nobody has been to yet, and to which nobody was sent."""
    found = _never_reached(actor).filter(id=household).first()
    return None if found is None or household in _sent([household]) else found


def mark_of(thing: UUID) -> bytes:
    """Return what a visit is known by: one for each helping or home, which tells nothing of either."""
    return marked(MARKS, str(thing))


def visits_about(things: Iterable[UUID]) -> QuerySet[TeamCall]:
    """Return the open visits to these helpings or homes; the caller acts for their commune."""
    return TeamCall.objects.filter(mark__in=[mark_of(one) for one in things], ended_at=None, how=OFFICE)


def _sent(things: Sequence[UUID]) -> set[UUID]:
    marks = {mark_of(one): one for one in things}
    return {marks[bytes(mark)] for mark in visits_about(things).values_list("mark", flat=True)}


def _never_reached(actor: Actor) -> QuerySet[Household]:
    homes = Household.objects.filter(within(actor), ~Q(id__in=Assist.objects.values("household")), reached=False, uncounted=False)
    return homes.select_related("village").order_by("village__name", "id")


def _who_helped(homes: Sequence[UUID]) -> dict[UUID, frozenset[UUID]]:
    found: dict[UUID, set[UUID]] = {}
    for home, member in Assist.objects.filter(household__in=homes).values_list("household_id", "member_id").distinct():
        found.setdefault(home, set()).add(member)
    return {home: frozenset(members) for home, members in found.items()}


def _helpers(actor: Actor, given: Sequence[TeamCall]) -> list[Helper]:
    path = commune_path(actor.scope)
    duty = {one.member_id: one for one in Duty.objects.filter(within(actor))}
    strength = {one.member_id: one for one in Strength.objects.filter(within(actor))}
    has = Counter(one.helper_id for one in given)
    found = []
    for one in team_of(path):
        said, able, village = duty.get(one.id), strength.get(one.id), village_of(one.scope)
        days, until = (tuple(said.days), said.away_until) if said else (None, None)
        most, sex = (able.most, able.sex) if able else (USUAL, "")
        found.append(Helper(one.id, one.full_name, UUID(village) if village else None, frozenset(one.languages), days, until, has[one.id], most, sex))
    return found


def _call(one: TeamCall, said: dict[UUID, Arranged]) -> Need:
    passed = frozenset(UUID(who) for who in one.passed)
    return Need(one.id, "call", one.village_id, one.tongue, _sex(one.id, said), one.due_on, passed=passed)


def _visit(one: Assist, said: dict[UUID, Arranged], known: dict[UUID, frozenset[UUID]]) -> Need:
    home = one.household
    return Need(one.id, "visit", home.village_id, tongue_of(one.resident.language, home), _sex(one.id, said), one.next_date, known.get(home.id, frozenset()))


def _home(one: Household, said: dict[UUID, Arranged]) -> Need:
    return Need(one.id, "home", one.village_id, tongue_of(None, one), _sex(one.id, said))


def tongue_of(own: str | None, home: Household) -> str:
    """Return in which tongue somebody is spoken to: their own, else the home's first, else Vietnamese; any Vietnamese speaker does."""
    spoken = [own] if own else list(home.languages)
    return "vi" if not spoken or "vi" in spoken else spoken[0]


def _sex(need: UUID, said: dict[UUID, Arranged]) -> str:
    return said[need].sex if need in said else ""
