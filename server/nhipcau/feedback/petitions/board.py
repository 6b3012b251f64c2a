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


def board_of(commune: Commune) -> Board:
    """Return the board of a commune over the last year."""
    with acting(system(COUNTRY)):
        raised = Petition.objects.filter(commune=commune.code, raised_at__gte=now() - PERIOD).exclude(outcome="joined")
        told = list(raised.values_list("category", "village_id", "state", "in_time"))
        public = list(raised.exclude(public_text="").filter(about="").order_by("-raised_at", "id")[:EXAMPLES])
    counts = _by_category(told)
    names = _villages([one.village_id for one in public] + [village for _, village, *_ in told])
    cells = kept_small([counts[code] for code in counts])
    rows = [Row(category_name(code), _sum(counts[code], shown), tuple(map(_cell, shown))) for code, shown in zip(counts, cells, strict=True)]
    columns = [(list(column), [line[at] for line in cells]) for at, column in enumerate(zip(*counts.values(), strict=True))]
    parts = tuple(_sum(column, shown) for column, shown in columns) or ("0", "0", "0")
    whole = len(told)
    in_time, answered = sum(line[IN_TIME] for line in counts.values()), sum(line[IN_TIME] + line[LATE] for line in counts.values())
    small = (min(in_time, answered - in_time) < LEAST and answered - in_time > 0) or in_time < LEAST
    return Board(
        rows,
        Row("Cộng", _cell(whole if whole >= LEAST or not whole else None), parts),
        _by_village(told, names),
        "" if small else str(in_time),
        "" if small else str(answered),
        [Example(category_name(one.category), names.get(one.village_id, ""), one.public_text, _answer(one), one.voices if one.voices >= LEAST else 0) for one in public],
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
    cells = kept_small([[counts[one]] for one in order])
    return [Row(names.get(one, "Chưa rõ thôn, bản"), _cell(cell), ()) for one, (cell,) in zip(order, cells, strict=True)]


def _sum(line: list[int] | tuple[int, ...], shown: list[int | None]) -> str:
    """Return a sum, unless it is small or would give away the one number that is hidden."""
    whole, hidden = sum(line), sum(cell is None for cell in shown)
    return _cell(None if hidden == 1 or 0 < whole < LEAST else whole)


def _cell(value: int | None) -> str:
    return HIDDEN if value is None else str(value)


def _answer(one: Petition) -> str:
    return one.answer if one.state in {ANSWERED, CLOSED} else ""


def _villages(ids: list[UUID | None]) -> dict[UUID | None, str]:
    return {one.id: f"{one.kind} {one.name}" for one in Village.objects.filter(id__in=[one for one in ids if one])}
