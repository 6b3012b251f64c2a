"""How much people do by themselves, told so that nobody can make it look better than it is. Pure.

What counts
    A step of a procedure that a person took counts once in each quarter of a month (days 1–7, 8–14, 15–21, 22 to the end).
    Told several times, it counts as it went worst: a repeat never makes the share “alone” larger.
What is struck
    Only the claim “alone”; a step with a reminder or done for somebody stays, so striking never makes the share larger.
    Struck are claims of a helper's hour with more helpings than one can give, and claims about the helper's own home.
Habit
    Of the people whose first help in the time looked at is 90 days past: who took alone, 7 to 90 days after it, a step they
    had needed help with then. A helper alone does not prove their own success: another helper saw it, or the family said
    afterwards that the helper came. Who came back with the same helper only is told apart, and stays in the whole.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple, TypeVar
from uuid import UUID

from nhipcau.kernel.clock import VIETNAM
from nhipcau.kernel.shares import FEW, Share, wilson

MODES: Final = ("alone", "prompted", "done_for")  # from best to worst
REPEAT, PACE, OWN = "repeat", "pace", "own"
REASONS: Final = (REPEAT, PACE, OWN)
AN_HOUR: Final = 6  # helpings that one helper can give in an hour of the clock
SOONEST, LATEST = timedelta(days=7), timedelta(days=90)
FEW_PEOPLE: Final = 20  # below which a habit says little
KEPT, UNSEEN, NOT_BACK, OPEN = "kept", "unseen", "not_back", "open"
Key = TypeVar("Key", bound=Hashable)


class Help(NamedTuple):
    """A helping: whose, by whom, when, and how each step went.

    ``own``: the helper has the name of somebody of that home. ``confirmed``: asked again, the family said that somebody came.
    """

    id: UUID
    place: str
    person: UUID
    helper: UUID
    procedure: str
    at: datetime
    steps: tuple[tuple[str, str], ...]
    own: bool = False
    confirmed: bool = False


class Slot(NamedTuple):
    """Where something counts: a month, a place, a person."""

    month: date
    place: str
    person: UUID


@dataclass(frozen=True)
class Figure:
    """Steps of a place or a person by how they went. ``visits``: days on which somebody was helped; ``left``: what is left out, by reason."""

    alone: int = 0
    prompted: int = 0
    done_for: int = 0
    visits: int = 0
    people: int = 0
    left: Mapping[str, int] = field(default_factory=dict)

    def __add__(self, other: "Figure") -> "Figure":
        """Add what lies apart: of other months, or of other people."""
        left = {why: self.left.get(why, 0) + other.left.get(why, 0) for why in (*self.left, *other.left)}
        modes = (self.alone + other.alone, self.prompted + other.prompted, self.done_for + other.done_for)
        return Figure(*modes, self.visits + other.visits, self.people + other.people, left)

    @property
    def total(self) -> int:
        """Every step that counts."""
        return self.alone + self.prompted + self.done_for

    @property
    def share(self) -> Share:
        """The share “tự làm”."""
        return Share(self.alone, self.total)

    @property
    def reminded(self) -> Share:
        """The share of steps with a reminder."""
        return Share(self.prompted, self.total)

    @property
    def instead(self) -> Share:
        """The share of steps done for people."""
        return Share(self.done_for, self.total)

    @property
    def few(self) -> bool:
        """Whether it is too little to compare by: so few visits say nothing, however many steps they had."""
        return self.visits < FEW

    @property
    def between(self) -> tuple[float, float] | None:
        """Where the true share lies, 95 %; steps of one visit go together, so visits are counted and not steps."""
        return wilson(self.alone / self.total, self.visits) if self.total else None


@dataclass(frozen=True)
class Habit:
    """How many people came back and did alone what they had needed help with."""

    kept: int = 0
    unseen: int = 0
    not_back: int = 0
    open: int = 0

    def __add__(self, other: "Habit") -> "Habit":
        """Add other people."""
        return Habit(self.kept + other.kept, self.unseen + other.unseen, self.not_back + other.not_back, self.open + other.open)

    @property
    def share(self) -> Share:
        """Who came back alone, of all whose 90 days are over."""
        return Share(self.kept, self.kept + self.unseen + self.not_back)

    @property
    def few(self) -> bool:
        """Whether they are too few to compare by."""
        return self.share.whole < FEW_PEOPLE


def month_of(at: datetime) -> date:
    """Return the first day of the month of a moment, by Vietnam's calendar."""
    return at.astimezone(VIETNAM).date().replace(day=1)


