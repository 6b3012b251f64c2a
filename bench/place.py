"""A scratch house to measure: its own PostgreSQL, 1,100 households in one village, the real HTTP server."""

import os
import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any
from uuid import UUID

import psutil
from django.conf import settings
from django.core.management import call_command
from django.db import connections

from nhipcau.gateway.phones import give_code, let_in
from nhipcau.kernel import bus
from nhipcau.kernel.actor import SYSTEM, Actor
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.letters import Letter

COMMUNE, SCOPE = "16933", "vn.40.16933."
HOUSEHOLDS, PHONES = 1_100, 16
FAMILY = ("Lô", "Vi", "Lương", "Kha", "Lữ", "Nguyễn", "Trần", "Và", "Xồng", "Moong")
MIDDLE = ("Văn", "Thị", "Bá", "Hồng", "Minh", "Thanh", "Xuân", "Ngọc")
GIVEN = ("Tư", "Páo", "Lan", "Minh", "Hoa", "Sơn", "Thắm", "Dương", "Nhung", "Tuấn", "Bình", "Hiền")
NOTES = ("Nhà sàn cạnh suối, qua cầu tre rẽ trái.", "Hỏi nhà trưởng bản.", "Mùa rẫy chỉ ở nhà buổi tối.", "")

STEPS = [
    {"step": "find_procedure", "mode": "alone"},
    {"step": "enter_otp", "mode": "prompted", "secret": True},
    {"step": "fill_form", "mode": "done_for"},
]
OPEN_THE_DOOR = "import sys; from nhipcau.cli.serve import door; door('127.0.0.1', int(sys.argv[1]), 2).serve()"


@dataclass(frozen=True)
class Home:
    """A household, the person in it, and the consent that person gave."""

    household: UUID
    resident: UUID
    consent: UUID


@dataclass
class Place:
    """What the load needs to know of the scratch house."""

    port: int
    tokens: list[str]
    homes: list[Home]
    village: UUID
    meter: "Meter"

    @property
    def path(self) -> str:
        """The path of its village."""
        return f"{SCOPE}{self.village}."


class Meter:
    """CPU-seconds of some process trees, the children that have ended included."""

    def __init__(self, *roots: int) -> None:
        self.roots = [psutil.Process(pid) for pid in roots]

    def read(self) -> float:
        """Return the CPU-seconds used so far."""
        return sum(self._used(root) for root in self.roots)

    def memory(self) -> float:
        """Return the megabytes that all these processes hold, what they share counted once (PSS)."""
        return (
            sum(self._held(process) for root in self.roots for process in (root, *root.children(recursive=True))) / 1e6
        )

    def peak_memory(self, seconds: float) -> float:
        """Watch for so many seconds, and return the most megabytes that were held."""
        end, most = time.monotonic() + seconds, 0.0
        while time.monotonic() < end:
            most = max(most, self.memory())
            time.sleep(0.25)
        return most

    def _held(self, process: psutil.Process) -> float:
        try:
            return float(process.memory_full_info().pss)
        except psutil.Error:
            return 0.0

    def _used(self, process: psutil.Process) -> float:
        try:
            times, children = process.cpu_times(), process.children()
        except psutil.NoSuchProcess:
            return 0.0
        ended = getattr(times, "children_user", 0.0) + getattr(times, "children_system", 0.0)
        return float(times.user + times.system + ended + sum(self._used(child) for child in children))


def settle() -> tuple[UUID, list[Home], list[str]]:
    """Fill the database through the bus, and let sixteen phones in."""
    call_command("migrate", database="owner", verbosity=0, interactive=False)
    call_command("load", verbosity=0)
    house = Actor(UUID(int=1), SYSTEM, SCOPE, "bench")
    village, chance = add_village("Tùng Hương"), random.Random(16933)
    homes = [Home(new_id(), new_id(), new_id()) for _ in range(HOUSEHOLDS)]
    letters = [one for home in homes for one in move_in(home, village, chance)]
    for start in range(0, len(letters), 300):
        carry_out(house, letters[start : start + 300])
    return village, homes, [phone(house, f"{SCOPE}{village}.", number) for number in range(PHONES)]


