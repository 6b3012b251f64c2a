"""The primary is lost under load; the runbook's own commands bring the replica up: nothing is lost, nothing twice."""

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
from django.db import connections

from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Entry
from nhipcau.settings.places import CHECKOUT
from tests.databases import Databases, point_at
from tests.faults import plan, report
from tests.faults.cluster import PORT
from tests.faults.ground import found
from tests.faults.machine import Machine
from tests.load.served import ask, told
from tests.running.province import DEPLOY, Province, switch

LONGEST = 20  # seconds without service that the runbook promises at most, the operator's typing left out
PLANS = [plan.plan("primary-lost", number) for number in range(1, 16) if number % plan.REAL_EVERY]
COMMUNE = 90_001


@dataclass
class Sender:
    """A phone that sends one letter after the other, and again while nobody answers; it notes when which was taken."""

    province: Province
    village: UUID
    code: str
    over: threading.Event = field(default_factory=threading.Event)
    taken: dict[UUID, float] = field(default_factory=dict)
    silent: int = 0

    def begin(self) -> threading.Thread:
        """Let it send until `over`."""
        answer = ask(self.province.port, "POST", "/api/v1/phones/activate", json.dumps({"code": self.code, "device_id": str(new_id())}))
        self.token = json.loads(told(answer))["token"]
        thread = threading.Thread(target=self._send)
        thread.start()
        return thread

    def _send(self) -> None:
        while not self.over.is_set():
            self._until_taken(new_id())

    def _until_taken(self, name: UUID) -> None:
        about = {"id": str(new_id()), "village_id": str(self.village), "head_name": "Lô Thị Tư", "note": "", "languages": ["thai"]}
        letter = {"id": str(name), "verb": "people.register_household", "body": about, "happened_at": now().isoformat()}
        while True:
            try:
                text = json.dumps({"sent_at": now().isoformat(), "letters": [letter]})
                answer = ask(self.province.port, "POST", "/api/v1/sync/push", text, Authorization=f"Bearer {self.token}")
                if answer.status == 200:
                    assert json.loads(told(answer))["verdicts"][0]["state"] == "done"
                    self.taken[name] = time.monotonic()
                    return
                assert answer.status == 503, told(answer)
            except OSError:
                pass
            self.silent += 1
            time.sleep(0.05)

    @property
    def longest(self) -> float:
        """The longest time in which nothing was taken (seconds)."""
        moments = sorted(self.taken.values())
        return max(after - before for before, after in pairwise(moments))


@pytest.fixture(scope="module")
def province(django_db_setup: None, databases: Databases, django_db_blocker: Any) -> Iterator[tuple[Machine, Province]]:
    with django_db_blocker.unblock(), Machine() as machine:
        house = Province(machine.scratch, machine.seed, "primary-lost")
        try:
            house.open()
            yield machine, house
        finally:
            house.close()
            connections.close_all()
            point_at(databases.server.socket, databases.own)


def test_a_lost_primary_costs_seconds_and_no_letter(province: tuple[Machine, Province]) -> None:
    machine, house = province
    ground = found(range(COMMUNE, COMMUNE + 1), one_account=[False])[0]
    sender = Sender(house, ground.village, ground.codes[0])
    thread = sender.begin()
    try:
        tally = machine.wave(house, PLANS)
    finally:
        sender.over.set()
        thread.join(60)
    assert not tally.broken, report.story(tally.broken[0])
    assert (tally.lost, tally.doubled, tally.happened["primary-lost"]) == (0, 0, 1)
    entries = list(Entry.objects.filter(commune=ground.commune, verb="people.register_household").values_list("id", flat=True))
    assert sorted(entries) == sorted(sender.taken)
    print(
        f"\n{tally.accepted + len(entries)} letters accepted, {tally.lost} lost, {tally.doubled} doubled;"
        f" {sender.longest:.1f} s without service, {house.without:.1f} s of them the commands"
    )
    assert house.without < sender.longest < LONGEST


def test_afterwards_the_lost_server_comes_back_as_the_replica(province: tuple[Machine, Province]) -> None:
    _, house = province
    assert house.primary
    house.replica = house.lost
    switch("follow", f"{house.primary.socket}:{PORT}", server=house.lost)
    house.lost.start()
    switch("together", server=house.primary)
    deadline = time.monotonic() + 20
    while "two streaming sync" not in (said := switch("say", server=house.primary)):
        assert time.monotonic() < deadline, said
        time.sleep(0.1)
    assert switch("say", server=house.lost).split() == ["replica"]
    assert list(house.lost.folder.glob("data.was-*")), "what the lost server alone knew is kept"


def test_the_runbook_names_the_commands_that_ran_here() -> None:
    words = (CHECKOUT / "docs" / "run" / "failover.md").read_text(encoding="utf-8")
    for command in ("promote", "point", "follow", "together", "alone", "say"):
        assert f"deploy/province/switch {command}" in words
        assert f"\n{command})" in (DEPLOY / "switch").read_text(encoding="utf-8")
