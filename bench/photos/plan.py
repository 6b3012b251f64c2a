"""Which pictures are taken: half of them good, the rest with one fault, some with two; two sets that share no seed."""

# ruff: noqa: PLR2004 (measures of a drawing and shares of a draw)

import random
from collections.abc import Iterator

from photos.scene import Wanted

FAULTS = ("blur", "dark", "bright", "glare", "cut", "small", "turned", "side", "none")
TOGETHER = (
    ("blur", "dark"),
    ("glare", "cut"),
    ("small", "turned"),
    ("cut", "side"),
    ("glare", "turned"),
    ("blur", "cut"),
)
PAGES, CARDS = ("form", "form", "certificate", "notebook"), ("front", "back")
FIRST = {"tuning": 0, "held-out": 3_000_000}


def plan(pack: str, many: int) -> Iterator[Wanted]:
    """Name the pictures of one set."""
    for n in range(many):
        number = FIRST[pack] + n
        rng = random.Random(f"plan/{pack}/{number}")
        faults = _faults(rng, n)
        kind = rng.choice(PAGES) if rng.random() < 0.68 else rng.choice(CARDS)
        expected = kind if kind in CARDS else "page"
        if "side" in faults:
            expected = _other(rng, kind)
        between = faults == {"blur"} and rng.random() < 0.15
        yield Wanted(pack, number, kind, expected, frozenset(faults), between)


def _faults(rng: random.Random, n: int) -> set[str]:
    if n % 2 == 0:
        return set()
    if rng.random() < 0.12:
        return set(rng.choice(TOGETHER))
    faults = {FAULTS[(n // 2) % len(FAULTS)]}
    if "cut" in faults and rng.random() < 0.25:
        faults.add("fold")
    return faults


def _other(rng: random.Random, kind: str) -> str:
    if kind in CARDS:
        return rng.choice(("back" if kind == "front" else "front", "page"))
    return rng.choice(("page", "page", "front", "back"))  # "page" with a fault of side: its empty back
