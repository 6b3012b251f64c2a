"""`./nhipcau bench photos`: takes labelled pictures, lets the phone's check judge them, prints how often it is right."""

import argparse
import math
import os
import platform
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "server"))

from photos.browser import eyes  # noqa: E402 (the stories' browser is found on the path above)
from photos.plan import FAULTS, plan  # noqa: E402
from photos.scene import Scene, Wanted  # noqa: E402

PAGE = ROOT / "docs" / "photo-gate.md"
BEGIN, END = "<!-- measured -->", "<!-- /measured -->"


@dataclass
class Judged:
    """One picture: what was wrong with it, and what was said."""

    wanted: Wanted
    said: frozenset[str]
    corners: float | None

    @property
    def true(self) -> frozenset[str]:
        """The faults it has; a fold is a cut corner."""
        return self.wanted.faults - {"fold"}


def judged(pack: str, many: int) -> list[Judged]:
    """Take the pictures of one set and have each judged."""
    found = []
    with eyes() as look, ProcessPoolExecutor(2) as painters:
        for wanted, jpeg in painters.map(_taken, plan(pack, many), chunksize=4):
            verdict = look.judges(jpeg, wanted.expected)
            found.append(Judged(wanted, frozenset(verdict["faults"]), _miss(wanted, verdict)))
    return found


def _taken(wanted: Wanted) -> tuple[Wanted, bytes]:
    jpeg = Scene(wanted).jpeg()
    return wanted, jpeg


def timed(many: int, slow: int) -> str:
    """How long one picture after the other takes while nothing is drawn beside it."""
    with eyes() as look:
        pictures = [_taken(wanted) for wanted in plan("tuning", many)]
        look.judges(pictures[0][1], pictures[0][0].expected)
        look.slowed(slow)
        rows = [look.judges(jpeg, wanted.expected) for wanted, jpeg in pictures]
    shares = []
    for key in ("ms", "worked"):
        times = sorted(float(row[key]) for row in rows)
        shares.append(f"{median(times):,.0f} ms | {quantiles(times, n=20)[-1]:,.0f} ms")
    return f"| slowed {slow} times | {many} | {shares[0]} | {shares[1]} | {os.getloadavg()[0]:.1f} |"


def held(many: int) -> str:
    """What the page still holds after many pictures in a row, once what was let go of is swept up."""
    with eyes() as look:
        pictures = [_taken(wanted) for wanted in plan("tuning", 10)]
        look.judges(pictures[0][1], pictures[0][0].expected)
        before = look.holds()
        for n in range(many):
            wanted, jpeg = pictures[n % len(pictures)]
            look.judges(jpeg, wanted.expected)
        after = look.holds()
    cells = " | ".join(f"{one:.2f} MB" for one in (before[0], after[0], before[1], after[1]))
    return f"| {many} | {cells} |"


def _miss(wanted: Wanted, verdict: dict[str, Any]) -> float | None:
    """How far the corners are off, on average, in points of the picture; only where all four are to be seen."""
    if not verdict["quad"] or {"cut", "none", "bright"} & wanted.faults:
        return None
    scale = verdict["width"] / wanted.size[0]
    misses = [
        min(math.hypot(corner["x"] - x * scale, corner["y"] - y * scale) for x, y in wanted.corners)
        for corner in verdict["quad"]
    ]
    return sum(misses) / 4


def _rates(rows: Iterable[tuple[bool, bool]]) -> tuple[int, int, int, int]:
    counted = list(rows)
    right = sum(1 for true, said in counted if true and said)
    missed = sum(1 for true, said in counted if true and not said)
    false = sum(1 for true, said in counted if not true and said)
    return right, missed, false, len(counted) - right - missed - false


def _line(name: str, rows: Iterable[tuple[bool, bool]]) -> str:
    right, missed, false, rest = _rates(rows)
    share = [
        f"{part / whole:.1%}" if whole else "–" for part, whole in ((right, right + false), (right, right + missed))
    ]
    return f"| {name} | {right} | {missed} | {false} | {rest} | {share[0]} | {share[1]} |"


def table(pack: str, found: list[Judged]) -> str:
    """The figures of one set as a table."""
    clear = [one for one in found if not one.wanted.between]
    lines = [
        (
            f"**{pack}: {len(found)} pictures**, {sum(1 for one in clear if not one.true)} of them without fault; "
            f"{len(found) - len(clear)} neither sharp nor blurred are left out of the table."
        ),
        "",
        "| | found | missed | false | rightly silent | precision | recall |",
        "|---|---|---|---|---|---|---|",
        _line("**retake**", ((bool(one.true), bool(one.said)) for one in clear)),
        *(_line(fault, ((fault in one.true, fault in one.said) for one in clear)) for fault in FAULTS),
        "",
    ]
    misses = [one.corners for one in found if one.corners is not None]
    if len(misses) > 1:
        lines.append(
            f"Corners off by {median(misses):.1f} points (median), {quantiles(misses, n=20)[-1]:.1f} (95 of 100)."
        )
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Measure both sets; write the page of figures when asked."""
    parser = argparse.ArgumentParser(prog="nhipcau bench photos")
    parser.add_argument("--count", type=int, default=1000, help="pictures in both sets together")
    parser.add_argument("--slow", type=int, help="only time 40 pictures, the processor slowed down so many times")
    parser.add_argument("--row", type=int, help="only tell what the page holds before and after so many pictures")
    parser.add_argument("--only", choices=("tuning", "held-out"))
    parser.add_argument("--write", action="store_true", help="write the figures into docs/photo-gate.md")
    options = parser.parse_args(arguments)
    if options.slow or options.row:
        print(timed(40, options.slow) if options.slow else held(options.row))
        return 0
    made = f"{time.strftime('%Y-%m-%d')} · {os.cpu_count()} cores · {platform.system()} · load {os.getloadavg()[0]:.1f}"
    tables = []
    for pack in (options.only,) if options.only else ("held-out", "tuning"):
        tables.append(table(pack, judged(pack, options.count if options.only else options.count // 2)))
        print(tables[-1], flush=True)
    if options.write:
        before, rest = PAGE.read_text().split(BEGIN)
        PAGE.write_text(before + "\n\n".join((BEGIN, f"Measured {made}.", *tables, END)) + rest.split(END)[1])
    return 0
