"""What carrying costs: push, first pull, a delta of ten, and a mix of search and push at an even rate."""

import gzip
import json
import random
import time
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from http.client import HTTPConnection
from statistics import quantiles
from typing import Any
from urllib.parse import quote

import brotli
from place import Home, Place, letter
from report import Report

from nhipcau.gateway.packing import zstd
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id

COMMANDS, CLIENTS = 1_000, 16
MIX_SECONDS, SEARCHES, PUSHES = 12, 12, 4  # searches and pushes a second
QUERIES = ("dang ky khai sinh", "lam giay cho con moi de", "the can cuoc", "tam tru", "bao hiem y te", "mai tang")
STEPS = [
    {"step": "find_procedure", "mode": "alone"},
    {"step": "enter_otp", "mode": "prompted", "secret": True},
    {"step": "fill_form", "mode": "done_for"},
]
LIKE_A_BROWSER = {"Accept-Encoding": "gzip, deflate, br, zstd", "Accept": "application/json"}


class Caller:
    """One phone's kept connection; it counts what comes over the wire."""

    def __init__(self, place: Place, number: int = 0) -> None:
        self.http = HTTPConnection("127.0.0.1", place.port, timeout=60)
        self.token = place.tokens[number % len(place.tokens)]
        self.received, self.coding, self.cookie = 0, "", ""

    def ask(self, method: str, path: str, body: Any = None) -> bytes:  # noqa: ANN401 (any JSON)
        """Ask, and return the body as it came; anything but 200 stops the bench."""
        who = {"Cookie": self.cookie} if self.cookie else {"Authorization": f"Bearer {self.token}"}
        headers = LIKE_A_BROWSER | who | {"Content-Type": "application/json"}
        self.http.request(method, path, json.dumps(body) if body is not None else None, headers)
        answer = self.http.getresponse()
        content = answer.read()
        if answer.status != 200:  # noqa: PLR2004 (OK)
            raise SystemExit(f"bench: {method} {path} was answered {answer.status}: {content[:300]!r}")
        self.received += len(content) + sum(len(name) + len(value) + 4 for name, value in answer.getheaders()) + 17
        self.coding = answer.getheader("Content-Encoding", "plain")
        return content

    def push(self, letters: list[dict[str, Any]]) -> None:
        """Push a batch; every letter must be done."""
        batch = {"sent_at": now().isoformat(), "letters": letters}
        answer = json.loads(unpacked(self.ask("POST", "/api/v1/sync/push", batch), self.coding))
        bad = [verdict for verdict in answer["verdicts"] if verdict["state"] != "done"]
        if bad:
            raise SystemExit(f"bench: refused {bad[0]['problem']}")


def unpacked(content: bytes, coding: str) -> bytes:
    """Undo the coding of an answer."""
    if coding == "br":
        return bytes(brotli.decompress(content))
    if coding == "zstd":
        return zstd.decompress(content)
    return gzip.decompress(content) if coding == "gzip" else content


def assist(home: Home) -> dict[str, Any]:
    """Write a letter that records an assist."""
    whom = {"household_id": home.household, "resident_id": home.resident, "consent_id": home.consent}
    about = {"procedure": "1.001193", "steps": STEPS, "safety_card": "otp", "safety_answered": "right"}
    return _plain(letter("support.record_assist", id=new_id(), **whom, **about))


def _plain(one: Any) -> dict[str, Any]:  # noqa: ANN401 (a letter)
    return {"id": str(one.id), "verb": one.verb, "body": one.body, "happened_at": one.happened_at.isoformat()}


