"""Events told on: a real rsyslogd understands them over TCP, TLS and UDP; a receiver that is away loses none."""

import json
import socket
import struct
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.db import connections

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.events import tell
from nhipcau.settings.soc import Soc, soc
from nhipcau.watch import ecs
from nhipcau.watch.kinds import KINDS
from nhipcau.watch.models import Outbox
from nhipcau.watch.receivers import Away, deliver
from nhipcau.watch.sending import send, standings
from nhipcau.watch.tests.test_keeping import events
from tests.receivers import NoReceiver, Rsyslog, rsyslog

HOA = Actor(UUID(int=3), "desk", "vn.40.16933.", "Lữ Thị Hoa")
AWKWARD = 'he "said" [so]\\ Lô Thị Tư'


@pytest.fixture
def receiver(tmp_path: Path) -> Iterator[Rsyslog]:
    """A running rsyslogd."""
    try:
        found = rsyslog(tmp_path)
        found.start()
    except NoReceiver as missing:
        pytest.fail(str(missing))
    yield found
    found.stop()


def telling_to(monkeypatch: pytest.MonkeyPatch, settings: Any, *addresses: str, **more: str) -> Soc:
    monkeypatch.setenv("NHIPCAU_SOC", ",".join(addresses))
    for name, value in more.items():
        monkeypatch.setenv(f"NHIPCAU_SOC_{name.upper()}", value)
    settings.SOC = soc()
    return settings.SOC  # type: ignore[no-any-return]


def address(kind: str, rsyslogd: Rsyslog) -> str:
    port = {"tcp": rsyslogd.tcp, "tls": rsyslogd.tls, "udp": rsyslogd.udp}[kind]
    return f"syslog+{kind}://127.0.0.1:{port}"


@pytest.mark.parametrize("kind", ["tcp", "tls", "udp"])
def test_rsyslog_understands_every_kind_and_awkward_signs(
    real_database: str, receiver: Rsyslog, settings: Any, monkeypatch: Any, kind: str
) -> None:
    (one,) = telling_to(monkeypatch, settings, address(kind, receiver), ca=str(receiver.folder / "ca.pem")).receivers
    for name in KINDS:
        tell(name, HOA, **dict.fromkeys(KINDS[name].facts, AWKWARD))
    assert send(one).taken == len(KINDS)
    assert not Outbox.objects.exists()
    heard = receiver.heard(len(KINDS))
    assert sorted(found["msgid"] for found in heard) == sorted(KINDS)
    kept = {str(event.id): event for event in events()}
    for found in heard:
        data, event = found["data"]["nhipcau@32473"], kept[found["data"]["nhipcau@32473"]["id"]]
        assert (found["version"], found["app"], found["pri"]) == ("1", "nhipcau", str(80 + KINDS[event.kind].severity))
        assert found["text"].strip() == KINDS[event.kind].en
        assert (data["kind"], data["actor"], data["role"], data["place"]) == (event.kind, str(HOA.id), "desk", HOA.scope)
        spelled = {name: str(value).encode("ascii", "replace").decode() for name, value in event.facts.items()}
        assert {name: data[name] for name in spelled} == spelled


def test_a_certificate_that_nobody_vouched_for_gets_nothing(
    real_database: str, receiver: Rsyslog, settings: Any, monkeypatch: Any
) -> None:
    (one,) = telling_to(monkeypatch, settings, address("tls", receiver)).receivers
    tell("second.set", HOA)
    assert "CERTIFICATE_VERIFY_FAILED" in send(one).why
    assert Outbox.objects.get().tries == 1
    assert receiver.heard(0) == []


@pytest.mark.parametrize("kind", ["tcp", "tls"])
def test_what_was_told_while_the_receiver_was_away_comes_in_order_and_once(
    real_database: str, receiver: Rsyslog, settings: Any, monkeypatch: Any, kind: str
) -> None:
    (one,) = telling_to(monkeypatch, settings, address(kind, receiver), ca=str(receiver.folder / "ca.pem")).receivers
    tell("backup.made", HOA, bytes=0)
    send(one)
    receiver.stop()
    for number in range(1, 301):  # more than one batch
        tell("backup.made", HOA, bytes=number)
    away = send(one)
    assert (away.taken, "refused" in away.why) == (0, True)
    assert Outbox.objects.count() == 300
    receiver.start()
    assert send(one).taken == 300
    assert [int(found["data"]["nhipcau@32473"]["bytes"]) for found in receiver.heard(301)] == list(range(301))
    assert send(one).taken == 0


def test_a_receiver_that_takes_a_batch_and_resets_the_line_gets_it_again_under_the_same_ids(
    real_database: str, settings: Any, monkeypatch: Any, tmp_path: Path
) -> None:
    """A line that is reset may have been read or not; only the far side's own end counts as taken."""
    server = socket.create_server(("127.0.0.1", 0))
    read: list[bytes] = []

    def serve() -> None:
        for reset in (True, False):
            line, _ = server.accept()
            got = b""
            while piece := line.recv(65536):
                got += piece
            read.append(got)
            if reset:
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            line.close()

    thread = threading.Thread(target=serve)
    thread.start()
    (one,) = telling_to(monkeypatch, settings, f"syslog+tcp://127.0.0.1:{server.getsockname()[1]}").receivers
    tell("second.set", HOA)
    assert "reset" in send(one).why.lower()
    assert send(one).taken == 1
    thread.join()
    server.close()
    assert read[0] == read[1]
    assert str(events()[0].id).encode() in read[0]


# ── JSON lines


