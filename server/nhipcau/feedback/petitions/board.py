"""What a commune's public board says: counts with small numbers hidden, and what an officer read again. No names are here to be had."""

from collections import Counter
from datetime import timedelta
from typing import Final, NamedTuple
from uuid import UUID

from nhipcau.feedback.petitions.catalogue import category_name
from nhipcau.feedback.petitions.models import ANSWERED, CLOSED, Petition
from nhipcau.feedback.petitions.rules import HIDDEN, LEAST, kept_small
from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import now
from nhipcau.kernel.scope import COUNTRY, acting, commune_of
from nhipcau.people.models import Member
from nhipcau.people.queries import still_working
from nhipcau.places.models import Commune, Village

PERIOD: Final = timedelta(days=365)
EXAMPLES: Final = 12
IN_TIME, LATE, WAITING = range(3)


class Row(NamedTuple):
    """A line of the board: its name, its whole number, and the parts of it, in words."""

    name: str
    whole: str
    parts: tuple[str, ...]


class Example(NamedTuple):
    """A petition whose text an officer read again."""

    category: str
    village: str
    text: str
    answer: str
    voices: int


class Board(NamedTuple):
    """The board of a commune. ``in_time`` and ``answered`` are both parts of the share, or empty where they are small."""

    rows: list[Row]
    sums: Row
    villages: list[Row]
    in_time: str
    answered: str
    examples: list[Example]
    enough: bool


def board_of(commune: Commune) -> Board:
    """Return the board of a commune over the last year."""
    with acting(system(COUNTRY)):
        raised = Petition.objects.filter(commune=commune.code, raised_at__gte=now() - PERIOD).exclude(outcome="joined")
        told = list(raised.values_list("category", "village_id", "state", "in_time"))
        public = list(raised.exclude(public_text="").filter(about="").order_by("-raised_at", "id")[:EXAMPLES])
    names = _villages([one.village_id for one in public] + [village for _, village, *_ in told])
    counts = _by_category(told)
    sums = [sum(column) for column in zip(*counts.values(), strict=True)] or [0, 0, 0]
    cells = kept_small([[*line, sum(line)] for line in [*counts.values(), sums]])
    rows = [_row(name, line) for name, line in zip([*map(category_name, counts), "Cộng"], cells, strict=True)]
    shown = cells[-1][IN_TIME] is not None and cells[-1][LATE] is not None and sums[IN_TIME] + sums[LATE] > 0
    return Board(
        rows[:-1],
        rows[-1],
        _by_village(told, names),
        str(sums[IN_TIME]) if shown else "",
        str(sums[IN_TIME] + sums[LATE]) if shown else "",
        [Example(category_name(one.category), names.get(one.village_id, ""), one.public_text, _answer(one), one.voices if one.voices >= LEAST else 0) for one in public],
        enough=len(told) >= LEAST,
    )  # fmt: skip


def communes() -> list[Commune]:
    """Return the communes in which somebody works today: only there does anybody answer."""
    scopes = Member.objects.filter(still_working()).values_list("scope", flat=True).distinct()
    codes = {code for scope in scopes if (code := commune_of(scope))}
    return list(Commune.objects.filter(code__in=codes, valid_to=None).select_related("province").order_by("folded", "code"))


def _by_category(told: list[tuple[str, UUID | None, str, bool | None]]) -> dict[str, list[int]]:
    counts: dict[str, list[int]] = {}
    for category, _, state, in_time in sorted(told, key=lambda one: category_name(one[0])):
        line = counts.setdefault(category, [0, 0, 0])
        line[(IN_TIME if in_time else LATE) if state in {ANSWERED, CLOSED} else WAITING] += 1
    return counts


def _by_village(told: list[tuple[str, UUID | None, str, bool | None]], names: dict[UUID | None, str]) -> list[Row]:
    counts = Counter(village for _, village, *_ in told)
    order = sorted(counts, key=lambda one: names.get(one, "~"))
    cells = kept_small([*([counts[one]] for one in order), [len(told)]])
    return [Row(names.get(one, "Chưa rõ thôn, bản"), _cell(cells[at][0]), ()) for at, one in enumerate(order)]


def _row(name: str, line: list[int | None]) -> Row:
    *parts, whole = map(_cell, line)
    return Row(name, whole, tuple(parts))


def _cell(value: int | None) -> str:
    return HIDDEN if value is None else str(value)


def _answer(one: Petition) -> str:
    return one.answer if one.state in {ANSWERED, CLOSED} else ""


def _villages(ids: list[UUID | None]) -> dict[UUID | None, str]:
    return {one.id: f"{one.kind} {one.name}" for one in Village.objects.filter(id__in=[one for one in ids if one])}
