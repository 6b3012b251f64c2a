"""A sender of webhooks that is killed in the middle of its work: every event arrives, in order, and what came twice has one id."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from ipaddress import ip_network
from pathlib import Path
from typing import Any

from django.conf import settings as house
from django.db import connections

from nhipcau.gateway.systems.tests.programs import Program, let_in
from nhipcau.gateway.systems.tests.receiving import Receiver, receiver
from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.kernel.slip_codes import new_slip_code
from nhipcau.links.webhooks.models import Hook
from tests.kannel import end
from tests.world import COMMUNE, PROCEDURE, World, must, settle

MANY, KILLS = 12, 2
SLOW = 0.25  # seconds that the receiver takes for each
PATIENCE = 120  # seconds on a machine that is busy
INSIDE = "127.0.0.0/8"


def sender(said: Path) -> "subprocess.Popen[bytes]":
    """Start a sender of its own, as an operator would."""
    place = connections["default"].settings_dict
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "nhipcau.settings.base",
        "DATABASE_URL": f"postgresql://{place['USER']}@/{place['NAME']}?host={place['HOST']}",
        "NHIPCAU_DATA": str(house.DATA_DIR),
        "NHIPCAU_SECRET_KEY": house.SECRET_KEY,
        "NHIPCAU_LOOKUP_KEY": house.LOOKUP_KEY,
        "NHIPCAU_WEBHOOK_NETWORKS": INSIDE,
    }
    with said.open("ab") as out:
        return subprocess.Popen([sys.executable, "-m", "django", "webhooks"], env=env, stdout=out, stderr=out)


def until(true: Callable[[], bool], said: Path) -> None:
    """Wait for a state.

    Raises:
        AssertionError: it never came.
    """
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, said.read_text()[-2000:]
        time.sleep(0.02)


def heard_up_to() -> int:
    with acting(system(COUNTRY)):
        return Hook.objects.get().after


def let_claims_run_out() -> None:
    """Do what a minute would: whoever was killed holds nothing any more."""
    with acting(system(COUNTRY)):
        assert Hook.objects.filter(next_at__gt=now()).update(next_at=now()), "no sender was killed in the middle of its work"


def opened(world: World) -> list[str]:
    codes = [f"H40.17-261123-{number:04}" for number in range(MANY)]
    for code in codes:
        must(world.hoa, "dossiers.hand_in", id=new_id(), slip_code=new_slip_code(), procedure=PROCEDURE, official_code=code)
    return codes


def listens(program: Program, there: Receiver) -> str:
    """Set a webhook, and return its secret."""
    made = program.post("/api/v1/webhooks", {"url": there.url, "kinds": ["dossier.state_changed"]})
    assert made.status_code == 201, made.content
    return str(made.json()["secret"])


def killed_while_speaking(there: Receiver, said: Path, so_many: int) -> None:
    """Let a sender tell so many, and kill it while it waits for the answer to the next, which the receiver has already read."""
    before = heard_up_to()
    running = sender(said)
    try:
        until(lambda: heard_up_to() >= before + so_many, said)
        there.silence = 4.0  # under the sender's own patience
        come = len(there.heard)
        until(lambda: len(there.heard) > come, said)
        os.kill(running.pid, signal.SIGKILL)
        running.wait()
    finally:
        end([running])
        there.silence = 0.0
    let_claims_run_out()


def test_nothing_is_lost_when_the_sender_is_killed_and_what_came_twice_has_one_id(
    real_database: str, settings: Any, tmp_path: Path
) -> None:
    settings.WEBHOOK_NETWORKS = (ip_network(INSIDE),)
    said, world = tmp_path / "sender", settle()
    with receiver() as there:
        there.silence = SLOW  # so that it is in the middle of its work when it is looked at
        secret = listens(let_in(COMMUNE), there)
        codes = opened(world)
        for _ in range(KILLS):
            killed_while_speaking(there, said, 2)
            there.silence = SLOW
        running = sender(said)
        try:
            until(lambda: heard_up_to() == MANY, said)
        finally:
            end([running])
        told = list(zip(there.ids, (one["data"]["code"] for one in there.read(secret)), strict=True))
    first_heard = dict.fromkeys(told)  # what a receiver keeps that drops an id it knows
    assert [code for _, code in first_heard] == codes, "each once and in order, for whoever drops repeats by their id"
    assert len({name for name, _ in told}) == MANY, "one id for each event, however often it was told"
    assert KILLS <= len(told) - MANY <= 2 * KILLS, "of each that was killed, what was in its hand was told again"
