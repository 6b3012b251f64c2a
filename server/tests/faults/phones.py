"""A lean phone: it keeps the promises of field/src/offline in a few lines, so that thousands fit on one machine."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import chain, repeat
from typing import Any, Protocol
from urllib.parse import urlencode
from uuid import uuid4

from tests.faults.plan import FINE
from tests.faults.wire import Asked, Unreachable, Wire

HERE, SENT, REVIEW = "here", "sent", "review"
BATCH = 50
API = "/api/v1/"
Order = tuple[str, dict[str, Any]]


class Confused(Exception):  # noqa: N818 (a finding)
    """The server answered what it never may."""


@dataclass
class Letter:
    """A tap on its way, and the verdict that the phone heard."""

    id: str
    verb: str
    body: dict[str, Any]
    happened_at: str
    state: str = HERE
    problem: str = ""


@dataclass
class Held:
    """What a phone holds in the end: letters by id, rows by (collection, id)."""

    letters: dict[str, Letter]
    rows: dict[tuple[str, str], Any]


class Phone(Protocol):
    """What a history may do with a phone, lean or real."""

    name: str

    async def activate(self, code: str) -> None:
        """Be let in with a code."""

    async def tap(self, orders: list[Order]) -> list[str]:
        """Record commands together; their ids are promised from now on."""

    async def fly(self, faults: tuple[str, ...]) -> None:
        """Send all, then fetch all."""

    async def kill(self) -> None:
        """Lose everything but what is stored."""

    async def clock(self, off: timedelta) -> None:
        """Set the clock wrong by this much."""

    async def bundle(self, faults: tuple[str, ...]) -> None:
        """Fetch the shared bundles, and once more."""

    async def seal(self) -> list[bytes]:
        """Return what waits, sealed to the server, for others to carry."""

    async def held(self) -> Held:
        """Return what it holds."""

    async def close(self) -> None:
        """Be put away."""


@dataclass
class LeanPhone:
    """The durable state of a phone and nothing else: a kill takes nothing away that is not written here."""

    name: str
    wire: Wire
    token: str = ""
    letters: dict[str, Letter] = field(default_factory=dict)
    rows: dict[tuple[str, str], Any] = field(default_factory=dict)
    cursor: int = 0
    scope: str = ""
    off: timedelta = timedelta()
    bundles: dict[str, str] = field(default_factory=dict)
    flying: bool = False
    device: str = field(default_factory=lambda: str(uuid4()))

    async def activate(self, code: str) -> None:
        """Be let in with a code."""
        asked = {"code": code, "device_id": self.device, "label": f"Máy {self.name}"}
        self.token = (await self._post("phones/activate", asked, FINE))["token"]

    async def tap(self, orders: list[Order]) -> list[str]:
        """Record commands together."""
        made = [Letter(str(uuid4()), verb, body, self._now()) for verb, body in orders]
        self.letters |= {letter.id: letter for letter in made}
        return [letter.id for letter in made]

    async def fly(self, faults: tuple[str, ...]) -> None:
        """Push until nothing waits, then pull until there is no more."""
        if self.flying:
            return
        self.flying, coming = True, chain(faults, repeat(FINE))
        try:
            while batch := [one for one in self.letters.values() if one.state == HERE][:BATCH]:
                await self._push(batch, next(coming))
            while await self._pull(next(coming)):
                pass
        finally:
            self.flying = False

    async def kill(self) -> None:
        """Lose the flight; the store stays."""
        self.flying = False

    async def clock(self, off: timedelta) -> None:
        """Set the clock wrong by this much."""
        self.off = off

    async def bundle(self, faults: tuple[str, ...]) -> None:
        """Fetch every bundle twice; each must be what its name says."""
        coming: Iterator[str] = chain(faults, repeat(FINE))
        for _ in range(2):
            for name, url in list(self.bundles.items()):
                status, body, _ = await self.wire.call(Asked("GET", url), next(coming))
                told = url.rsplit("/", 1)[-1].split(".")[0]
                if status != 200 or hashlib.sha256(body).hexdigest() != told:
                    raise Confused(f"the bundle {name} is not what its hash says")

    async def seal(self) -> list[bytes]:
        """A lean phone cannot seal."""
        return []

    async def held(self) -> Held:
        """Return what it holds."""
        return Held(self.letters, self.rows)

    async def close(self) -> None:
        """Nothing to put away."""

    def _now(self) -> str:
        return (datetime.now(UTC) + self.off).isoformat()

    async def _push(self, batch: list[Letter], fault: str) -> None:
        plain = [{"id": o.id, "verb": o.verb, "body": o.body, "happened_at": o.happened_at} for o in batch]
        try:
            answer = await self._post("sync/push", {"sent_at": self._now(), "letters": plain}, fault)
        except Unreachable:
            self._unheard(batch)
            raise
        told = {verdict["id"]: verdict for verdict in answer["verdicts"]}
        if set(told) != {one.id for one in batch}:
            raise Confused("not every letter of the batch got its verdict")
        for one in batch:
            verdict = told[one.id]
            if one.state == HERE:
                one.state = SENT if verdict["state"] == "done" else REVIEW
                one.problem = verdict["problem"]["number"] if verdict["problem"] else ""

    def _unheard(self, batch: list[Letter]) -> None:
        """No answer came: an honest phone changes nothing, and sends the same letters again."""

    async def _pull(self, fault: str) -> bool:
        stands = urlencode({"cursor": self.cursor, "scope": self.scope})
        answer = await self._read(Asked("GET", f"{API}sync/pull?{stands}", token=self.token), fault)
        if answer.get("snapshot"):
            raise Confused("a snapshot was offered where none was built")
        if answer["reset"]:
            self.rows = {}
        for moved in answer["changes"]:
            key = (moved["collection"], moved["id"])
            if moved["op"] == "drop":
                self.rows.pop(key, None)
            else:
                self.rows[key] = moved["row"]
        self.cursor, self.scope = answer["cursor"], answer["scope"]
        self.bundles = {bundle["name"]: bundle["url"] for bundle in answer["bundles"]}
        return bool(answer["more"])

    async def _post(self, path: str, body: Any, fault: str) -> Any:
        return await self._read(Asked("POST", API + path, json.dumps(body).encode(), self.token or None), fault)

    async def _read(self, asked: Asked, fault: str) -> Any:
        status, body, _ = await self.wire.call(asked, fault)
        if status != 200:
            raise Confused(f"{asked.method} {asked.path[:40]} was answered with {status}: {body[:200]!r}")
        return json.loads(body)
