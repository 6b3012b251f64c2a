"""A phone that sends without pause, and again while nobody answers; it notes what was taken when."""

import json
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from uuid import UUID

from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from tests.load.served import ask, told


@dataclass
class Sender:
    """Registers one household after the other in a village. ``statuses``: how often it was answered what; 0 not at all."""

    port: Callable[[], int]
    village: UUID
    code: str
    taken: dict[UUID, float] = field(default_factory=dict)
    statuses: Counter[int] = field(default_factory=Counter)
    over: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def sending(self) -> Iterator[None]:
        """Let it send for as long as this lasts; its last letter is taken when it ends."""
        asked = json.dumps({"code": self.code, "device_id": str(new_id())})
        self._token = json.loads(told(ask(self.port(), "POST", "/api/v1/phones/activate", asked)))["token"]
        thread = threading.Thread(target=self._send, daemon=True)
        thread.start()
        try:
            yield
        finally:
            self.over.set()
            thread.join(60)

    def _send(self) -> None:
        while not self.over.is_set():
            self._until_taken(new_id())

    def _until_taken(self, name: UUID) -> None:
        about = {"id": str(new_id()), "village_id": str(self.village), "head_name": "Lô Thị Tư", "note": "", "languages": ["thai"]}
        letter = {"id": str(name), "verb": "people.register_household", "body": about, "happened_at": now().isoformat()}
        while name not in self.taken:
            text = json.dumps({"sent_at": now().isoformat(), "letters": [letter]})
            try:
                answer = ask(self.port(), "POST", "/api/v1/sync/push", text, Authorization=f"Bearer {self._token}")
            except OSError:
                self.statuses[0] += 1
                time.sleep(0.05)
                continue
            self.statuses[answer.status] += 1
            if answer.status == 200 and json.loads(told(answer))["verdicts"][0]["state"] == "done":
                self.taken[name] = time.monotonic()
            else:
                time.sleep(0.05)

    @property
    def longest(self) -> float:
        """The longest time in which nothing was taken (seconds)."""
        return max(after - before for before, after in pairwise(sorted(self.taken.values())))
