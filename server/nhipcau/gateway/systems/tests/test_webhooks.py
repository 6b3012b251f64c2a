"""Webhooks: told in order, at least once, signed, never to an address inside, and stopped when nobody listens for three days."""

import socket
from collections.abc import Iterator
from datetime import timedelta
from ipaddress import ip_network
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.db import transaction
from standardwebhooks import WebhookVerificationError

from nhipcau.gateway.systems.tests.programs import Program, let_in
from nhipcau.gateway.systems.tests.receiving import Receiver, receiver
from nhipcau.gateway.systems.tests.test_systems import opened
from nhipcau.kernel import events
from nhipcau.kernel.clock import now
from nhipcau.kernel.news import Told, news, publish
from nhipcau.links.webhooks import sending, wire
from nhipcau.links.webhooks.models import Attempt, Happening, Hook
from nhipcau.links.webhooks.rules import PATIENCE, fault_of
from nhipcau.links.webhooks.taking import let_go, number
from tests.world import COMMUNE, NEIGHBOUR, World, settle

pytestmark = pytest.mark.django_db
HOOKS = "/api/v1/webhooks"
CODES = ("H40.17-261123-0001", "H40.17-261123-0002", "H40.17-261123-0003")


@pytest.fixture
def world(settings: Any) -> World:
    settings.WEBHOOK_NETWORKS = (ip_network("127.0.0.0/8"),)
    return settle()


@pytest.fixture
def there() -> Iterator[Receiver]:
    with receiver() as found:
        yield found


def listens(program: Program, there: Receiver, *kinds: str) -> tuple[UUID, str]:
    """Set a webhook, and return its id and its secret."""
    made = program.post(HOOKS, {"url": there.url, "kinds": list(kinds or ("dossier.state_changed",))})
    assert made.status_code == 201, made.content
    return UUID(made.json()["id"]), made.json()["secret"]


def go() -> int:
    return sending.send_round(together=False)


def test_what_happens_is_told_in_order_signed_and_without_a_name(world: World, there: Receiver) -> None:
    program = let_in(COMMUNE)
    _, secret = listens(program, there)
    opened(world, *CODES)
    assert go() == 1
    told = there.read(secret)
    assert [one["type"] for one in told] == ["dossier.state_changed"] * 3
    assert [one["data"]["code"] for one in told] == list(CODES)
    assert [(one["data"]["previous"], one["data"]["number"]) for one in told] == [(0, 1), (1, 2), (2, 3)]
    assert len(set(there.ids)) == 3
    assert set(told[0]["data"]) == {"dossier", "code", "state", "since", "place", "number", "previous"}
    with pytest.raises(WebhookVerificationError):
        there.read("whsec_" + "A" * 40)
    assert go() == 0


def test_another_place_and_another_kind_are_not_told(world: World, there: Receiver) -> None:
    listens(let_in(NEIGHBOUR), there)
    listens(let_in(COMMUNE), there, "warning.issued")
    opened(world, CODES[0])
    assert go() == 0
    assert there.heard == []


def test_news_is_written_with_its_fact_or_not_at_all(world: World) -> None:
    told = Told("warning.issued", news("warning.issued", warning="w", hazard="lu-quet", level=3, drill=0, until=None).data, COMMUNE, now())
    with transaction.atomic():
        publish([told])
        transaction.set_rollback(True)
    assert not Happening.objects.exists()
    with pytest.raises(ValueError, match="only ids"):
        news("warning.issued", warning="Lũ quét ở bản Tùng Hương", hazard="x", level=1, drill=0, until=None)
    with pytest.raises(ValueError, match="only ids"):
        news("warning.issued", warning="0912345678", hazard="x", level=1, drill=0, until=None)


@pytest.mark.parametrize("status", [500, 301, 404, 429])
def test_what_was_not_taken_is_told_again_later_under_the_same_id(world: World, there: Receiver, status: int) -> None:
    _, secret = listens(let_in(), there)
    opened(world, *CODES[:2])
    there.status = status
    go()
    assert len(there.heard) == 1, "no redirect is followed, and nothing overtakes what was not taken"
    there.status = 200
    assert go() == 0, "not before the pause is over"
    with time_machine.travel(now() + timedelta(seconds=6), tick=False):
        assert go() == 1
    assert there.ids[0] == there.ids[1]
    assert [one["data"]["number"] for one in there.read(secret)] == [1, 1, 2]
    assert list(Attempt.objects.order_by("at", "id").values_list("status", flat=True)) == [status, 200, 200]


def test_a_receiver_that_is_down_or_silent_is_asked_again(world: World, there: Receiver, monkeypatch: Any) -> None:
    monkeypatch.setattr(wire, "REACH", 0.2)
    program = let_in()
    name, _ = listens(program, there)
    opened(world, CODES[0])
    there.silence = 0.6
    go()
    there.silence = 0
    with time_machine.travel(now() + timedelta(seconds=6), tick=False):
        go()
    assert list(Attempt.objects.order_by("at").values_list("status", "why")) == [(None, "too slow"), (200, "")]
    Hook.objects.filter(id=name).update(url=f"http://127.0.0.1:{free()}/")
    opened(world, CODES[1])
    with time_machine.travel(now() + timedelta(seconds=7), tick=False):
        go()
    tried = program.get(f"{HOOKS}/{name}/attempts").json()["items"]
    assert [one["why"] for one in tried if one["number"] == 2] == ["ConnectionRefusedError"]