class _Inbox(BaseHTTPRequestHandler):
    status, got = 200, list[tuple[dict[str, str], bytes]]()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(_Inbox.status)
        if _Inbox.status == 302:
            self.send_header("Location", "http://127.0.0.1:1/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()
        if _Inbox.status == 200:
            _Inbox.got.append((dict(self.headers), body))

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def inbox() -> Iterator[str]:
    _Inbox.status, _Inbox.got = 200, []
    server = HTTPServer(("127.0.0.1", 0), _Inbox)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/ecs"
    server.shutdown()
    server.server_close()


def test_two_houses_on_one_database_never_send_the_same_twice(
    real_database: str, inbox: str, settings: Any, monkeypatch: Any
) -> None:
    (one,) = telling_to(monkeypatch, settings, inbox).receivers
    for number in range(450):
        tell("backup.made", HOA, bytes=number)

    def work() -> int:
        try:
            return sum(send(one).taken for _ in range(40))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(3) as houses:
        taken = [one.result() for one in [houses.submit(work) for _ in range(3)]]
    sent = [json.loads(line)["labels"]["bytes"] for _, body in _Inbox.got for line in body.splitlines()]
    assert [int(number) for number in sent] == list(range(450))
    assert sum(taken) == 450
    (standing,) = standings()
    assert (standing.waiting, standing.why, standing.reached_at is not None) == (0, "", True)


@pytest.mark.parametrize("status", [500, 401, 302])
def test_an_endpoint_that_does_not_say_yes_gets_it_again(
    real_database: str, inbox: str, settings: Any, monkeypatch: Any, status: int
) -> None:
    (one,) = telling_to(monkeypatch, settings, inbox, token="t0ken").receivers
    tell("phone.locked", HOA, device="0190")
    _Inbox.status = status
    assert send(one).why == f"it answered {status}"
    assert [(one.waiting, one.why, one.reached_at) for one in standings()] == [(1, f"it answered {status}", None)]
    _Inbox.status = 200
    assert send(one).taken == 1
    ((headers, body),) = _Inbox.got
    assert headers["Authorization"] == "Bearer t0ken"
    assert json.loads(body)["event"]["id"] == str(events()[0].id)


def test_a_file_gets_one_line_for_each_event(real_database: str, settings: Any, monkeypatch: Any, tmp_path: Path) -> None:
    file = tmp_path / "ecs.jsonl"
    (one,) = telling_to(monkeypatch, settings, f"file://{file}").receivers
    tell("second.set", HOA)
    tell("door.refused", None, status=403, route="/xa", times=1, address="192.0.2.7")
    call_command("soc", once=True)
    first, second = [json.loads(line) for line in file.read_text().splitlines()]
    assert first["user"] == {"id": str(HOA.id), "roles": ["desk"]}
    assert second["source"] == {"ip": "192.0.2.7"}
    assert second["http"] == {"response": {"status_code": 403}}
    call_command("soc", once=True, again=local_today())
    assert [json.loads(line)["event"]["id"] for line in file.read_text().splitlines()].count(first["event"]["id"]) == 2
    file.unlink()
    file.mkdir()
    tell("second.set", HOA)
    with pytest.raises(CommandError, match="IsADirectory"):
        call_command("soc", once=True)
    with pytest.raises(Away, match="IsADirectory"):
        deliver(one, events())


def flat(value: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    for name, inner in value.items():
        if isinstance(inner, dict):
            yield from flat(inner, f"{before}{name}.")
        else:
            yield f"{before}{name}", inner


CATEGORIES = {"api", "authentication", "configuration", "database", "driver", "email", "file", "host", "iam",
              "intrusion_detection", "library", "malware", "network", "package", "process", "registry", "session",
              "threat", "vulnerability", "web"}  # fmt: skip
TYPES = {"access", "admin", "allowed", "change", "connection", "creation", "deletion", "denied", "device", "end", "error",
         "group", "indicator", "info", "installation", "protocol", "start", "user"}  # fmt: skip


def test_every_document_has_only_fields_of_ecs_with_their_types(real_database: str) -> None:
    """The fields, their types and the words that ECS 8.17 allows are those of docs/kiem-toan.md."""
    page = (Path(__file__).resolve().parents[4] / "docs/kiem-toan.md").read_text(encoding="utf-8")
    table = {
        cells[0].strip(" `"): cells[1].strip()
        for line in page.split("<!-- ecs -->")[1].split("<!-- /ecs -->")[0].splitlines()
        if line.startswith("| `") and (cells := line.strip("| ").split("|"))
    }
    kinds = {"date": str, "keyword": (str, list), "ip": str, "long": int, "match_only_text": str, "wildcard": str, "object": str}
    for name, kind in KINDS.items():
        assert kind.category in CATEGORIES, name
        assert kind.type in TYPES, name
        facts = {fact: 403 if fact == "status" else "x" for fact in kind.facts}
        tell(name, HOA, **facts)
        document = ecs.document(events()[-1])
        for field, value in flat(document):
            known = "labels.*" if field.startswith("labels.") else field
            assert known in table, field
            assert isinstance(value, kinds[table[known]]), field


@pytest.mark.parametrize("bad", ["tcp://soc.example.vn", "syslog+tls://", "https://user:pw@soc.example.vn", "soc"])
def test_an_address_that_is_none_stops_the_start(monkeypatch: pytest.MonkeyPatch, bad: str) -> None:
    monkeypatch.setenv("NHIPCAU_SOC", bad)
    with pytest.raises(ValueError, match="NHIPCAU_SOC"):
        soc()
