"""What must hold of petitions: which are alike, which answers say something, what is covered in a text. Pure."""

import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID

from nhipcau.kernel.scrub import scrub
from nhipcau.kernel.text import plain

NEAR: Final = 300  # metres
ALIKE_FOR: Final = timedelta(days=30)
ASK_AGAIN: Final = timedelta(days=28)  # after an answer: was it really done?
SILENT: Final = timedelta(days=14)  # nobody answered that question: it is closed
LEAST: Final = 5  # a smaller number of the public board is hidden
HIDDEN: Final = "ẩn"
DOT: Final = "•"
_TELEPHONE: Final = re.compile(r"(?<![0-9])(?:\+?84|0)(?:[ .-]?[0-9]){8,10}(?![0-9])")
_EARTH: Final = 6_371_000


class Spot(NamedTuple):
    """What is known of a petition when it is compared with others."""

    category: str
    village: UUID | None
    point: tuple[float, float] | None
    on: date


def metres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return how far two points (latitude, longitude) lie apart."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*one, *other))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH * math.asin(math.sqrt(half))


def alike(new: Spot, old: Spot) -> bool:
    """Say whether two may be the same matter: same category within thirty days, and near, or in the same village."""
    if new.category != old.category or abs(new.on - old.on) > ALIKE_FOR:
        return False
    if new.point and old.point:
        return metres(new.point, old.point) <= NEAR
    return new.village is not None and new.village == old.village


def lacks_substance(text: str, document: str, photos: int, written: Mapping[str, Any]) -> str:
    """Return what an answer lacks: ``few`` words, only ``empty`` phrases, or a ``proof``; nothing where it will do."""
    rest = f" {plain(text)} "
    for phrase in written["empty"]:
        rest = rest.replace(f" {phrase} ", " ")
    if len(plain(text).split()) < written["words"]:
        return "few"
    if len(rest.split()) < written["words"] // 2:
        return "empty"
    return "" if photos or document.strip() else "proof"


def covered(text: str, names: Iterable[str] = ()) -> str:
    """Return a text without secrets, telephone numbers and these names, with or without their marks."""
    clean = scrub(" ".join(text.split()))[0]
    clean = _TELEPHONE.sub(DOT * 6, clean)
    for name in sorted({name for name in names if len(name.strip()) > 1}, key=len, reverse=True):
        clean = _without(clean, name)
    return clean


def _without(text: str, name: str) -> str:
    words, wanted = text.split(" "), plain(name).split()
    at = 0
    while wanted and at + len(wanted) <= len(words):
        if [plain(word) for word in words[at : at + len(wanted)]] == wanted:
            words[at : at + len(wanted)] = [DOT * 3]
        at += 1
    return " ".join(words)


def names_of(full: str) -> list[str]:
    """Return how somebody may be called in a text: the whole name, and the given one after the way people are addressed."""
    parts = full.split()
    if not parts:
        return []
    return [full, *(f"{title} {parts[-1]}" for title in ("bà", "ông", "cô", "chú", "bác", "anh", "chị", "em", "mế", "cụ"))]


def kept_small(table: Sequence[Sequence[int]]) -> list[list[int | None]]:
    """Return a table in which numbers under five are hidden, and a second in each line where one is, so that sums tell nothing.

    Its last row and column are the sums; the last of all, the whole, is never chosen as a second: another table may show it.
    """
    shown: list[list[int | None]] = [[None if 0 < cell < LEAST else cell for cell in row] for row in table]
    whole = (len(shown) - 1, len(shown[0]) - 1) if shown else (-1, -1)
    changed = True
    while changed:
        changed = False
        lines = [[(at, col) for col in range(len(row))] for at, row in enumerate(shown)]
        lines += [[(row, at) for row in range(len(shown))] for at in range(len(shown[0]) if shown else 0)]
        for line in lines:
            changed = _second(shown, line, whole) or changed
    return shown


def _second(shown: list[list[int | None]], line: Collection[tuple[int, int]], whole: tuple[int, int]) -> bool:
    """Hide a second number of a line in which exactly one is hidden: the smallest that is not nought."""
    hidden = [at for at in line if shown[at[0]][at[1]] is None]
    left = [(value, at) for at in line if at != whole and (value := shown[at[0]][at[1]])]
    if len(hidden) != 1 or not left:
        return False
    _, (row, col) = min(left)
    shown[row][col] = None
    return True
