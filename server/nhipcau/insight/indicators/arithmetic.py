"""From a definition and what was counted to a figure with both its parts. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from nhipcau.insight.indicators.formulas import ANY, Number, Pair, Ref, Term, Tree, parsed
from nhipcau.insight.indicators.shapes import Definition, Score
from nhipcau.kernel.shares import FEW, wilson

MOST_DEPTH = 8  # figures made of figures


@dataclass(frozen=True)
class Counted:
    """What was counted at one place in one period: sums by measure and key, subjects met, registered totals."""

    sums: Mapping[tuple[str, str], int]
    met: Mapping[str, int]
    wholes: Callable[[str], int | None]
    distinct: frozenset[str]
    totals: frozenset[str]

    def term(self, term: Term) -> int | None:
        """Return what one measure or total comes to; None where nobody counts it here."""
        if term.name in self.totals:
            return self.wholes(term.name)
        if term.name in self.distinct:
            return self.met.get(term.name, 0)
        if term.keys == ANY:
            return sum(value for (name, _), value in self.sums.items() if name == term.name)
        return sum(self.sums.get((term.name, key), 0) for key in term.keys)


@dataclass(frozen=True)
class Worked:
    """A figure worked out: both parts, its value, and where the true one lies; nothing where there is nothing."""

    part: int | None = None
    whole: int | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def few(self) -> bool:
        """Whether the whole is too small to compare by."""
        return self.whole is not None and self.whole < FEW


NOTHING = Worked()
Find = Callable[[str], Definition | None]


def work_out(one: Definition, counted: Counted, find: Find) -> Worked:
    """Return what a figure comes to."""
    if one.scores:
        return _points(one, counted, find)
    part = _whole_number(one.numerator, counted, find)
    whole = _whole_number(one.denominator, counted, find)
    if part is None or (one.denominator and whole is None):
        return NOTHING
    if not part and not whole and one.since is not None:
        return NOTHING  # told by nobody yet: old entries of the ledger do not have it
    return told(one.unit, part, whole)


def told(unit: str, part: int, whole: int | None) -> Worked:
    """Return the figure of two parts; a share is between 0 and 1, and no whole means no share."""
    if whole is None:
        return Worked(part, None, float(part))
    if not whole:
        return Worked(part, whole)
    value = part / whole
    if unit != "percent":
        return Worked(part, whole, value)
    low, high = wilson(min(max(value, 0.0), 1.0), whole)
    return Worked(part, whole, value, low, high)


@dataclass(frozen=True)
class Scored:
    """One line of a figure in points: its points, and how many could have been reached; None where we cannot measure it."""

    score: Score
    share: Worked
    points: float | None = None
    most: float = 0.0


def scored(one: Definition, counted: Counted, find: Find, depth: int = 0) -> list[Scored]:
    """Return each line of a figure in points."""
    return [_scored(score, counted, find, depth) for score in one.scores]


def _scored(score: Score, counted: Counted, find: Find, depth: int) -> Scored:
    below = find(score.of) if score.of and depth < MOST_DEPTH else None
    if below is None:
        return Scored(score, NOTHING)
    if below.scores:
        lines = scored(below, counted, find, depth + 1)
        points = points_of(lines)
        return Scored(score, added(lines), points, sum(line.most for line in lines if line.points is not None))
    share = work_out(below, counted, find)
    if share.value is None:
        return Scored(score, share)
    return Scored(score, share, min(max(share.value, 0.0), 1.0) * score.most, score.most)


def points_of(lines: list[Scored]) -> float | None:
    """Return the points of all lines that could be computed, or None where none could."""
    reached = [line.points for line in lines if line.points is not None]
    return sum(reached) if reached else None


def added(lines: list[Scored]) -> Worked:
    """Return the lines' sum as a figure in points: parts are rounded for reading aloud, the value is not."""
    points = points_of(lines)
    if points is None:
        return NOTHING
    return Worked(round(points), round(sum(line.most for line in lines)), points)


def _points(one: Definition, counted: Counted, find: Find) -> Worked:
    return added(scored(one, counted, find))


def _whole_number(formula: str, counted: Counted, find: Find) -> int | None:
    if not formula:
        return None
    value = evaluated(parsed(formula), counted, find)
    return None if value is None else round(value)


def evaluated(tree: Tree, counted: Counted, find: Find, depth: int = 0) -> Decimal | None:
    """Return what a tree comes to; None as soon as something in it is not counted."""
    if isinstance(tree, Number):
        return tree.value
    if isinstance(tree, Term):
        found = counted.term(tree)
        return None if found is None else Decimal(found)
    if isinstance(tree, Ref):
        below = find(tree.code)
        if below is None or not below.numerator or depth >= MOST_DEPTH:
            return None
        return evaluated(parsed(below.numerator), counted, find, depth + 1)
    left, right = evaluated(tree.left, counted, find, depth), evaluated(tree.right, counted, find, depth)
    if left is None or right is None:
        return None
    return _joined(tree, left, right)


def _joined(tree: Pair, left: Decimal, right: Decimal) -> Decimal:
    if tree.sign == "*":
        return left * right
    return left + right if tree.sign == "+" else left - right
