"""What a command and a pull cost while a commune, and then the whole store, grows; and counting it all again."""

import json
import os
import subprocess
import sys
import time
from statistics import median
from urllib.parse import quote
from uuid import UUID

from carrying import Caller, unpacked
from django.contrib.auth.models import User
from django.db import connections
from django.test import Client
from load import PULL, plain, village
from place import Home, Place, assist_of, carry_out, letter, phone
from report import Report
from town import Town, entries

from nhipcau.kernel.actor import SYSTEM, Actor
from nhipcau.kernel.ids import new_id
from nhipcau.people.models import Member
from nhipcau.places.models import Commune

STEPS = (10_000, 100_000, 1_000_000)  # entries in the ledger
COMMUNES, A_HOME, A_VILLAGE = 20, 10, 100  # communes that grow; entries a home; homes a village
BATCHES, PULLS, PAGES = 40, 120, 30  # measured at every step
FLAT = 20  # per cent
LEADERS_PAGE = "the page /xa, which lists every village"
Costs = dict[str, tuple[float, float]]  # CPU-milliseconds, and milliseconds waited


class Watched:
    """A village that stays as it is while everything around it grows: its phone, its homes, its officer."""

    def __init__(self, place: Place, town: Town, commune: str) -> None:
        self.place, self.village = place, village("Bản đứng yên", commune)
        self.homes: list[Home] = town.pour({self.village: A_VILLAGE})[self.village]
        scope = f"vn.40.{commune}."
        house = Actor(UUID(int=1), SYSTEM, scope, "bench")
        self.tokens = [phone(house, self.village.path, 5000 + number) for number in range(4)]
        self._office = _office(house, scope, commune)

    def costs(self) -> Costs:
        """Return, for each kind of work, CPU-milliseconds of server and database, and milliseconds waited (median)."""
        self._push(self.homes[0])  # warm
        return {
            "a command (pushed by tens)": self._pushes(),
            "a delta pull of 10 changed rows": self._pulls(10),
            "a delta pull on a quiet day": self._pulls(0),
            LEADERS_PAGE: self._pages("/xa"),
            "the desk's page /ban": self._pages("/ban"),
        }

    def _push(self, home: Home) -> float:
        caller, started = Caller(self.place), time.perf_counter()
        caller.token = self.tokens[0]
        caller.push([plain(assist_of(home)) for _ in range(10)])
        return time.perf_counter() - started

    def _pushes(self) -> tuple[float, float]:
        before = self.place.meter.read()
        took = [self._push(self.homes[number % len(self.homes)]) for number in range(BATCHES)]
        used = self.place.meter.read() - before
        return used * 1000 / BATCHES / 10, median(took) * 1000 / 10

    def _pulls(self, changed: int) -> tuple[float, float]:
        caller = Caller(self.place)
        caller.token = self.tokens[1]
        scope = quote(self.village.path)
        at = self._stand(caller, f"{PULL}?cursor={2**62}&scope={scope}") - changed
        found = self._stand(caller, f"{PULL}?cursor={at}&scope={scope}")
        assert found >= at  # noqa: S101 (it is a delta)
        before, took = self.place.meter.read(), []
        for _ in range(PULLS):
            started = time.perf_counter()
            caller.ask("GET", f"{PULL}?cursor={at}&scope={scope}")
            took.append(time.perf_counter() - started)
        used = self.place.meter.read() - before
        return used * 1000 / PULLS, median(took) * 1000

    def _stand(self, caller: Caller, path: str) -> int:
        content = caller.ask("GET", path)
        return int(json.loads(unpacked(content, caller.coding))["cursor"])

    def _pages(self, path: str) -> tuple[float, float]:
        caller = Caller(self.place)
        caller.cookie = self._office
        before, took = self.place.meter.read(), []
        for _ in range(PAGES):
            started = time.perf_counter()
            caller.ask("GET", path)
            took.append(time.perf_counter() - started)
        used = self.place.meter.read() - before
        return used * 1000 / PAGES, median(took) * 1000


