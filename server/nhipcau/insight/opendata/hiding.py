"""Which figures of which communes are left out before anybody may have them, so that no few people can be found in them. Pure.

A figure of a commune counts people or their doings in parts: those that did and those that did not. A part of one to four
is small. A commune with a small part in a figure is hidden in it whole, and in every figure that counts the same things
(a family): else it could be worked out from those. And then so many more communes are hidden, the smallest first, that
nothing small is left over when what is shown is taken from what the province has in all: at least three are hidden or
none, and all that is hidden adds up to nought or at least five in each part. Where that cannot be, the province's own figure
is hidden too. Nought is shown: nobody stands in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

SMALL: Final = 5  # fewer are few
TOGETHER: Final = 3  # communes that are hidden at once, so that one of them that knows its own figure does not know the other's

Cells = tuple[int, ...]  # the parts of a commune, side by side: of every figure of a family


@dataclass(frozen=True)
class Hidden:
    """The communes that are hidden in a family of figures, and whether the province's own figures are."""

    communes: frozenset[str]
    total: bool


def small(part: int) -> bool:
    """Say whether a part is so small that somebody could be found in it."""
    return 0 < part < SMALL


def hide(table: Mapping[str, Cells]) -> Hidden:
    """Return what is hidden of a family: a row of parts for each commune; the province has their sums."""
    hidden = {code for code, cells in table.items() if any(small(cell) for cell in cells)}
    totals = _sums(table.values())
    if any(small(total) for total in totals):
        return _all_of(table, hidden)
    if not hidden:
        return Hidden(frozenset(), total=False)
    others = sorted((code for code in table if code not in hidden and any(table[code])), key=lambda code: (sum(table[code]), code))
    for code in others:
        if _safe(table, hidden):
            break
        hidden.add(code)
    return Hidden(frozenset(hidden), total=False) if _safe(table, hidden) else _all_of(table, hidden)


def _safe(table: Mapping[str, Cells], hidden: set[str]) -> bool:
    """Say whether nothing small is left over when what is shown is taken from the province's own."""
    lost = _sums([table[code] for code in hidden])
    return len(hidden) >= TOGETHER and not any(small(part) for part in lost)


def _all_of(table: Mapping[str, Cells], hidden: set[str]) -> Hidden:
    """Hide the province's own figures; then nothing can be taken from them, and only what is small itself is hidden."""
    return Hidden(frozenset(code for code in hidden if any(small(cell) for cell in table[code])), total=True)


def _sums(rows: Iterable[Cells]) -> Cells:
    return tuple(sum(column) for column in zip(*rows, strict=True))
