"""Levels 0 to 4 of a skill, worked out from what was seen: pure, whatever the order in which it arrived.

0 nothing · 1 with somebody's hand · 2 with a word · 3 alone, confirmed · 4 has taught another. A level is the same for
the same evidence and day, so it is never stored.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from nhipcau.kernel.clock import local_date

KINDS = ("assist", "tick", "sandbox", "quiz", "drill", "question", "class")
MODES = ("done_for", "prompted", "alone", "taught", "right", "wrong")
APART = timedelta(days=7)  # between the two moments of level 3
LASTS = timedelta(days=365)  # how long a safety skill stands after its last proof
ALONE = 3  # the level of whoever does it without anybody
A_DAY = 8  # skills that one observer may tick as done alone for one person on one day; a ninth changes nothing
SAFETY = frozenset({"B3", "B4", "B5", "F1", "F2", "F4"})
BY_MODE = {"done_for": 1, "prompted": 2, "alone": 2, "taught": 2, "right": 2, "wrong": 0}  # what one proof is worth by itself
WATCHED = frozenset({"assist", "tick"})  # somebody stood beside: only these lead to level 3 and 4
SHOWN = frozenset({"alone", "taught"})  # what the person did without help
TEACHING = frozenset({"done_for", "prompted"})  # whoever did this has taught


class Seen(NamedTuple):
    """One skill of one person, seen or tried once; ``resident`` or ``member`` says whose, and only one of them."""

    id: UUID
    place: str
    resident: UUID | None
    member: UUID | None
    skill: str
    kind: str
    mode: str
    observer: UUID
    about: str
    happened_at: datetime
    received_at: datetime


def levels(seen: Iterable[Seen], today: date) -> dict[str, int]:
    """Return the level of every skill of one person that anything was seen of, on a day."""
    return {skill: _level(skill, rows, today) for skill, rows in sorted(_by_skill(seen).items())}


def lapses(seen: Iterable[Seen], today: date) -> dict[str, date]:
    """Return, for each safety skill that stands on a day, the first day on which its level stands no more."""
    found = {}
    for skill, rows in sorted(_by_skill(seen).items()):
        level = _level(skill, rows, today)
        if skill in SAFETY and level:
            proofs = [one for one in rows if (_is_watched(one) if level >= ALONE else BY_MODE[one.mode])]
            found[skill] = max(local_date(one.happened_at) for one in proofs if local_date(one.happened_at) <= today) + LASTS + timedelta(days=1)
    return found


def basics_held(home: Sequence[Mapping[str, int]], needs: Mapping[str, Sequence[str]]) -> dict[str, bool]:
    """Return which basics a home has: somebody there does every skill of one alone (levels of each person, as `levels`)."""
    return {
        basic: any(all(one.get(code, 0) >= ALONE for code in codes) for one in home) for basic, codes in needs.items()
    }


def _by_skill(seen: Iterable[Seen]) -> Mapping[str, Sequence[Seen]]:
    """Return what counts, in the order in which it happened: whatever came at an impossible pace does not."""
    found: dict[str, list[Seen]] = defaultdict(list)
    ticked: dict[tuple[UUID, date], set[str]] = defaultdict(set)
    for one in sorted(seen, key=lambda one: (one.happened_at, one.id)):
        if one.kind == "tick" and one.mode in SHOWN:
            told = ticked[one.observer, local_date(one.happened_at)]
            if one.skill not in told and len(told) >= A_DAY:
                continue
            told.add(one.skill)
        found[one.skill].append(one)
    return found


def _level(skill: str, rows: Sequence[Seen], today: date) -> int:
    until = [one for one in rows if local_date(one.happened_at) <= today]
    watched: Sequence[Seen] = [one for one in until if _is_watched(one)]
    proofs: Sequence[Seen] = [one for one in until if BY_MODE[one.mode]]
    if skill in SAFETY:
        watched, proofs = _standing(watched, today), _standing(proofs, today)
    if _confirmed(watched, until):
        return ALONE + any(one.mode == "taught" for one in watched)
    return max((BY_MODE[one.mode] for one in proofs), default=0)


def _is_watched(one: Seen) -> bool:
    """Say whether somebody else stood beside while the person did it without help."""
    return one.kind in WATCHED and one.mode in SHOWN and one.observer != one.member


def _standing(proofs: Sequence[Seen], today: date) -> Sequence[Seen]:
    """Return the last proofs that no gap of more than a year lies between, if the last is not older than that."""
    kept: list[Seen] = []
    last = today
    for one in reversed(proofs):
        day = local_date(one.happened_at)
        if last - day > LASTS:
            break
        kept.append(one)
        last = day
    return kept[::-1]


def _confirmed(watched: Sequence[Seen], rows: Sequence[Seen]) -> bool:
    """Say whether it was seen on two moments seven days apart, one of them by somebody who had never taught it."""
    strangers = [one for one in watched if not _had_taught(one, rows)]
    return any(abs(one.happened_at - other.happened_at) >= APART for one in strangers for other in watched)


def _had_taught(one: Seen, rows: Sequence[Seen]) -> bool:
    """Say whether whoever saw this had taught it to the person by then: by hand, by word, or in a class."""
    return any(
        row.observer == one.observer
        and row.happened_at <= one.happened_at
        and (row.kind == "class" or (row.kind in WATCHED and row.mode in TEACHING))
        for row in rows
    )