def struck(helps: Iterable[Help]) -> dict[UUID, str]:
    """Return the helpings whose claims of “alone” are not believed, each with the reason."""
    once = {one.id: one for one in helps}.values()
    of = {one.id: _hour(one) for one in once}
    hours = Counter(of.values())
    found = {name: PACE for name, hour in of.items() if hours[hour] > AN_HOUR}
    return {**found, **{one.id: OWN for one in once if one.own}}


def counted(helps: Iterable[Help]) -> dict[Slot, Figure]:
    """Count helpings, in whatever order and however often they are told, for each month, place and person."""
    once = {one.id: one for one in helps}.values()
    unbelieved = struck(once)
    worst: dict[tuple[Slot, int, str, str], int] = {}
    left: dict[Slot, Counter[str]] = defaultdict(Counter)
    days: dict[Slot, set[date]] = defaultdict(set)
    for one in once:
        day = one.at.astimezone(VIETNAM).date()
        slot, quarter = Slot(day.replace(day=1), one.place, one.person), min((day.day - 1) // 7, 3)
        for step, mode in one.steps:
            if mode == MODES[0] and one.id in unbelieved:
                left[slot][unbelieved[one.id]] += 1
                continue
            key, went = (slot, quarter, one.procedure, step), MODES.index(mode)
            left[slot][REPEAT] += key in worst
            worst[key] = max(went, worst.get(key, 0))
            days[slot].add(day)
    modes: dict[Slot, Counter[str]] = defaultdict(Counter)
    for key, went in worst.items():
        modes[key[0]][MODES[went]] += 1
    return {slot: _figure(modes[slot], len(days[slot]), +left[slot]) for slot in {*modes, *left}}


def _figure(modes: Counter[str], visits: int, left: Counter[str]) -> Figure:
    return Figure(modes["alone"], modes["prompted"], modes["done_for"], visits, int(bool(modes)), dict(left))


def added_up(cells: Mapping[Slot, Figure], by: Callable[[Slot], Key]) -> dict[Key, Figure]:
    """Add figures up by what is asked of their slots; a person who is met in several counts once."""
    sums: dict[Key, Counter[str]] = defaultdict(Counter)
    left: dict[Key, Counter[str]] = defaultdict(Counter)
    people: dict[Key, set[UUID]] = defaultdict(set)
    for slot, one in cells.items():
        key = by(slot)
        sums[key] += Counter(alone=one.alone, prompted=one.prompted, done_for=one.done_for, visits=one.visits)
        left[key].update(one.left)
        people[key] |= {slot.person} if one.total else set()
    return {key: Figure(**total, people=len(people[key]), left=dict(left[key])) for key, total in sums.items()}


def habits(helps: Iterable[Help], today: date) -> dict[UUID, str]:
    """Return of each person who was helped whether they came back alone: kept, unseen, not back, or still open."""
    once = {one.id: one for one in helps}.values()
    unbelieved = struck(once)
    of: dict[UUID, list[Help]] = defaultdict(list)
    for one in once:
        of[one.person].append(one)
    found = {person: _habit(told, unbelieved, today) for person, told in of.items()}
    return {person: habit for person, habit in found.items() if habit}


def _habit(told: Sequence[Help], unbelieved: Mapping[UUID, str], today: date) -> str | None:
    first = min((one for one in told if _needed(one)), key=lambda one: (one.at, one.id), default=None)
    if first is None:
        return None
    if today <= (first.at + LATEST).astimezone(VIETNAM).date():
        return OPEN
    back = [
        one
        for one in told
        if SOONEST <= one.at - first.at <= LATEST and one.id not in unbelieved and _needed(first) & _alone(one)
    ]
    if any(one.confirmed or one.helper != first.helper for one in back):
        return KEPT
    return UNSEEN if back else NOT_BACK


def habit(found: Iterable[str]) -> Habit:
    """Add up how people did."""
    return Habit(**Counter(found))


def surely(figures: Sequence[Figure]) -> list[tuple[int, int] | None]:
    """Return of each how many are surely lower and how many surely higher: their intervals do not touch.

    None of one that is too small to be compared; nobody is compared with it, either.
    """
    spans = [None if one.few else one.between for one in figures]
    known = [span for span in spans if span]
    return [
        (sum(other[1] < span[0] for other in known), sum(other[0] > span[1] for other in known)) if span else None
        for span in spans
    ]


def _hour(one: Help) -> tuple[UUID, datetime]:
    return one.helper, one.at.astimezone(VIETNAM).replace(minute=0, second=0, microsecond=0)


def _needed(one: Help) -> set[str]:
    return {step for step, mode in one.steps if mode != MODES[0]}


def _alone(one: Help) -> set[str]:
    return {step for step, mode in one.steps if mode == MODES[0]}
