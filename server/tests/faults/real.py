"""The phone's own TypeScript, many phones in one Node process; its requests travel on our wire."""

import asyncio
import base64
import json
import os
from collections.abc import Iterator
from datetime import timedelta
from itertools import chain, count, repeat
from typing import Any

from nhipcau.settings import places
from tests.faults.phones import Confused, Held, Letter, Order
from tests.faults.plan import FINE
from tests.faults.wire import Asked, Died, Unreachable, Wire

FIELD = places.CHECKOUT / "field"
TESTS = "./src/offline/tests"
LONGEST_LINE = 2**26


class Workshop:
    """The Node process and the lines to and from it."""

    def __init__(self) -> None:
        """Nothing runs yet."""
        self.phones: dict[str, RealPhone] = {}
        self.waiting: dict[int, asyncio.Future[Any]] = {}
        self.numbers = count(1)
        self.tasks: set[asyncio.Task[Any]] = set()
        self.process: asyncio.subprocess.Process | None = None

    async def open(self) -> None:
        """Start the process, once."""
        if self.process:
            return
        node = places.CHECKOUT / ".venv" / "bin" / "node"
        program = ["--import", f"{TESTS}/run-typescript.mjs", f"{TESTS}/faults.worker.ts"]
        pipe = asyncio.subprocess.PIPE
        self.process = await asyncio.create_subprocess_exec(
            str(node) if node.exists() else "node",
            *program,
            cwd=FIELD,
            stdin=pipe,
            stdout=pipe,
            stderr=asyncio.subprocess.DEVNULL,
            limit=LONGEST_LINE,
            env=os.environ | {"NODE_NO_WARNINGS": "1"},
        )
        self._keep(self._listen())

    async def tell(self, what: str, phone: str, **more: Any) -> Any:
        """Tell a phone to do something, and return what came of it."""
        number = next(self.numbers)
        future = self.waiting[number] = asyncio.get_running_loop().create_future()
        self._say({"n": number, "do": what, "phone": phone, **more})
        try:
            return await future
        finally:
            self.waiting.pop(number, None)

    async def close(self) -> None:
        """End the process."""
        if self.process:
            self.process.kill()
            await self.process.wait()
            self.process = None

    def _say(self, line: dict[str, Any]) -> None:
        assert self.process
        assert self.process.stdin
        self.process.stdin.write(json.dumps(line).encode() + b"\n")

    async def _listen(self) -> None:
        assert self.process
        assert self.process.stdout
        while line := await self.process.stdout.readline():
            told = json.loads(line)
            if "fetch" in told:
                self._keep(self._carry(told))
            elif (future := self.waiting.get(told["n"])) and not future.done():
                if "error" in told:
                    future.set_exception(Confused(told["error"]))
                else:
                    future.set_result(told["ok"])
        for future in self.waiting.values():
            if not future.done():
                future.set_exception(Confused("the process of the real phones has ended"))

    async def _carry(self, told: dict[str, Any]) -> None:
        """Carry a request of a phone; a phone that died at it never hears of it again."""
        phone = self.phones.get(told["phone"])
        if phone is None:
            return
        more = tuple((name, value) for name, value in told["headers"] if name in ("range", "if-range", "nhip-cau-proof"))
        asked = Asked(told["method"], told["path"], base64.b64decode(told["body"]), told["token"], more)
        answer: dict[str, Any] = {"fetched": told["fetch"]}
        try:
            status, body, headers = await phone.wire.call(asked, next(phone.coming))
        except Died:
            phone.die()
            return
        except Unreachable as error:
            phone.trouble = error
            self._say(answer | {"error": str(error)})
        else:
            plain = base64.b64encode(body).decode()
            self._say(answer | {"status": status, "headers": headers, "body": plain})

    def _keep(self, work: Any) -> None:
        task = asyncio.ensure_future(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)


class RealPhone:
    """One phone of the workshop."""

    def __init__(self, name: str, wire: Wire, shop: Workshop, key: str) -> None:
        """Known to the workshop by a key of its own."""
        self.name, self.wire, self.shop, self.key = name, wire, shop, key
        self.coming: Iterator[str] = repeat(FINE)
        self.trouble: Unreachable | None = None
        self.dying: asyncio.Future[None] | None = None
        self.flying = False
        shop.phones[key] = self

    async def activate(self, code: str) -> None:
        """Be let in with a code; the first time, the store is opened."""
        await self._tell("open")
        self.trouble = None
        try:
            await self._tell("activate", code=code)
        except Confused as error:
            raise self.trouble or error from error

    async def tap(self, orders: list[Order]) -> list[str]:
        """Record commands together."""
        made: list[str] = await self._tell("tap", orders=[{"verb": verb, "body": body} for verb, body in orders])
        return made

    async def fly(self, faults: tuple[str, ...]) -> None:
        """Let it push and pull once."""
        if self.flying:
            return
        self.flying, self.coming, self.trouble = True, chain(faults, repeat(FINE)), None
        self.dying = asyncio.get_running_loop().create_future()
        flight = asyncio.ensure_future(self._tell("fly"))
        try:
            await asyncio.wait({flight, self.dying}, return_when=asyncio.FIRST_COMPLETED)
            if self.dying.done():
                flight.cancel()
                raise Died
            self._judge(await flight)
        finally:
            self.flying, self.dying, self.coming = False, None, repeat(FINE)

    def _judge(self, trouble: Any) -> None:
        if trouble == "unreachable":
            raise self.trouble or Unreachable("the phone says so")
        if trouble is not None:
            raise Confused(f"a flight ended with {trouble.get('number')} {trouble.get('detail')}")

    def die(self) -> None:
        """Its present flight will never end."""
        if self.dying and not self.dying.done():
            self.dying.set_result(None)

    async def kill(self) -> None:
        """Lose everything in memory, and be opened again."""
        await self._tell("kill")

    async def clock(self, off: timedelta) -> None:
        """Set the clock wrong by this much."""
        await self._tell("clock", off=round(off.total_seconds() * 1000))

    async def bundle(self, faults: tuple[str, ...]) -> None:
        """Fly: the phone fetches a bundle whenever its hash is new, and checks it."""
        await self.fly(faults)

    async def seal(self) -> list[bytes]:
        """Return what waits, sealed by its own code."""
        return [base64.b64decode(bundle) for bundle in await self._tell("seal")]

    async def held(self) -> Held:
        """Return what its store holds."""
        told = await self._tell("held")
        letters = {one["id"]: Letter(**one) for one in told["letters"]}
        return Held(letters, {(row["collection"], row["id"]): row["row"] for row in told["rows"]})

    async def close(self) -> None:
        """Be put away, store and all."""
        if self.shop.process:
            await self._tell("close")
        self.shop.phones.pop(self.key, None)

    async def _tell(self, what: str, **more: Any) -> Any:
        return await self.shop.tell(what, self.key, **more)