def free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_whoever_is_killed_in_between_leaves_a_claim_that_runs_out(world: World, there: Receiver) -> None:
    listens(let_in(), there)
    opened(world, CODES[0])
    number()
    assert len(sending._claim(now())) == 1  # and then the power goes
    assert go() == 0
    with time_machine.travel(now() + sending.CLAIM + timedelta(seconds=1), tick=False):
        assert go() == 1
    assert len(there.heard) == 1


def test_a_receiver_that_is_gone_hears_no_more_and_one_that_fails_for_three_days_is_stopped(
    world: World, there: Receiver, monkeypatch: Any
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(events, "listeners", [lambda event: heard.append(event.kind)])
    program = let_in()
    gone, _ = listens(program, there)
    opened(world, CODES[0])
    there.status = 410
    go()
    assert Hook.objects.get(id=gone).why == "gone"
    silent, _ = listens(program, there)
    there.status = 503
    opened(world, CODES[1])
    go()
    with time_machine.travel(now() + PATIENCE, tick=False):
        go()
        stopped = Hook.objects.get(id=silent)
        assert stopped.stopped_at is not None
        assert go() == 0
        assert heard[-1] == "hook.stopped"
        there.status = 200
        assert program.post(f"{HOOKS}/{silent}/resume", {}).json()["stopped_at"] is None
        assert go() == 1
    assert "hook.gone" in heard


def test_it_can_be_told_again_from_a_number_or_a_moment(world: World, there: Receiver) -> None:
    program = let_in()
    name, secret = listens(program, there)
    opened(world, *CODES)
    go()
    assert program.post(f"{HOOKS}/{name}/resume", {"after": 1}).json()["after"] == 1
    go()
    assert [one["data"]["number"] for one in there.read(secret)] == [1, 2, 3, 2, 3]
    assert there.ids[1:3] == there.ids[3:5]
    program.post(f"{HOOKS}/{name}/resume", {"since": (now() - timedelta(days=1)).isoformat()})
    go()
    assert [one["data"]["number"] for one in there.read(secret)][5:] == [1, 2, 3]


def test_while_a_secret_is_changed_both_sign(world: World, there: Receiver) -> None:
    program = let_in()
    name, old = listens(program, there)
    fresh = program.post(f"{HOOKS}/{name}/secret", {}).json()["secret"]
    assert program.post(f"{HOOKS}/{name}/ping", {}).json()["status"] == 200
    assert there.read(old)[0]["type"] == there.read(fresh)[0]["type"] == "webhook.ping"
    with time_machine.travel(now() + timedelta(hours=25)):
        program.post(f"{HOOKS}/{name}/ping", {})
        assert there.heard[-1][0]["webhook-signature"].count("v1,") == 1
    kept = repr(list(Hook.objects.values_list()))
    assert old not in kept
    assert fresh not in kept


@pytest.mark.parametrize(
    "url",
    [
        "http://nhan.example.vn/", "https://127.0.0.1/", "https://10.0.0.8/", "https://169.254.169.254/latest", "https://[::1]/",
        "https://[::ffff:10.0.0.1]/", "https://localhost/", "https://a:b@nhan.example.vn/", "https://nhan.example.vn:22/", "ftp://nhan.example.vn/",
        "https://[64:ff9b::7f00:1]/", "https://100.64.0.1/", "https://0.0.0.0/", "https://224.0.0.1/", "https://[::",
    ],
)  # fmt: skip
def test_nothing_is_sent_inside(url: str) -> None:
    assert fault_of(url)


def test_a_name_that_leads_inside_is_not_connected_to(monkeypatch: Any, there: Receiver) -> None:
    """A name may lead elsewhere each time it is looked up; what counts is the address that is then connected to."""
    inside = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", int(there.url.split(":")[2].split("/")[0])))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: inside)
    heard = wire.send("https://nhan.example.vn/", {}, "{}")
    assert (heard.status, heard.why) == (None, "forbidden address")
    assert there.heard == []


def test_somebody_elses_webhook_is_not_there(world: World, there: Receiver) -> None:
    name, _ = listens(let_in(), there)
    other = let_in(name="Khác")
    for path, body in ((f"{HOOKS}/{name}/ping", {}), (f"{HOOKS}/{name}/secret", {}), (f"{HOOKS}/{name}/resume", {})):
        assert other.post(path, body).json()["number"] == "404.522"
    assert other.get(HOOKS).json()["items"] == []


def test_old_events_go_and_numbers_go_on(world: World) -> None:
    opened(world, *CODES[:2])
    number()
    with time_machine.travel(now() + timedelta(days=31)):
        let_go()
        assert list(Happening.objects.values_list("number", flat=True)) == [2]