def push(report: Report, place: Place) -> None:
    """Push a thousand commands from sixteen phones at once: assists by ten and by fifty, then new homes by twenty."""
    report.heading("(d) push, CPU-seconds of server and database per 1,000 commands, 16 clients")
    chance = random.Random(16)
    assists = [assist(home) for home in chance.choices(place.homes, k=COMMANDS)]
    _push_all(place, 10, assists[:320])  # warm: imports, pools, plans
    peers = {10: "ODK Central 10.7 · CouchDB 0.88 · floor 0.22", 50: "CouchDB 0.38 · floor 0.11"}
    for batch, target in ((10, 0.5), (50, 0.25)):
        fresh = [assist(home) for home in chance.choices(place.homes, k=COMMANDS)]
        report.figure(f"batch {batch}", _cost(place, batch, fresh), "CPU-s", target=target, peers=peers[batch])
    met = [one for _ in range(COMMANDS // 4) for one in _first_visit(place)]
    report.figure("batch 20 of new homes, people, consents and assists", _cost(place, 20, met), "CPU-s")


def _cost(place: Place, size: int, letters: list[dict[str, Any]]) -> float:
    before = place.meter.read()
    _push_all(place, size, letters)
    return (place.meter.read() - before) * 1_000 / len(letters)


def _first_visit(place: Place) -> list[dict[str, Any]]:
    """Write the letters of a home that was found today: each hangs on the one before it."""
    home, name = Home(new_id(), new_id(), new_id()), "Lô Thị Mới"
    found = {"id": home.household, "village_id": place.village, "head_name": name}
    person = {"id": home.resident, "household_id": home.household, "full_name": name, "given_name": "Mới"}
    agreed = {"id": home.consent, "resident_id": home.resident, "purpose": "help_now"}
    return [
        _plain(letter("people.register_household", **found)),
        _plain(letter("people.add_resident", **person)),
        _plain(letter("people.give_consent", **agreed, given_by="self", method="tap")),
        assist(home),
    ]


def _push_all(place: Place, size: int, letters: list[dict[str, Any]]) -> None:
    batches = [letters[start : start + size] for start in range(0, len(letters), size)]
    with ThreadPoolExecutor(CLIENTS) as pool:
        list(pool.map(lambda number: _push_some(place, number, batches[number::CLIENTS]), range(CLIENTS)))


def _push_some(place: Place, number: int, batches: list[list[dict[str, Any]]]) -> None:
    caller = Caller(place, number)
    for batch in batches:
        caller.push(batch)


def pull(report: Report, place: Place) -> None:
    """Pull everything as a new phone does, from the snapshot of its village, then only what changed."""
    before = place.meter.read()
    _first(Caller(place))
    built = place.meter.read() - before
    for number in range(4):  # warm both workers
        _first(Caller(place, number))
    caller, times = Caller(place), 20
    before = place.meter.read()
    for _ in range(times):
        told = _first(caller)
    used = (place.meter.read() - before) / times
    rows = told["snapshot"]["rows"]
    report.heading(
        f"(b) first pull, {len(place.homes):,} households and {rows:,} rows, from the snapshot of the village"
    )
    peers = "ODK 3 · 108 kB; CouchDB 12 · 224 kB; PouchDB 58 · 389 kB; floor 1 · 86–110 kB"
    report.line("requests", "2", "≤ 2", peers)
    report.figure("bytes over the wire", caller.received / times / 1000, "kB", target=90)
    report.line("  per 1,100 rows", f"{caller.received / times / rows * 1.1:,.1f} kB")
    report.figure("server and database", used, "CPU-s")
    report.figure("  the first time, which builds the snapshot", built, "CPU-s")
    _delta(report, place, told["cursor"], told["scope"])


def _first(caller: Caller) -> dict[str, Any]:
    """Do a first sync: ask, fetch the snapshot, check it."""
    content = caller.ask("GET", "/api/v1/sync/pull?cursor=0&scope=&snapshot=1")
    told: dict[str, Any] = json.loads(unpacked(content, caller.coding))
    packed = caller.ask("GET", told["snapshot"]["url"])
    if sha256(packed).hexdigest() != told["snapshot"]["hash"]:
        raise SystemExit("bench: the snapshot is not the one that was promised")
    return told


def _delta(report: Report, place: Place, cursor: int, scope: str) -> None:
    homes = [
        _plain(letter("people.register_household", id=new_id(), village_id=place.village, head_name="Lô Văn Mới"))
        for _ in range(10)
    ]
    Caller(place, 1).push(homes)
    caller = Caller(place)
    content = caller.ask("GET", f"/api/v1/sync/pull?cursor={cursor}&scope={quote(scope)}")
    changes = len(json.loads(unpacked(content, caller.coding))["changes"])
    report.heading(f"(c) delta of {changes} changed rows ({caller.coding})")
    report.line("requests", "1", "1", "ODK 3 · 108 kB; CouchDB 2 · 49 kB; PouchDB 9 · 11 kB; floor 1 · 2.2 kB")
    report.figure("bytes over the wire", caller.received / 1000, "kB", target=2)


def mixed(report: Report, place: Place) -> None:
    """Search and push at an even rate, whether or not the last answer has come, and print how long it took."""
    plan = [(number / SEARCHES, "search") for number in range(MIX_SECONDS * SEARCHES)]
    plan += [(number / PUSHES + 0.05, "push") for number in range(MIX_SECONDS * PUSHES)]
    spent: dict[str, list[float]] = {"search": [], "push": []}
    before, started = place.meter.read(), time.monotonic()

    def one(due: float, kind: str) -> None:
        time.sleep(max(0.0, started + due - time.monotonic()))
        caller = Caller(place, random.randrange(CLIENTS))
        if kind == "search":
            caller.ask("GET", f"/api/v1/procedures?limit=5&q={quote(random.choice(QUERIES))}")
        else:
            caller.push([assist(home) for home in random.choices(place.homes, k=3)])
        spent[kind].append((time.monotonic() - started - due) * 1000)

    with ThreadPoolExecutor(64) as pool:
        list(pool.map(lambda planned: one(*planned), sorted(plan)))
    used = place.meter.read() - before
    report.heading(
        f"(e) mixed for {MIX_SECONDS} s: {SEARCHES} searches and {PUSHES} pushes of 3 a second, open loop, new connections"
    )
    for kind, target, peers in (("search", 50, "OpenCRVS 57 ms, 12 vCPU"), ("push", 150, "OpenCRVS 341 ms")):
        cuts = quantiles(spent[kind], n=20)
        report.figure(f"{kind} p50", cuts[9], "ms")
        report.figure(f"{kind} p95", cuts[18], "ms", target=target, peers=peers)
    report.figure("CPU-seconds a second of all this", used / MIX_SECONDS, "CPU-s")
