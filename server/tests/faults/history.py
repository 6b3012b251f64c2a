"""One history: two phones of a village live through a plan, and come to rest."""

import asyncio
import time
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any
from uuid import uuid4

from nhipcau.dossiers.rules import new_slip_code
from tests.faults.ground import Ground
from tests.faults.phones import API, HERE, Confused, Held, Order, Phone
from tests.faults.plan import DIE_AFTER, DIE_BEFORE, FINE, Plan, Step
from tests.faults.wire import Asked, Died, Unreachable, Wire

PATIENCE = 90  # seconds in which a healed world must bring a phone to rest
LONGEST = 100  # seconds for a whole history
YEAR = timedelta(days=365)
PROCEDURE = "1.001193"


@dataclass
class Home:
    """A household that was registered in this history, and who agreed to be helped there."""

    household: str
    resident: str
    consent: str
    teller: int  # the phone that knows of it


@dataclass
class Promise:
    """A tap that a phone has accepted. ``good``: nothing in it may be refused."""

    id: str
    verb: str
    body: dict[str, Any]
    phone: int
    good: bool


@dataclass
class History:
    """A plan, its ground and its phones, and all that was promised."""

    plan: Plan
    ground: Ground
    wire: Wire
    standing: asyncio.Event
    phones: list[Phone] = field(default_factory=list)
    homes: list[Home] = field(default_factory=list)
    promises: dict[str, Promise] = field(default_factory=dict)
    story: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    lived: set[str] = field(default_factory=set)
    held: list[Held] = field(default_factory=list)
    wrong_clock: set[int] = field(default_factory=set)
    ended: bool = False
    patience: float = PATIENCE
    sealed: int = 0

    async def live(self) -> None:
        """Live the plan to its end; what must not be is a complaint."""
        try:
            await asyncio.wait_for(self._whole(), LONGEST)
        except TimeoutError:
            self.complaints.append("the history did not come to its end")
        except Confused as error:
            self.complaints.append(str(error))
        except Exception as error:  # noqa: BLE001 (whatever it is, its story must be told)
            self.complaints.append(f"the history broke off: {error!r}")
        finally:
            self.ended = True
            for phone in self.phones:
                await phone.close()

    async def _whole(self) -> None:
        die = self.plan.chance
        for phone, code in zip(self.phones, self.ground.codes, strict=True):
            await self._until_heard(phone.activate, code)
        for step in self.plan.steps:
            await self._live(step, die)
        self.story.append("all is well again; both phones send and fetch until nothing waits")
        await self._come_to_rest()

    async def _live(self, step: Step, die: Random) -> None:
        name = self.phones[step.phone].name
        said = f" ({', '.join(step.faults)})" if any(fault != FINE for fault in step.faults) else ""
        self.story.append(f"{name}: {step.deed}{said}")
        await getattr(self, f"_{step.deed}")(step, die)

    async def _home(self, step: Step, die: Random) -> None:
        await self._tap(step.phone, _moving_in(self._new_home(step.phone), str(self.ground.village), die))

    async def _visit(self, step: Step, die: Random) -> None:
        known = [home for home in self.homes if home.teller == step.phone]
        if not known:
            await self._home(step, die)
            return
        await self._tap(step.phone, [_assist(known[step.which % len(known)], die)])

    async def _prepare(self, step: Step, die: Random) -> None:
        known = [home for home in self.homes if home.teller == step.phone]
        if not known:
            await self._home(step, die)
            return
        home = known[step.which % len(known)]
        await self._tap(step.phone, [_preparation(home, die), _assist(home, die)])

    async def _bad(self, step: Step, die: Random) -> None:
        """Commands that no server can carry out; some fail only after they have begun."""
        homes = [home for home in self.homes if home.teller == step.phone]
        stranger = Home(str(uuid4()), str(uuid4()), str(uuid4()), step.phone)
        chosen = die.choice(homes) if homes else stranger
        orders: list[Order] = [
            _assist(stranger, die),
            ("support.record_assist", {**_assist(chosen, die)[1], "steps": []}),
            ("people.register_household", {**_household(chosen, str(self.ground.village)), "head_name": "Trùng tên"}),
        ]
        await self._tap(step.phone, [orders[step.which % (3 if homes else 2)]], good=False)

    async def _fly(self, step: Step, _die: Random) -> None:
        await self._flight(step.phone, step.faults)

    async def _together(self, step: Step, _die: Random) -> None:
        await asyncio.gather(self._flight(0, step.faults), self._flight(1, step.faults[1:]))

    async def _kill(self, step: Step, _die: Random) -> None:
        await self.phones[step.phone].kill()

    async def _clock(self, step: Step, die: Random) -> None:
        off = YEAR * die.choice((-6, -1, 3)) if step.which % 3 else timedelta()
        self.story[-1] += f" → {off.days} days off"
        if off:
            self.wrong_clock.add(step.phone)
        await self.phones[step.phone].clock(off)

    async def _echo(self, step: Step, _die: Random) -> None:
        if self.wire.past:
            await self.wire.deliver(self.wire.past[step.which % len(self.wire.past)])

    async def _deliver(self, step: Step, die: Random) -> None:
        if self.wire.late:
            await self.wire.deliver(self.wire.late.pop(die.randrange(len(self.wire.late))))

    async def _bundle(self, step: Step, _die: Random) -> None:
        await self._try(step.phone, self.phones[step.phone].bundle(step.faults))

    async def _courier(self, step: Step, _die: Random) -> None:
        """A sealed bundle goes to three carriers: two try now, the third arrives later."""
        for bundle in await self.phones[step.phone].seal():
            asked = Asked("POST", f"{API}courier", bundle)
            self.sealed += 1
            self.wire.late.append(asked)
            for fault in step.faults[:2]:
                await self._try(step.phone, self._carry(asked, fault))

    async def _carry(self, asked: Asked, fault: str) -> None:
        status, body, _ = await self.wire.call(asked, fault)
        if status != 200:
            raise Confused(f"a carried bundle was answered with {status}: {body[:120]!r}")

    async def _tap(self, phone: int, orders: list[Order], *, good: bool = True) -> None:
        ids = await self.phones[phone].tap(orders)
        for name, (verb, body) in zip(ids, orders, strict=True):
            self.promises[name] = Promise(name, verb, body, phone, good and phone not in self.wrong_clock)

    def _new_home(self, phone: int) -> Home:
        self.homes.append(Home(str(uuid4()), str(uuid4()), str(uuid4()), phone))
        return self.homes[-1]

    async def _flight(self, phone: int, faults: tuple[str, ...]) -> None:
        await self._try(phone, self.phones[phone].fly(faults))

    async def _try(self, phone: int, work: Any) -> None:
        """Let a phone try; a fault of the shared world is waited out by most."""
        try:
            await work
        except Died:
            self.story.append(f"{self.phones[phone].name}: killed")
            await self.phones[phone].kill()
        except Unreachable as error:
            if not error.planned:
                self.story.append(f"{self.phones[phone].name}: no answer, {error}")
                await asyncio.sleep(max(0.05, min(error.wait, 0.3)))
                await self.standing.wait()

    async def _come_to_rest(self) -> None:
        """The world is whole again: what was late arrives, and both phones send and fetch until nothing waits."""
        await self.standing.wait()
        await self.wire.settled()
        self.wire.past = self.wire.past[-2:]
        for phone in self.phones:
            await phone.clock(timedelta())
            await self._until_heard(phone.fly, ())
        for ghost in (*self.wire.late, *self.wire.past):  # what they would change now, must not be changed
            await self.wire.deliver(ghost)
        await self._until_heard(self.phones[0].fly, ())  # what the other sent last
        self.held = [await phone.held() for phone in self.phones]
        for phone, held in zip(self.phones, self.held, strict=True):
            waiting = sum(letter.state == HERE for letter in held.letters.values())
            if waiting:
                self.complaints.append(f"{phone.name} still holds {waiting} unsent, though all is well again")

    async def _until_heard(self, deed: Any, *arguments: Any) -> None:
        deadline = time.monotonic() + self.patience
        while True:
            try:
                await deed(*arguments)
            except Unreachable as error:
                if time.monotonic() > deadline:
                    raise
                await asyncio.sleep(max(0.1, min(error.wait, 1.0)))
                await self.standing.wait()
            else:
                return

    @property
    def kills(self) -> int:
        """How often a phone was killed."""
        steps = sum(step.deed == "kill" for step in self.plan.steps)
        return steps + sum(self.wire.befell.get(fault, 0) for fault in (DIE_BEFORE, DIE_AFTER))


