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


@dataclass
class Report:
    """Prints lines and remembers which exact budgets were passed."""

    over: list[str] = field(default_factory=list)

    def machine(self, postgres: str) -> None:
        """Say what the figures were made on."""
        load = os.getloadavg()[0]
        print(f"machine: {os.cpu_count()} cores · Python {platform.python_version()} · PostgreSQL {postgres}", end="")
        print(f" · {platform.system()} {platform.machine()} · load {load:.1f} when the bench began")

        print(f"yardstick: a loop of 3 million steps takes {yardstick():.2f} CPU-s just now", end="")
        print(" (compare runs by it: busy cores make every CPU-second dearer)")

    def heading(self, words: str) -> None:
        """Begin a part."""
        print(f"\n{words}", flush=True)

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

    def line(self, name: str, ours: str, target: str = "", peers: str = "") -> None:
        """Print one line of the table."""
        print(f"  {name:44} {ours:>16}   {target:28} {peers}".rstrip(), flush=True)
