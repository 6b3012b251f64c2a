"""Who goes where: pure rules. Who may serve a need at all, what each pair costs, the cheapest matching of all, the order of a day's visits."""

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from itertools import pairwise
from typing import Any, Final, NamedTuple
from uuid import UUID

USUAL: Final = 4  # tasks a helper takes on a day where nobody said how many
HOP, WHOLE, APART = 10, 15, 40  # what a village further costs; somebody of the whole commune; villages that nothing joins
UNKNOWN_FACE: Final = 6  # who never helped this family before
NO_DUTY: Final = 5  # who never wrote their days down
EACH_MORE: Final = 4  # each task that a helper has already makes the next dearer
LEFT_OUT: Final = 100_000  # a need that nobody serves; and each day it is late makes it worse
LATE_DAY, LATE_MOST = 500, 30
NEAREST: Final = 9  # steps between villages that nothing joins, for the order of a day

Near = Mapping[UUID, Collection[UUID]]


class Need(NamedTuple):
    """Something open: a call for the team, a family to come back to, a home never reached. ``known``: who helped them before."""

    id: UUID
    kind: str
    village: UUID | None
    tongue: str = "vi"
    sex: str = ""
    due: date | None = None
    known: frozenset[UUID] = frozenset()
    passed: frozenset[UUID] = frozenset()


class Helper(NamedTuple):
    """Somebody of the teams today. ``sex`` is empty where nobody said it; ``days`` None: nobody wrote their days down."""

    id: UUID
    name: str
    village: UUID | None
    tongues: frozenset[str] = frozenset()
    days: tuple[int, ...] | None = None
    away_until: date | None = None
    has: int = 0
    most: int = USUAL
    sex: str = ""


@dataclass(frozen=True)
class Suggestion:
    """A need with the helper proposed and why, or with the reason why nobody is. ``fixed``: a leader chose."""

    need: Need
    helper: Helper | None
    why: tuple[str, ...]
    fixed: bool = False


@dataclass
class Places:
    """How many villages one goes through from one to another."""

    near: Near
    _from: dict[UUID, dict[UUID, int]] = field(default_factory=dict)

    def steps(self, one: UUID, other: UUID) -> int | None:
        """Return the fewest steps from village to village; nothing where no chain of neighbours joins them."""
        if one not in self._from:
            found, edge = {one: 0}, deque([one])
            while edge:
                here = edge.popleft()
                for there in sorted(self.near.get(here, ()), key=str):
                    if there not in found:
                        found[there] = found[here] + 1
                        edge.append(there)
            self._from[one] = found
        return self._from[one].get(other)


def why_not(need: Need, helper: Helper, today: date) -> str:
    """Return why somebody cannot serve a need today; empty where they can. What was not said stands in nobody's way but for sex."""
    if helper.away_until and today <= helper.away_until:
        return "away"
    if helper.days is not None and today.weekday() not in helper.days:
        return "off_duty"
    if helper.id in need.passed:
        return "passed"
    if need.tongue != "vi" and need.tongue not in helper.tongues:
        return "no_tongue"
    if need.sex and helper.sex != need.sex:
        return "no_sex"
    return "full" if helper.has >= helper.most else ""


def price(need: Need, helper: Helper, places: Places) -> tuple[int, tuple[str, ...]]:
    """Return what it costs that somebody serves a need, and why they were proposed, in words' keys."""
    cost, where = _distance(need.village, helper.village, places)
    known, duty = helper.id in need.known, helper.days is not None
    why = (
        *([f"speaks_{need.tongue}"] if need.tongue != "vi" else []),
        where,
        *(["known"] if known else []),
        *(["sex"] if need.sex else []),
        "on_duty" if duty else "duty_unknown",
        f"has_{min(helper.has, 9)}",
    )
    strange = 0 if known or not need.known else UNKNOWN_FACE
    return cost + strange + (0 if duty else NO_DUTY), why


def match(
    needs: Iterable[Need], helpers: Iterable[Helper], near: Near, today: date, fixed: Mapping[UUID, UUID] | None = None
) -> list[Suggestion]:
    """Return who should go where: as many needs as can be, the latest first, then as near and as even as can be.

    A minimum-cost flow: from each need to each helper who may serve it, and on through places of a helper's day, each dearer
    than the one before. What a leader fixed stays, also against the rules, takes its place of the day, and the rest is matched
    around it. Needs and helpers are taken in the order of their ids and all prices are whole, so the answer depends on nothing else.
    """
    chosen, places = fixed or {}, Places(near)
    people = {one.id: one for one in sorted(helpers, key=lambda one: str(one.id))}
    wanted = sorted(needs, key=lambda one: str(one.id))
    by_hand = {need.id: chosen[need.id] for need in wanted if chosen.get(need.id) in people}
    taken = {who: people[who].has + list(by_hand.values()).count(who) for who in people}
    free = [need for need in wanted if need.id not in by_hand]
    rest = {who: one._replace(has=taken[who]) for who, one in people.items()}
    sent = _flow(free, rest, places, today)
    told = [_told(need, people, by_hand, sent, rest, places, today) for need in wanted]
    return sorted(told, key=lambda one: (one.need.due or date.max, str(one.need.id)))


