"""The primary is lost under load; the runbook's own commands bring the replica up: nothing is lost, nothing twice."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections

from nhipcau.kernel.models import Entry
from nhipcau.settings.places import CHECKOUT
from tests.databases import Databases, point_at
from tests.faults import plan, report
from tests.faults.cluster import PORT
from tests.faults.ground import found
from tests.faults.machine import Machine
from tests.running.province import DEPLOY, Province, switch
from tests.running.sender import Sender

LONGEST = 20  # seconds without service that the runbook promises at most, the operator's typing left out
PLANS = [plan.plan("primary-lost", number) for number in range(1, 16) if number % plan.REAL_EVERY]
COMMUNE = 90_001


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
    sender = Sender(lambda: house.port, ground.village, ground.codes[0])
    with sender.sending():
        tally = machine.wave(house, PLANS)
    assert not tally.broken, report.story(tally.broken[0])
    assert (tally.lost, tally.doubled, tally.happened["primary-lost"]) == (0, 0, 1)
    entries = list(Entry.objects.filter(commune=ground.commune, verb="people.register_household").values_list("id", flat=True))
    assert set(sender.statuses) <= {0, 200, 503}
    assert sorted(entries) == sorted(sender.taken)
    print(
        f"\n{tally.accepted + len(entries)} letters accepted, {tally.lost} lost, {tally.doubled} doubled;"
        f" {sender.longest:.1f} s without service, {house.without:.1f} s of them the commands"
    )
    assert house.without < sender.longest < LONGEST


def test_afterwards_the_lost_server_comes_back_as_the_replica(province: tuple[Machine, Province]) -> None:
    _, house = province
    if not house.lost:
        house.lose_primary()
    assert house.primary
    assert house.lost
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
