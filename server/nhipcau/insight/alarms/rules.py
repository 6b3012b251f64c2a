"""When an early warning rings: comparisons that know how unsure a figure is. Values in, an answer out."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, exp, lgamma, log, sqrt
from statistics import NormalDist
from typing import Final, Literal

Comparison = Literal["below", "above", "falls", "rises", "apart", "silent"]
DOUBT: Final = 0.05  # how often one round over all places may ring for nothing
EXACT: Final = 2000  # up to here a binomial is added up, above it is as good as normal
WIDEST: Final = 50.0  # however unequal its weeks are, a count's noise is taken to be no more than so many times Poisson's


@dataclass(frozen=True)
class Seen:
    """One figure of one place: a part of a whole, or, without a whole, how much was counted in so many days."""

    part: int
    whole: int | None = None
    days: int = 1

    @property
    def value(self) -> float | None:
        """The share between 0 and 1, or the count; None where there is nothing to divide by."""
        if self.whole is None:
            return float(self.part)
        return min(self.part / self.whole, 1.0) if self.whole else None


@dataclass(frozen=True)
class Rule:
    """What a person set. ``bound`` is a share (0 to 1) or a count; ``least`` the smallest whole that is judged."""

    comparison: Comparison
    bound: float | None = None
    back: int = 3
    least: int = 30
    better: str = "up"


@dataclass(frozen=True)
class Judged:
    """What a comparison found: whether it rings, the figure with its interval, and what it was set against."""

    rings: bool
    value: float
    low: float
    high: float
    against: float


def reach(looks: int) -> float:
    """Return how many standard errors keep the doubt of ``looks`` looks at once at 5 % (Bonferroni)."""
    return NormalDist().inv_cdf(1 - DOUBT / max(looks, 1) / 2)


def share_between(part: int, whole: int, z: float) -> tuple[float, float]:
    """Return the Wilson interval of a share; ``whole`` is at least one."""
    share = min(part / whole, 1.0)
    middle = (share + z * z / (2 * whole)) / (1 + z * z / whole)
    half = z * sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole)) / (1 + z * z / whole)
    return max(0.0, middle - half), min(1.0, middle + half)


def count_between(count: int, z: float) -> tuple[float, float]:
    """Return the interval of a count that is Poisson's (Byar's approximation)."""
    low = count * (1 - 1 / (9 * count) - z / (3 * sqrt(count))) ** 3 if count else 0.0
    more = count + 1
    return max(0.0, low), more * (1 - 1 / (9 * more) + z / (3 * sqrt(more))) ** 3


def apart_by(one: Seen, other: Seen, z: float) -> tuple[float, float]:
    """Return the interval of the difference of two shares, one less other (Newcombe's hybrid score)."""
    mine, theirs = one.value or 0.0, other.value or 0.0
    low, high = share_between(one.part, one.whole or 1, z)
    their_low, their_high = share_between(other.part, other.whole or 1, z)
    gap = mine - theirs
    return gap - sqrt((mine - low) ** 2 + (their_high - theirs) ** 2), gap + sqrt((high - mine) ** 2 + (theirs - their_low) ** 2)


def unevenness(counts: Sequence[Seen]) -> float:
    """Return how many times more a place's counts scatter than Poisson's would, at least 1, from three periods up."""
    rates = [one.part / one.days for one in counts]
    usual = sum(rates) / len(rates) if rates else 0.0
    if len(rates) < 3 or not usual:  # noqa: PLR2004 (two points show no scatter)
        return 1.0
    days = sum(one.days for one in counts) / len(counts)
    scatter = sum((rate - usual) ** 2 for rate in rates) / (len(rates) - 1) * days / usual
    return min(max(1.0, scatter), WIDEST)


def together(seen: Sequence[Seen]) -> Seen:
    """Add periods, or places, up to one figure."""
    wholes = [one.whole for one in seen if one.whole is not None]
    return Seen(sum(one.part for one in seen), sum(wholes) if wholes else None, sum(one.days for one in seen))


def judge(rule: Rule, now: Seen, before: Sequence[Seen] = (), wider: Seen | None = None, *, looks: int = 1) -> Judged | None:
    """Say whether a rule rings for a place; None where there is too little to say anything.

    ``before``: the place's own periods before, as many as the rule asks for; ``wider``: the place around, this one in it;
    ``looks``: how many places are judged at once, so that a province of 130 communes does not ring by chance.
    """
    if rule.comparison == "silent":
        return Judged(not now.part, now.part, now.part, now.part, 0.0)
    if now.value is None or (now.whole is not None and now.whole < rule.least):
        return None
    z = reach(looks)
    if rule.comparison in ("below", "above"):
        return _bounded(rule, now, z)
    if rule.comparison == "apart":
        return _apart(rule, now, wider, z)
    return _moved(rule, now, before, z)


def _bounded(rule: Rule, now: Seen, z: float) -> Judged | None:
    if rule.bound is None:
        return None
    low, high = count_between(now.part, z) if now.whole is None else share_between(now.part, now.whole, z)
    rings = high < rule.bound if rule.comparison == "below" else low > rule.bound
    return Judged(rings, now.value or 0.0, low, high, rule.bound)


def _apart(rule: Rule, now: Seen, wider: Seen | None, z: float) -> Judged | None:
    """Set a share against the rest of the place around it: a place is not compared with itself."""
    if wider is None or wider.whole is None or now.whole is None:
        return None
    rest = Seen(max(wider.part - now.part, 0), wider.whole - now.whole)
    if not rest.whole or rest.whole < rule.least:
        return None
    low, high = apart_by(now, rest, z)
    worse = {"up": high < 0, "down": low > 0}.get(rule.better, high < 0 or low > 0)
    around = rest.value or 0.0
    return Judged(worse, now.value or 0.0, around + low, around + high, around)


def _moved(rule: Rule, now: Seen, before: Sequence[Seen], z: float) -> Judged | None:
    if len(before) < rule.back:
        return None
    past = together(before)
    if past.value is None or (past.whole is not None and past.whole < rule.least):
        return None
    if now.whole is None:
        if past.part + now.part < rule.least:
            return None
        low, high, against = _rate(now, past, unevenness(before), z)
    else:
        low, high = (edge + past.value for edge in apart_by(now, past, z))
        against = past.value
    return Judged(high < against if rule.comparison == "falls" else low > against, now.value or 0.0, low, high, against)


def _rate(now: Seen, past: Seen, uneven: float, z: float) -> tuple[float, float, float]:
    """Return the interval in which this period's count would lie, and what the past lets one expect of so many days.

    Of all that was counted, now and before, this period's part is a share like any other; its fair share is that of
    its days. A place whose counts come in bunches is taken as if it had counted fewer things.
    """
    whole = (now.part + past.part) / uneven
    low, high = share_between(round(now.part / uneven), max(round(whole), 1), z)
    fair = now.days / (now.days + past.days)
    expected = past.part * now.days / past.days
    scale = expected / fair if fair else 0.0
    return low * scale, high * scale, expected


def chance(now: Seen, past: Seen, uneven: float = 1.0) -> float:
    """Return how likely so unlike a pair of figures is if nothing changed, between 0 and 1: the smaller, the more surprising."""
    if now.whole is not None and past.whole is not None:
        return _of_shares(now, past)
    here, all_ = round(now.part / uneven), round((now.part + past.part) / uneven)
    return _of_counts(min(here, all_), all_, now.days / (now.days + past.days))


def _of_shares(now: Seen, past: Seen) -> float:
    whole, then = now.whole or 0, past.whole or 0
    if not whole or not then:
        return 1.0
    pooled = min((now.part + past.part) / (whole + then), 1.0)
    spread = sqrt(pooled * (1 - pooled) * (1 / whole + 1 / then))
    gap = abs((now.value or 0.0) - (past.value or 0.0))
    return _two_sided(gap / spread) if spread else 1.0


def _of_counts(here: int, all_: int, fair: float) -> float:
    """Return the two-sided chance of ``here`` out of ``all_`` where the fair share is ``fair``."""
    if not all_:
        return 1.0
    if all_ > EXACT:
        gap = max(abs(here - all_ * fair) - 0.5, 0.0)
        return _two_sided(gap / sqrt(all_ * fair * (1 - fair)))
    return min(1.0, 2 * _tail(here, all_, fair, 1 if here > all_ * fair else -1))  # on the other side of the mean lies more than half


def _tail(k: int, n: int, fair: float, step: Literal[-1, 1]) -> float:
    """Return the chance of ``k`` and everything below it (-1) or above it (1): term after term, until none adds anything."""
    odds, term, total = fair / (1 - fair), _weight(k, n, fair), 0.0
    while 0 <= k <= n and term > total * 1e-17:
        total += term
        term *= (n - k) / (k + 1) * odds if step > 0 else k / (n - k + 1) / odds
        k += step
    return total


def _weight(k: int, n: int, fair: float) -> float:
    if n < 500:  # noqa: PLR2004 (above, a float cannot hold the number of ways)
        return comb(n, k) * fair**k * (1 - fair) ** (n - k)
    ways = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
    return exp(ways + k * log(fair) + (n - k) * log(1 - fair))


def _two_sided(z: float) -> float:
    return 2 * (1 - NormalDist().cdf(z))


def surprising(chances: Sequence[float], doubt: float = DOUBT) -> list[bool]:
    """Say which of many looks stand out, so that where nothing changed, nothing is said 95 times in 100 (Benjamini-Hochberg)."""
    order = sorted(range(len(chances)), key=chances.__getitem__)
    last = max((n for n, at in enumerate(order, 1) if chances[at] <= doubt * n / len(chances)), default=0)
    found = set(order[:last])
    return [at in found for at in range(len(chances))]