def _flow(needs: Sequence[Need], people: Mapping[UUID, Helper], places: Places, today: date) -> dict[UUID, UUID]:
    nx: Any = import_module("networkx")  # 287 modules for one page: not at every start
    graph = nx.DiGraph()
    graph.add_node("from", demand=-len(needs))
    graph.add_node("to", demand=len(needs))
    for need in needs:
        late = min(LATE_MOST, max(0, (today - need.due).days)) if need.due else 0
        graph.add_edge("from", need.id, capacity=1, weight=0)
        graph.add_edge(need.id, "to", capacity=1, weight=LEFT_OUT + LATE_DAY * late)
        for who, helper in people.items():
            if not why_not(need, helper, today):
                graph.add_edge(need.id, ("helper", who), capacity=1, weight=price(need, helper, places)[0])
    for who, helper in people.items():
        for at in range(helper.has, helper.most):
            graph.add_edge(("helper", who), ("place", who, at), capacity=1, weight=EACH_MORE * at)
            graph.add_edge(("place", who, at), "to", capacity=1, weight=0)
    sent = nx.network_simplex(graph)[1]
    return {need.id: end[1] for need in needs for end, many in sent[need.id].items() if many and end != "to"}


def _told(
    need: Need, people: Mapping[UUID, Helper], by_hand: Mapping[UUID, UUID], sent: Mapping[UUID, UUID], rest: Mapping[UUID, Helper], places: Places,
    today: date,
) -> Suggestion:  # fmt: skip
    who = by_hand.get(need.id) or sent.get(need.id)
    if who:
        return Suggestion(need, people[who], price(need, people[who], places)[1], need.id in by_hand)
    return Suggestion(need, None, (lacking(need, list(rest.values()), today),))


def lacking(need: Need, helpers: Sequence[Helper], today: date) -> str:
    """Return why nobody serves a need: the rule that the last of them failed by, in the order in which they are asked."""
    if not helpers:
        return "nobody"
    order = ("away", "off_duty", "passed", "no_tongue", "no_sex", "full", "")
    last = max((why_not(need, one, today) for one in helpers), key=order.index)
    if last in {"", "full"}:
        return "full"
    return "nobody_today" if last in {"away", "off_duty"} else last


def _distance(wanted: UUID | None, of: UUID | None, places: Places) -> tuple[int, str]:
    if wanted is None or of is None:
        return WHOLE, "whole_commune"
    steps = places.steps(of, wanted)
    if steps is None:
        return APART, "other_village"
    return HOP * steps, ("same_village", "near_village")[steps] if steps < 2 else "other_village"  # noqa: PLR2004 (the next but one is another)


# ── the order of a day


def route(start: UUID | None, villages: Iterable[UUID], near: Near) -> list[UUID]:
    """Return villages in an order that makes few steps from neighbour to neighbour, from a start on.

    Each next village goes where it lengthens the way least; then stretches are turned round as long as that shortens it. An
    order to go by and no distance: nobody here knows the roads.
    """
    places, left = Places(near), sorted(set(villages), key=str)
    way = [start] if start else left[:1]
    left = [one for one in left if one not in way]
    while left:
        after = way
        _, at, one = min((length([*after[:at], one, *after[at:]], places), at, str(one)) for one in left for at in range(1, len(way) + 1))
        way = [*way[:at], UUID(one), *way[at:]]
        left = [other for other in left if str(other) != one]
    way = _turned(way, places)
    return [one for one in way if one in set(villages)]


def length(way: Sequence[UUID], places: Places) -> int:
    """Return how many steps a way has; a jump between villages that nothing joins counts as many."""
    steps = (places.steps(one, other) for one, other in pairwise(way))
    return sum(NEAREST if one is None else one for one in steps)


def _turned(way: list[UUID], places: Places) -> list[UUID]:
    best = length(way, places)
    better = True
    while better:
        better = False
        for begin in range(1, len(way) - 1):
            for end in range(begin + 2, len(way) + 1):
                turned = [*way[:begin], *reversed(way[begin:end]), *way[end:]]
                if (now := length(turned, places)) < best:
                    way, best, better = turned, now, True
    return way