def _office(house: Actor, scope: str, commune: str) -> str:
    """Return the session of the commune's leader."""
    member = new_id()
    about = {"full_name": "Nguyễn Văn Sơn", "given_name": "Sơn", "role": "commune_lead", "affiliation": "official"}
    carry_out(house, [letter("people.enrol_member", id=member, scope=scope, **about)])
    user = User.objects.create(username=f"son-{commune}")
    Member.objects.filter(id=member).update(user=user)
    browser = Client()
    browser.force_login(user)
    return f"sessionid={browser.cookies['sessionid'].value}"


def _communes(most: int) -> list[str]:
    codes = Commune.objects.filter(province="40", valid_to=None).exclude(code="16933").order_by("-code")
    return list(codes.values_list("code", flat=True)[:most])


def _compare(report: Report, first: Costs, then: Costs, size: str) -> None:
    for name, (cpu, wait) in then.items():
        ratio = f"×{cpu / first[name][0]:.2f}"
        aim = ratio if name == LEADERS_PAGE else f"flat ± {FLAT} %: {ratio}"
        report.line(f"{name} · {size}", f"{cpu:.2f} CPU-ms", aim, f"{wait:.1f} ms waited")


def seven(report: Report, place: Place, town: Town) -> None:
    """One commune grows sevenfold; a village in it stays as it is."""
    report.heading("(i) one commune grows sevenfold, one village in it stays as it is")
    commune = _communes(1)[0]
    watched = Watched(place, town, commune)
    _grow(town, [commune], 550)
    first = watched.costs()
    _compare(report, first, first, "×1: 650 homes")
    _grow(town, [commune], 650 * 6)
    _compare(report, first, watched.costs(), "×7: 4,550 homes")


def growth(report: Report, place: Place, town: Town) -> None:
    """The store grows from ten thousand to a million records; a village stays as it is."""
    report.heading("(j) the store grows to a million records in 20 communes, one village stays as it is")
    report.note(
        "records: entries of the ledger; with them come rows, bodies and the feed, about four times as many lines"
    )
    communes = _communes(COMMUNES + 1)[1:]
    watched, first = Watched(place, town, communes[0]), None
    for step in STEPS:
        started = time.monotonic()
        rebuilt = _grow(town, communes, max(0, (step - entries()) // A_HOME // COMMUNES))
        print(f"  grown to {entries():,} in {time.monotonic() - started:.0f} s", flush=True)
        costs = watched.costs()
        first = first or costs
        _compare(report, first, costs, f"{step:,}")
    peers = "OpenCRVS re-index 20 min for 1.13 M"
    report.figure(f"rebuild counters, {entries():,} entries", rebuilt, "s", target=300, peers=peers)
    report.figure(f"verify ledger, {entries():,} entries", _verb("verify", "ledger"), "s")


def grow_to(town: Town, wanted: int) -> None:
    """Let twenty communes grow until their ledgers hold so many entries together."""
    _grow(town, _communes(COMMUNES), -(-(wanted - entries()) // A_HOME // COMMUNES))


def _verb(*words: str) -> float:
    """Run a verb of the house as its operator does, and return the seconds it took."""
    started, quiet = time.monotonic(), subprocess.DEVNULL
    subprocess.run([sys.executable, "-m", "nhipcau.cli", *words], check=True, env=dict(os.environ), stdout=quiet)
    return time.monotonic() - started


def _grow(town: Town, communes: list[str], homes: int) -> float:
    """Add so many homes to every commune, in villages of a hundred; return how long counting them all again took."""
    for commune in communes:
        wanted = [min(A_VILLAGE, homes - start) for start in range(0, homes, A_VILLAGE)]
        town.pour({village(f"Bản {new_id()}", commune): number for number in wanted})
    connections.close_all()
    took = _verb("rebuild", "counters")
    town.settle_down()
    return took
