"""Between phone and server: one request over a real connection, and what may befall it on the way."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tests.faults import plan

PATIENCE = 60  # seconds for one answer


class Asked(NamedTuple):
    """A request as it leaves a phone."""

    method: str
    path: str
    body: bytes = b""
    token: str | None = None
    headers: tuple[tuple[str, str], ...] = ()


class Answer(NamedTuple):
    """What came back."""

    status: int
    body: bytes
    headers: dict[str, str]


class Unreachable(Exception):  # noqa: N818 (the phone's own word)
    """No usable answer came. ``wait`` is what the server asked for, in seconds."""

    def __init__(self, why: str, wait: float = 0.0, *, planned: bool = False) -> None:
        super().__init__(why)
        self.wait, self.planned = wait, planned


class Died(Exception):  # noqa: N818 (no error: the phone is gone)
    """The phone was killed at this request."""


@dataclass
class Wire:
    """The way from the phones of one history to the server."""

    port: Callable[[], int]
    marks: dict[str, str] = field(default_factory=dict)  # headers that only a planted bug reads
    late: list[Asked] = field(default_factory=list)
    past: list[Asked] = field(default_factory=list)
    loose: set["asyncio.Task[Any]"] = field(default_factory=set)
    befell: dict[str, int] = field(default_factory=dict)
    under_way: int = 0

    async def call(self, asked: Asked, fault: str = plan.FINE) -> Answer:
        """Send a request and return status and body, unless a fault befalls it.

        Raises:
            Unreachable: no answer came. Died: the phone was killed.
        """
        self.befell[fault] = self.befell.get(fault, 0) + 1
        if asked.path.endswith(("/push", "/courier")):
            self.past.append(asked)
        if fault == plan.FINE:
            return await self._whole(asked)
        if fault == plan.DIE_BEFORE:
            raise Died
        if fault == plan.LATE:
            self.late.append(asked)
        if fault in (plan.CUT, plan.LATE):
            raise Unreachable(fault, planned=True)
        return await self._badly(asked, fault)

    async def _badly(self, asked: Asked, fault: str) -> Answer:
        if fault == plan.DOUBLED:
            other = self._aside(self._whole(asked))
            answer = await self._whole(asked)
            await asyncio.wait([other])
            return answer
        if fault in (plan.TORN, plan.UNHEARD, plan.DIE_AFTER):
            await self._send_and_hang_up(asked, whole=fault != plan.TORN)
        else:
            await self._whole(asked)
        if fault == plan.DIE_AFTER:
            raise Died
        raise Unreachable(fault, planned=True)

    async def deliver(self, asked: Asked) -> None:
        """Let a request arrive whose sender no longer listens."""
        try:
            await self._whole(asked)
        except Unreachable:
            return

    async def settled(self) -> None:
        """Wait for what is still on its way beside the phones."""
        if self.loose:
            await asyncio.wait(set(self.loose))

    def _aside(self, work: Any) -> "asyncio.Task[Any]":
        async def quietly() -> None:
            try:
                await work
            except Unreachable:
                return

        task = asyncio.ensure_future(quietly())
        self.loose.add(task)
        task.add_done_callback(self.loose.discard)
        return task

    async def _whole(self, asked: Asked) -> Answer:
        self.under_way += 1
        try:
            return await asyncio.wait_for(self._exchange(asked), PATIENCE)
        except (OSError, asyncio.IncompleteReadError, TimeoutError, ValueError) as error:
            raise Unreachable(repr(error)) from error
        finally:
            self.under_way -= 1

    async def _exchange(self, asked: Asked) -> Answer:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port())
        try:
            writer.write(self._spelled(asked))
            await writer.drain()
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            status = int(head[0].split()[1])
            named = {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:] if line)}
            body = await _body(reader, named)
        finally:
            writer.close()
        if status >= 500 or status in (408, 425, 429):
            wait = named.get("retry-after", "0")
            raise Unreachable(f"HTTP {status}", float(wait) if wait.isdigit() else 0.0)
        return Answer(status, body, named)

    async def _send_and_hang_up(self, asked: Asked, *, whole: bool) -> None:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", self.port())
            line = self._spelled(asked)
            writer.write(line if whole else line[: len(line) // 2])
            await writer.drain()
            writer.close()
        except OSError:
            return

    def _spelled(self, asked: Asked) -> bytes:
        method, path, body, token, headers = asked
        lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", "Connection: close"]
        lines += [f"Authorization: Bearer {token}"] if token else []
        lines += [f"{name}: {value}" for name, value in (*self.marks.items(), *headers)]
        if method == "POST":
            kind = "application/octet-stream" if path.endswith("/courier") else "application/json"
            lines += [f"Content-Type: {kind}", f"Content-Length: {len(body)}"]
        return "\r\n".join([*lines, "", ""]).encode() + body


async def _body(reader: asyncio.StreamReader, named: dict[str, str]) -> bytes:
    if "content-length" in named:
        return await reader.readexactly(int(named["content-length"]))
    if named.get("transfer-encoding") != "chunked":
        return await reader.read()
    parts = []
    while size := int(await reader.readline(), 16):
        parts.append(await reader.readexactly(size))
        await reader.readline()
    return b"".join(parts)
