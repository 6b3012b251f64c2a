"""The test of the tests: bugs are planted, and the machine finds each and says how to see it again."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from tests.databases import Databases, point_at
from tests.faults import plan, report
from tests.faults.bugs import HEADER, Boasting, Deleting, RealDeleting
from tests.faults.house import House
from tests.faults.machine import NOTHING_PLANTED, Machine, Planted

SERVER = Path(__file__).resolve().parents[2]
FOUND_IN = 8  # histories in which each bug has to be found; one in a race of two phones gets them TRIES times
LIVES = 2  # of one seed at once
TRIES = 16  # how often these lives begin anew, at most: a bug in a race of two phones needs luck each time
KILLS = 6  # how often we kill, at most, until a bug that needs luck has shown itself

BUGS = {
    "names-anew": "rows too many|nobody tapped|does not know it",
    "forgets-verdicts": "still holds|broke off",
    "cursor-before-commit": "lacks|old ones",
    "forgets-a-row": "lacks|old ones",
    "counted-on-retry": "figures are not the recount",
    "one-bad-spoils-all": "in the ledger",
}


@pytest.fixture(scope="module")
def machine(django_db_setup: None, databases: Databases, django_db_blocker: Any) -> Iterator[Machine]:
    with django_db_blocker.unblock():
        try:
            with Machine("tests.faults.entry:application") as machine:
                yield machine
        finally:
            connections.close_all()
            point_at(databases.server.socket, databases.own)


@pytest.fixture(scope="module")
def house(machine: Machine) -> Iterator[House]:
    with machine.house("phones") as house:
        yield house


def live(
    machine: Machine, house: House, planted: Planted, kind: str, *, real: bool = False, after: int = 0
) -> report.Tally:
    step = plan.REAL_EVERY if real else 1
    numbers = [after + one for one in range(step, step * FOUND_IN * 2, step) if real or one % plan.REAL_EVERY]
    return machine.wave(house, [plan.plan(kind, number) for number in numbers[:FOUND_IN]], planted)


def must_be_found(machine: Machine, house: House, planted: Planted, tally: report.Tally, words: str) -> None:
    """The bug was found, its story tells a seed, and the seed alone brings it back."""
    guilty = [one for one in tally.broken if re.search(words, " ".join(one.complaints))]
    assert guilty, [one.complaints for one in tally.broken]
    seed = re.search(r"--seed (\S+)", report.story(guilty[0]))
    assert seed
    assert any(
        machine.wave(house, [plan.read_seed(seed[1])] * LIVES, planted).broken for _ in range(TRIES)
    ), f"{seed[1]} did not bring it back"


@pytest.mark.parametrize("bug", BUGS)
def test_a_bug_of_the_server_is_found_and_comes_back_by_its_seed(machine: Machine, house: House, bug: str) -> None:
    race = bug == "cursor-before-commit"
    planted = Planted(marks={HEADER: bug}, patience=2)
    for turn in range(TRIES if race else 1):
        tally = live(machine, house, planted, "two-phones" if race else "doubled", after=turn * 4 * FOUND_IN)
        if tally.broken:
            break
    must_be_found(machine, house, planted, tally, BUGS[bug])


@pytest.mark.parametrize("phone", [Deleting, Boasting])
def test_a_phone_that_breaks_its_promise_is_found(machine: Machine, house: House, phone: Any) -> None:
    planted = Planted(lean=phone)
    must_be_found(
        machine, house, planted, live(machine, house, planted, "lost-answers"), "nowhere|know it|in the ledger"
    )


def test_the_phones_own_code_is_found_out_when_it_deletes_what_was_not_answered(machine: Machine, house: House) -> None:
    planted = Planted(real=RealDeleting)
    tally = live(machine, house, planted, "lost-answers", real=True)
    must_be_found(machine, house, planted, tally, "nowhere|gone from the phone")


@pytest.mark.parametrize(("bug", "kind"), [("answer-before-commit", "app-killed"), ("disk-later", "database-killed")])
def test_a_receipt_before_the_verdict_is_found_when_somebody_is_killed(
    machine: Machine, house: House, bug: str, kind: str
) -> None:
    planted = Planted(marks={HEADER: bug})
    house.kind = kind
    # By itself PostgreSQL writes its log five times a second; a rare loss is made a sure one.
    house.primary.run("postgres", "ALTER SYSTEM SET wal_writer_delay = '10s'", "SELECT pg_reload_conf()")
    complaints: list[str] = []
    try:
        for kill in range(KILLS):
            tally = live(machine, house, planted, kind, after=kill * 10 * FOUND_IN)
            assert tally.happened[kind]
            complaints += [complaint for one in tally.broken for complaint in one.complaints]
            # What is lost from the ledger is also missed by the other phone, whose cursor has gone past it.
            if any(re.search("does not know it|lacks", one) for one in complaints):
                return
    finally:
        house.kind = "phones"
    pytest.fail(f"not found in {KILLS} kills: {complaints}")


def test_nothing_is_found_where_no_bug_is_planted(machine: Machine, house: House) -> None:
    plans = [plan.plan(kind, number) for kind in plan.OWN for number in range(1, 6)]
    tally = machine.wave(house, plans, NOTHING_PLANTED)
    assert not tally.broken, report.story(tally.broken[0])
    assert (tally.lost, tally.doubled, tally.total) == (0, 0, len(plans))
    assert tally.real


def test_the_command_lives_histories_through_a_lost_primary_and_loses_nothing() -> None:
    kinds = "phone-killed,courier,primary-lost"
    command = [sys.executable, "-m", "tests.faults", "--histories", "24", "--kinds", kinds]
    ours = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    env = {name: value for name, value in os.environ.items() if name not in ours}
    done = subprocess.run(command, cwd=SERVER, env=env, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert re.search(
        r"24 histories, \d+ crashes of the server's side, \d+ letters accepted, 0 lost, 0 doubled", done.stdout
    )
