"""Many histories at once in one house, each in a commune of its own; then they are judged."""

import asyncio
import gc
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from random import Random
from types import TracebackType
from typing import Self

from django.db import connections

from tests.faults import cluster, plan, verify
from tests.faults.ground import Ground, found
from tests.faults.history import PATIENCE, History
from tests.faults.house import ENTRY, House, conduct
from tests.faults.phones import LeanPhone, Phone
from tests.faults.plan import Plan
from tests.faults.real import RealPhone, Workshop
from tests.faults.report import Tally
from tests.faults.wire import Wire

TOGETHER = 50  # histories that live at the same time
REQUESTS = 11  # of a history, about; only to know when its middle is
FIRST_COMMUNE = 1

MakePhone = Callable[[str, Wire], Phone]


@dataclass
class Planted:
    """A bug for the test of the tests: a header that the planted server reads, or phones that break a promise."""

    marks: dict[str, str] = field(default_factory=dict)
    lean: Callable[[str, Wire], LeanPhone] = LeanPhone
    real: type[RealPhone] = RealPhone
    patience: float = PATIENCE


NOTHING_PLANTED = Planted()


class Machine:
    """The scratch folder, the seed of its clusters, and one loop for everything."""

    def __init__(self, entry: str = ENTRY) -> None:
        """Nothing stands yet; use it as a context."""
        self.entry = entry
        self.numbers = count(FIRST_COMMUNE)
        self.keys = count(1)
        self.shop = Workshop()
        self.runner = asyncio.Runner()

    def __enter__(self) -> Self:
        self.place = tempfile.TemporaryDirectory(prefix="nhipcau-faults-", ignore_cleanup_errors=True)
        self.scratch = Path(self.place.name)
        self.scratch.chmod(0o755)
        self.seed = cluster.seed(self.scratch)
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.runner.run(self.shop.close())
        self.runner.close()
        self.place.cleanup()

    @contextmanager
    def house(self, kind: str) -> Iterator[House]:
        """Let a house stand for this kind of mishap."""
        house = House(self.scratch, self.seed, kind, self.entry)
        try:
            house.open()
            yield house
        finally:
            house.close()

    def wave(self, house: House, plans: list[Plan], planted: Planted = NOTHING_PLANTED) -> Tally:
        """Live these plans at the same time, and judge them."""
        first = next(self.numbers)
        for _ in plans[1:]:
            next(self.numbers)
        grounds = found(range(first, first + len(plans)), one_account=[one.one_account for one in plans])
        histories, happened = self.runner.run(self._live(house, plans, grounds, planted))
        connections.close_all()  # the database may have died under them
        tally = Tally.of(histories, verify.judge(histories), house.kind, happened)
        gc.collect()
        return tally

    async def _live(
        self, house: House, plans: list[Plan], grounds: list[Ground], planted: Planted
    ) -> tuple[list[History], int]:
        standing = asyncio.Event()
        standing.set()
        if any(one.real for one in plans):
            await self.shop.open()
        pairs = zip(plans, grounds, strict=True)
        histories = [self._history(house, one, ground, standing, planted) for one, ground in pairs]
        living = [asyncio.ensure_future(history.live()) for history in histories]
        happened = 0
        if house.kind in plan.SHARED:
            die = Random(f"{house.kind} {plans[0].seed}")
            happened = await conduct(
                house, lambda: _progress(histories), lambda: _strike(histories, house.kind), standing, die
            )
        await asyncio.gather(*living)
        return histories, happened

    def _history(self, house: House, one: Plan, ground: Ground, standing: asyncio.Event, planted: Planted) -> History:
        wire = Wire(lambda: house.port, marks=dict(planted.marks))
        history = History(one, ground, wire, standing, patience=planted.patience)
        for name in ("A", "B"):
            key = f"{one.seed}-{name}-{next(self.keys)}"
            real = one.real
            history.phones.append(planted.real(name, wire, self.shop, key) if real else planted.lean(name, wire))
        return history


def _progress(histories: list[History]) -> float:
    if all(history.ended for history in histories):
        return 1.0
    return min(0.99, sum(sum(one.wire.befell.values()) for one in histories) / (len(histories) * REQUESTS))


def _strike(histories: list[History], kind: str) -> None:
    """Note who lives through this mishap, and who had a request under way at that moment."""
    for history in histories:
        if not history.ended:
            history.lived.add(kind)
            history.story.append(f"— {kind} —")
            if history.wire.under_way:
                history.lived.add("caught")
