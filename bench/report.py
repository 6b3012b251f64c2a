"""How a figure is printed: what it is, ours, the target, and the peers'."""

import os
import platform
import time
from dataclasses import dataclass, field


def yardstick() -> float:
    """Return the CPU-seconds of a plain loop: other work on the same cores makes every step dearer."""
    started, total = time.process_time(), 0
    for step in range(3_000_000):
        total += step * step % 7
    return time.process_time() - started


@dataclass(frozen=True)
class Row:
    """One line of a part: what, ours, the target, the peers'."""

    name: str
    ours: str
    target: str = ""
    peers: str = ""


@dataclass
class Part:
    """What one part of the bench found."""

    title: str
    name: str = ""
    rows: list[Row] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass
class Report:
    """Prints lines, remembers them for the page of figures, and which exact budgets were passed."""

    over: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    missed: list[Row] = field(default_factory=list)
    made: str = ""

    def machine(self, postgres: str) -> None:
        """Say what the figures were made on."""
        load, today = os.getloadavg()[0], time.strftime("%Y-%m-%d")
        self.made = (
            f"{today} · {os.cpu_count()} cores · Python {platform.python_version()} · PostgreSQL {postgres}"
            f" · {platform.system()} {platform.machine()} · load {load:.1f} when it began"
            f" · yardstick {yardstick():.2f} CPU-s"
        )
        print(f"machine: {self.made}")
        print("(the yardstick is a loop of 3 million steps: busy cores make every CPU-second dearer)")

    def heading(self, words: str) -> None:
        """Begin a part."""
        self.parts.append(Part(words))
        print(f"\n{words}", flush=True)

    def note(self, words: str) -> None:
        """Say how a part is measured."""
        self.parts[-1].notes.append(words)
        print(f"  {words}", flush=True)

    def exact(self, name: str, size: int, budget: int | None = None, *, peers: str = "") -> None:
        """Print bytes; over the budget is a fault."""
        fault = budget is not None and size > budget
        if fault:
            self.over.append(f"{name}: {size:,} bytes of {budget:,}")
        limit = f"≤ {budget:,} B" if budget else ""
        self.line(name, f"{size:,} B", limit + ("  OVER" if fault else ""), peers)

    def figure(self, name: str, value: float, unit: str, *, target: float | None = None, peers: str = "") -> None:
        """Print a measured figure and its ratio to the target."""
        aim = f"≤ {target:g} {unit} (×{value / target:.2f})" if target else ""
        self.line(name, f"{value:,.3g} {unit}", aim, peers)
        if target and value > target:
            self.missed.append(self.parts[-1].rows[-1])

    def line(self, name: str, ours: str, target: str = "", peers: str = "") -> None:
        """Print one line of the table."""
        self.parts[-1].rows.append(Row(name.strip(), ours, target, peers))
        print(f"  {name:56} {ours:>16}   {target:28} {peers}".rstrip(), flush=True)