def _household(home: Home, village: str) -> dict[str, Any]:
    return {"id": home.household, "village_id": village, "head_name": "Lô Thị Tư", "note": "", "languages": ["thai"]}


def _moving_in(home: Home, village: str, die: Random) -> list[Order]:
    person = {"id": home.resident, "household_id": home.household, "full_name": "Lô Thị Tư", "given_name": "Tư"}
    more = {"birth_year": die.randint(1930, 2005), "sex": "female", "language": "thai"}
    agreed = {"id": home.consent, "resident_id": home.resident, "purpose": "help_now", "given_by": "self"}
    return [
        ("people.register_household", _household(home, village)),
        ("people.add_resident", person | more),
        ("people.give_consent", agreed | {"method": "tap", "witness_name": None, "wording": "v1"}),
    ]


def _assist(home: Home, die: Random) -> Order:
    modes = [
        {"step": step, "mode": die.choice(("alone", "prompted")), "secret": False}
        for step in ("find_procedure", "fill_form")
    ]
    where = {"household_id": home.household, "resident_id": home.resident, "consent_id": home.consent}
    more = {"id": str(uuid4()), "preparation_id": None, "procedure": PROCEDURE, "steps": modes, "next_date": None}
    card = {"safety_card": "otp", "safety_answered": "right", "difficulties": die.choice(([], ["no_signal"]))}
    return "support.record_assist", where | more | card


def _preparation(home: Home, die: Random) -> Order:
    papers = [{"id": "birth_note", "state": die.choice(("missing", "have"))}]
    where = {"household_id": home.household, "resident_id": home.resident, "procedure": PROCEDURE}
    more = {"id": str(uuid4()), "slip_code": new_slip_code(), "guide_version": "0123456789abcdef"}
    return "dossiers.prepare", where | more | {"answers": {}, "papers": papers, "next_date": None}
