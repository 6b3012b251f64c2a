"""Arithmetic of shares: a part of a whole that knows its whole, and how sure it is."""

from dataclasses import dataclass
from math import sqrt

FEW = 30  # below this a share says little and the page says so
_Z = 1.96  # 95 % of a normal distribution


def wilson(share: float, n: int) -> tuple[float, float]:
    """Return the 95 % interval (Wilson score) of a share that was seen in ``n`` independent looks, at least one."""
    middle = (share + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    reach = _Z * sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2)) / (1 + _Z**2 / n)
    return max(0.0, middle - reach), min(1.0, middle + reach)


@dataclass(frozen=True)
class Share:
    """A part of a whole. Without a whole there is no share, which is not the same as zero."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        """The share between 0 and 1, or None where there is nothing to divide by."""
        return self.part / self.whole if self.whole else None

    @property
    def few(self) -> bool:
        """Whether the whole is too small to compare by."""
        return self.whole < FEW

    @property
    def between(self) -> tuple[float, float] | None:
        """The 95 % interval: where the true share lies, given so few or so many."""
        return wilson(min(self.part / self.whole, 1.0), self.whole) if self.whole else None