def letter(verb: str, **body: Any) -> Letter:  # noqa: ANN401 (each verb has its own)
    """Write a letter as a phone would."""
    return Letter(
        new_id(), verb, {name: str(value) if isinstance(value, UUID) else value for name, value in body.items()}, now()
    )


def carry_out(actor: Actor, letters: Sequence[Letter]) -> None:
    """Carry letters out, or stop the bench: a refused letter would measure something else."""
    for verdict in bus.obey(actor, letters).verdicts:
        if verdict.problem:
            raise SystemExit(f"bench: refused with {verdict.problem.number} {verdict.details}")


def add_village(name: str, commune: str = COMMUNE) -> UUID:
    """Add a village to a commune of the province."""
    village, house = new_id(), Actor(UUID(int=1), SYSTEM, f"vn.40.{commune}.", "bench")
    about = {"commune": commune, "name": name, "kind": "Bản", "signal": "none", "valid_from": "2025-07-01"}
    carry_out(house, [letter("places.add_village", id=village, **about)])
    return village


def move_in(home: Home, village: UUID, chance: random.Random) -> Iterator[Letter]:
    """Tell of a household, the person in it, and the consent that person gave."""
    given = chance.choice(GIVEN)
    name = f"{chance.choice(FAMILY)} {chance.choice(MIDDLE)} {given}"
    about = {"note": chance.choice(NOTES), "languages": [chance.choice(("thai", "kinh", "mong"))]}
    yield letter("people.register_household", id=home.household, village_id=village, head_name=name, **about)
    person = {"birth_year": chance.randint(1935, 2007), "sex": chance.choice(("female", "male")), "language": "thai"}
    yield letter(
        "people.add_resident", id=home.resident, household_id=home.household, full_name=name, given_name=given, **person
    )
    agreed = {"purpose": "help_now", "given_by": "self", "method": "tap"}
    yield letter("people.give_consent", id=home.consent, resident_id=home.resident, **agreed)


def assist_of(home: Home) -> Letter:
    """Tell of an assist in a home."""
    whom = {"household_id": home.household, "resident_id": home.resident, "consent_id": home.consent}
    about = {"procedure": "1.001193", "steps": STEPS, "safety_card": "otp", "safety_answered": "right"}
    return letter("support.record_assist", id=new_id(), **whom, **about)


def phone(house: Actor, scope: str, number: int) -> str:
    """Enrol a member and let their phone in; return its token."""
    member, name = new_id(), f"Lô Thị Lan {number}"
    about = {"full_name": name, "given_name": "Lan", "role": "member", "affiliation": "youth"}
    carry_out(house, [letter("people.enrol_member", id=member, scope=scope, **about)])
    return let_in(give_code(house, member), new_id(), f"bench {number}")[1]


@contextmanager
def serving() -> Iterator[Place]:
    """Settle the scratch house, open its doors as `nhipcau run` does, and close them afterwards."""
    village, homes, tokens = settle()
    connections.close_all()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen([sys.executable, "-c", OPEN_THE_DOOR, str(port)], env=dict(os.environ))
    try:
        _wait(port, server)
        postgres = int((settings.DATA_DIR / "postgres" / "postmaster.pid").read_text().split("\n", 1)[0])
        yield Place(port, tokens, homes, village, Meter(server.pid, postgres))
    finally:
        server.terminate()
        server.wait(20)


def _wait(port: int, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        try:
            caller = HTTPConnection("127.0.0.1", port, timeout=5)
            caller.request("GET", "/healthz")
            if caller.getresponse().status == 200:  # noqa: PLR2004 (OK)
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("bench: the server did not start")
