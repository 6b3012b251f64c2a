"""What will happen in a history: a seed says it all. Pure: no clock, no network, no database."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

# What may go wrong with one request.
FINE = "fine"
CUT = "cut"  # it never left the phone
TORN = "torn"  # half of it arrived
UNHEARD = "unheard"  # it arrived whole, and the line was cut at that moment
LOST = "lost"  # the server answered, and the answer was lost
HALF = "half"  # half of the answer came
DOUBLED = "doubled"  # it arrived twice at once
LATE = "late"  # the phone gave up; it arrives some time later
DIE_BEFORE = "die before"  # the phone is killed before it leaves
DIE_AFTER = "die after"  # the phone is killed while the server works on it

LOSING = (CUT, TORN, UNHEARD, LOST, HALF)
OWN = ("lost-answers", "doubled", "late", "phone-killed", "two-phones", "clock", "bundles", "courier")
SHARED = ("worker-killed", "app-killed", "database-killed", "disk-full", "primary-lost")
KINDS = (*OWN, *SHARED)
# Of a hundred histories, how many have this kind's own trouble; every kind meets lost answers as well.
SHARES = {
    "lost-answers": 10, "doubled": 8, "late": 8, "phone-killed": 9, "two-phones": 9, "clock": 6, "bundles": 4,
    "courier": 6, "worker-killed": 12, "app-killed": 8, "database-killed": 12, "disk-full": 4, "primary-lost": 4,
}  # fmt: skip
FLYING = ("fly", "together", "bundle", "courier")
REAL_EVERY = 5  # every fifth history is lived by the phone's own code


@dataclass(frozen=True)
class Step:
    """One thing that happens. ``which`` picks among what is there; ``faults`` befall the next requests in turn."""

    deed: str
    phone: int = 0
    which: int = 0
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """A whole history before it is lived."""

    kind: str
    number: int
    steps: tuple[Step, ...]

    @property
    def seed(self) -> str:
        """Return what brings this history back."""
        return f"{self.kind}-{self.number}"

    @property
    def real(self) -> bool:
        """Whether the phone's own code lives it; only that can seal a bundle."""
        return self.kind == "courier" or self.number % REAL_EVERY == 0

    @property
    def one_account(self) -> bool:
        """Whether both phones belong to one member."""
        return self.kind == "two-phones"

    @property
    def chance(self) -> Random:
        """Return a die for what is decided while it is lived."""
        return Random(f"{self.seed} lived")


def read_seed(seed: str) -> Plan:
    """Return the plan behind a printed seed, such as ``two-phones-417``."""
    kind, _, number = seed.strip().rpartition("-")
    if kind not in KINDS or not number.isdigit():
        raise ValueError(f"{seed!r} is no seed: it is printed as <kind>-<number>, with a kind of {', '.join(KINDS)}")
    return plan(kind, int(number))


def plan(kind: str, number: int) -> Plan:
    """Return the history of this kind and number, always the same."""
    die = Random(f"{kind}-{number}")
    return Plan(kind, number, tuple(_steps(kind, die)))


def shares(total: int, kinds: tuple[str, ...]) -> dict[str, int]:
    """Return how many histories of each kind make up a total."""
    weight = sum(SHARES[kind] for kind in kinds)
    counts = {kind: total * SHARES[kind] // weight for kind in kinds}
    for kind in list(counts)[: total - sum(counts.values())]:
        counts[kind] += 1
    return counts


def _steps(kind: str, die: Random) -> Iterator[Step]:
    yield Step("home", 0)
    yield Step("fly", 0, faults=_faults(kind, die))
    deeds = _deeds(kind)
    for _ in range(die.randint(6, 11)):
        deed = die.choices(list(deeds), list(deeds.values()))[0]
        faults = _faults(kind, die) if deed in FLYING else ()
        yield Step(deed, die.randrange(2), die.randrange(1000), faults)


def _deeds(kind: str) -> dict[str, int]:
    deeds = {"home": 4, "visit": 8, "prepare": 3, "bad": 2, "fly": 9, "together": 3, "echo": 1, "deliver": 1}
    deeds |= {"phone-killed": {"kill": 5}, "clock": {"clock": 5}, "bundles": {"bundle": 6}}.get(kind, {})
    deeds |= {"doubled": {"echo": 6}, "late": {"deliver": 5}, "two-phones": {"together": 9}}.get(kind, {})
    return deeds | {"courier": {"courier": 6}}.get(kind, {})


def _faults(kind: str, die: Random) -> tuple[str, ...]:
    own: tuple[str, ...] = {
        "doubled": (DOUBLED, DOUBLED, LOST),
        "late": (LATE, LATE, UNHEARD),
        "phone-killed": (DIE_BEFORE, DIE_AFTER, DIE_AFTER, LOST),
    }.get(kind, LOSING)
    rate = 0.2 if kind in SHARED else 0.45
    return tuple(die.choice(own) if die.random() < rate else FINE for _ in range(3))
