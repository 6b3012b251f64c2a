"""How large the province is, and how much of it each commune gets. Pure."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

YEARS = 2  # of work behind the day on which it is made
MEMBERS_A_VILLAGE, MEMBERS_A_COMMUNE = 5, 8


@dataclass(frozen=True)
class Size:
    """So much of everything, in a whole province or in one commune."""

    villages: int
    homes: int
    residents: int
    assists: int
    preparations: int
    dossiers: int

    def part(self, share: float) -> "Size":
        """Return a share of all this, never less than one of anything, and a home in every village."""
        villages = max(1, round(self.villages * share))
        homes = max(villages, round(self.homes * share))
        rest = (max(1, round(many * share)) for many in (self.assists, self.preparations, self.dossiers))
        return Size(villages, homes, max(homes, round(self.residents * share)), *rest)


NGHE_AN = Size(3_800, 900_000, 3_400_000, 5_000_000, 1_000_000, 2_000_000)


@dataclass(frozen=True)
class Share:
    """What one commune gets. ``number`` counts the communes; ``late`` is how many of its dossiers end too late."""

    commune: str
    number: int
    size: Size
    late: float


def shares(communes: Sequence[str], whole: Size, seed: int = 40) -> list[Share]:
    """Deal the province out: small communes and large ones, the largest about six times the smallest."""
    chance = random.Random(seed)
    weights = [0.35 + 1.65 * chance.random() ** 1.5 for _ in communes]
    total = sum(weights)
    return [
        Share(commune, number, whole.part(weight / total), 0.02 + 0.13 * chance.random())
        for number, (commune, weight) in enumerate(zip(communes, weights, strict=True))
    ]
