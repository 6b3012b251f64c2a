"""Senders that are killed in the middle of their work: nothing is lost, and what went twice has one id."""

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as house
from django.db import connections

from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.outgoing import Taken, say, to_phone
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.messaging.keeping import CANARY
from nhipcau.messaging.models import DELIVERED, HANDED, HANDING, WAITING, OutMessage
from nhipcau.messaging.taking import take
from nhipcau.settings.sending import LIVE
from tests.kannel import Kannel, end

MANY, KILLS = 60, 2
PATIENCE = 300  # seconds for a state on a machine that is busy
SECRET = "kho-doan-that-dai-va-la"


@pytest.fixture
def kannel(tmp_path: Path, live_house: str, settings: Any) -> Iterator[Kannel]:
    settings.SMS_SECRET = SECRET
    made = Kannel(tmp_path, live_house, SECRET)
    made.start()
    made.phone()
    yield made
    made.stop()


def sender(*ways: Kannel) -> "subprocess.Popen[bytes]":
    """Start a sender of its own, as an operator would."""
    kannel = ways[0]
    place = connections["default"].settings_dict
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "nhipcau.settings.base",
        "DATABASE_URL": f"postgresql://{place['USER']}@/{place['NAME']}?host={place['HOST']}",
        "NHIPCAU_DATA": str(house.DATA_DIR),
        "NHIPCAU_LOOKUP_KEY": house.LOOKUP_KEY,
        "NHIPCAU_SMS_SECRET": SECRET,
        "NHIPCAU_MESSAGES": LIVE,
        "NHIPCAU_SMS_GATEWAYS": ",".join(one.address for one in ways),
        "NHIPCAU_SMS_DOOR": kannel.door,
    }
    with (kannel.folder / "sender").open("ab") as said:
        command = [sys.executable, "-m", "django", "messages"]
        return subprocess.Popen(command, env=env, stdout=said, stderr=said)


def counted() -> Counter[str]:
    with acting(system(COUNTRY)):
        return Counter(OutMessage.objects.values_list("state", flat=True))


def let_claims_run_out() -> int:
    """Do what a minute would: whoever was killed holds nothing any more."""
    with acting(system(COUNTRY)):
        return OutMessage.objects.filter(state=HANDING).update(next_at=now())


def waiting_for(many: int) -> set[str]:
    """Put messages into the outbox, and return their ids."""
    with acting(system(COUNTRY)):
        told = [say(CANARY, to_phone(f"0912{number:06}"), luc=now()) for number in range(many)]
        take([Taken(new_id(), "vn.40.16933.", one) for one in told])
        return {str(one) for one in OutMessage.objects.values_list("id", flat=True)}


def test_nothing_is_lost_when_senders_are_killed_and_doubles_have_one_id(kannel: Kannel) -> None:
    ids, broken = waiting_for(MANY), 0
    for kill in range(KILLS):
        running = sender(kannel)
        try:
            kannel.until(lambda kill=kill: MANY - counted()["waiting"] - counted()["handing"] > (kill + 1) * 15, PATIENCE)
            os.kill(running.pid, signal.SIGKILL)
            running.wait()
        finally:
            end([running])
        broken += let_claims_run_out()
    assert broken, "no sender was killed in the middle of its work"
    running = sender(kannel)
    try:
        kannel.until(lambda: counted()[DELIVERED] == MANY, PATIENCE)
    finally:
        end([running])
    assert running.returncode == 0, kannel.said("sender")
    kannel.until(lambda: len(kannel.handed()) >= MANY, PATIENCE)
    handed = Counter(kannel.handed())
    assert set(handed) == ids
    assert sum(handed.values()) - MANY <= KILLS  # of each that was killed, at most what was in its hand


def test_of_two_weighted_gateways_one_dies_the_other_carries_all_and_what_it_had_taken_arrives_when_it_is_back(
    kannel: Kannel, tmp_path: Path
) -> None:
    """The sender is killed, too. What either gateway gave to the operator has one of our ids; what went twice has the same."""
    (tmp_path / "two").mkdir()
    kannel.name, kannel.weight = "nang", 3
    other = Kannel(tmp_path / "two", kannel.door, SECRET, name="nhe", weight=1)
    other.start()
    other.phone()
    ids, running = waiting_for(MANY), sender(kannel, other)
    try:
        kannel.until(lambda: set(other.handed()) and len(kannel.handed()) > MANY // 4, PATIENCE)
        for one in (running, *other.running):
            os.kill(one.pid, signal.SIGKILL)
            one.wait()
        other.running.clear()
        let_claims_run_out()
        running = sender(kannel, other)
        kannel.until(lambda: not counted().keys() & {"waiting", "handing"} or looks_again(), PATIENCE)
        assert len(kannel.handed()) > len(other.handed()) > 0
        other.start()
        other.phone()
        kannel.until(lambda: set(kannel.handed()) | set(other.handed()) == ids, PATIENCE)
        kannel.until(lambda: counted().keys() <= {HANDED, DELIVERED}, PATIENCE)
    finally:
        end([running])
        other.stop()
    assert counted().total() == MANY  # a receipt that died with the gateway leaves a message handed over, never lost


def looks_again() -> bool:
    """Do what the next seconds would: what waits for a gateway that rests is looked at again now."""
    with acting(system(COUNTRY)):
        OutMessage.objects.filter(state=WAITING, next_at__gt=now()).update(next_at=now())
    return False
