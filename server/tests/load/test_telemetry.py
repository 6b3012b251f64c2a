"""What the real server says about itself: figures of all its processes, lines of its log; nothing of any person."""

import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.http import HttpResponse
from django.test import RequestFactory

from nhipcau.gateway.telemetry.noting import Noting
from nhipcau.kernel import tracing
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.letters import Letter
from tests.databases import Databases, point_at
from tests.load.served import ask, served, told
from tests.phones import PULL, PUSH, Phone, phone_of, sealed, visit
from tests.world import World, letter, settle

NAME, NUMBER, IDENTITY, WORDS = "Quàng Thị Ngát Hương", "0912777333", "040199912345", "bệnh lao phổi từ nhỏ"
TOKEN = "mot-chuoi-dai-chi-may-theo-doi-biet"
TWO = "import os, nhipcau.cli.serve as s; one = s.door; s.door = lambda h, p, n: one(h, p, 2)\n"
SAID = "out = open({path!r}, 'ab', 0); os.dup2(out.fileno(), 1); os.dup2(out.fileno(), 2)\n"
LETTERS = 8
ROUNDS = 2000
LABEL = re.compile(r'(\w+)="([^"]*)"')
DOORS = re.compile(r"/[\w./<>:^$?()*|\[\]-]*")


@dataclass
class House:
    """The server's port, what it has said so far, and a phone's token."""

    port: int
    said: Path
    token: str

    def lines(self) -> list[dict[str, Any]]:
        """Return the lines of its log."""
        return [json.loads(line) for line in self.said.read_text().splitlines() if line.startswith("{")]

    def figures(self) -> dict[str, float]:
        """Return every figure with its labels, as Prometheus reads it."""
        text = told(ask(self.port, "GET", "/metrics", Authorization=f"Bearer {TOKEN}")).decode()
        read = (line.rpartition(" ") for line in text.splitlines() if not line.startswith("#"))
        return {name: float(value) for name, _, value in read}


def batch(*letters: Letter) -> str:
    return json.dumps({"sent_at": now().isoformat(), "letters": [sealed(one) for one in letters]})


def household(world: World) -> Letter:
    about: dict[str, Any] = {"head_name": NAME, "note": f"gọi {NUMBER}, {WORDS}", "languages": ["thai"]}
    return letter("people.register_household", id=new_id(), village_id=world.tung_huong, **about)


def speak(house: House, world: World) -> None:
    """Say what may be in no log: names, numbers, an illness; well formed and not, to doors and beside them."""
    bearer = {"Authorization": f"Bearer {house.token}"}
    homes = [household(world) for _ in range(LETTERS - 3)]
    stranger = letter("people.add_resident", id=new_id(), household_id=new_id(), full_name=NAME, given_name=IDENTITY)
    twice = Letter(new_id(), "people.register_household", {**homes[0].body, "note": IDENTITY}, now())  # its id is taken
    wrong = letter("people.register_household", head_name=[NAME], note=IDENTITY)
    assert ask(house.port, "POST", PUSH, batch(*homes, stranger, twice, wrong), **bearer).status == 200
    assert ask(house.port, "POST", PUSH, json.dumps({"sent_at": NAME}), **bearer).status == 422
    assert ask(house.port, "GET", f"{PULL}?cursor={NUMBER}x", **bearer).status == 422
    assert ask(house.port, "GET", f"/s/{IDENTITY}").status in {404, 422}
    assert ask(house.port, "GET", f"/khong-co/{NUMBER}").status == 404
    assert ask(house.port, "GET", f"/thu-tuc?q={NUMBER}").status == 200
    assert ask(house.port, "GET", "/", Host=f"{NUMBER}.example.vn").status == 400
    assert ask(house.port, "POST", "/dang-nhap", f"ten={NUMBER}&mat_khau={IDENTITY}").status in {200, 403}


@pytest.fixture(scope="module")
def house(
    django_db_setup: None, databases: Databases, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[House]:
    """Two worker processes that write their log for machines, after they were told what may stand in none."""
    name, said = f"{databases.own}_told", tmp_path_factory.mktemp("telemetry") / "said"
    with django_db_blocker.unblock():
        databases.clone(name)
        point_at(databases.server.socket, name)
        try:
            world = settle()
            token = phone_of(world, world.lan.id).token
            more = {"NHIPCAU_LOG_FORMAT": "json", "NHIPCAU_LOG": "INFO", "NHIPCAU_METRICS_TOKEN": TOKEN}
            first = f"{TWO}{SAID.format(path=str(said))}"
            with served(databases.server.socket, name, first, **more) as (port, _):
                found = House(port, said, token)
                speak(found, world)
                yield found
        finally:
            connections.close_all()
            databases.drop(name)
            point_at(databases.server.socket, databases.own)


def test_each_answer_is_a_line_with_its_door_its_status_and_how_long_it_took(house: House) -> None:
    pushes = [one for one in house.lines() if one.get("door") == "/api/v1/sync/push"]
    assert [one["status"] for one in pushes] == [200, 422]
    for line in pushes:
        assert line["ms"] > 0
        assert re.fullmatch(r"[0-9a-f]{16}", line["request"])
        assert (line["level"], line["lane"], line["method"]) == ("info", "push", "POST")


def test_no_line_of_the_log_holds_a_name_a_number_or_what_was_typed(house: House) -> None:
    said = house.said.read_text()
    assert len(house.lines()) > LETTERS
    for secret in (NAME, NUMBER, IDENTITY, WORDS, house.token, TOKEN, *NAME.split()):
        assert secret not in said
        assert secret not in said.encode().decode("unicode_escape", "ignore")


def test_every_worker_answers_with_the_figures_of_all(house: House) -> None:
    push = 'nhipcau_requests_total{door="/api/v1/sync/push",method="POST",status="200"}'
    for _ in range(6):  # whichever of the two answers
        figures = house.figures()
        assert figures[push] == 1
        assert figures['nhipcau_letters_total{verdict="done"}'] == LETTERS - 3
        assert figures['nhipcau_letters_total{verdict="refused"}'] == 3
        assert figures["nhipcau_sync_lag_seconds_count"] == LETTERS
        assert figures["nhipcau_database_up"] == 1
        assert figures['nhipcau_gate_inside{lane="push"}'] == 0
        assert figures['nhipcau_disk_free_bytes{folder="data"}'] > 0
    assert sum(name.startswith("nhipcau_worker_resident_bytes{") for name in figures) >= 1


def test_no_label_is_anything_but_a_word_of_ours(house: House) -> None:
    for name in house.figures():
        for label, value in LABEL.findall(name):
            assert value not in {NAME, NUMBER, IDENTITY}
            if label == "door":
                assert DOORS.fullmatch(value.replace("\\\\", "")), name
            else:
                assert re.fullmatch(r"[\w.+ -]{0,30}", value), name


def test_figures_are_for_whoever_knows_the_token(house: House) -> None:
    assert ask(house.port, "GET", "/metrics").status == 404
    assert ask(house.port, "GET", "/metrics", Authorization=f"Bearer {TOKEN}x").status == 404
    assert ask(house.port, "POST", "/metrics", "{}", Authorization=f"Bearer {TOKEN}").status in {403, 405}


def test_a_refused_answer_names_its_request_and_its_line_is_found_by_it(house: House) -> None:
    answer = ask(house.port, "GET", "/khong-co/gi-ca")
    number = answer.headers["Request-Id"]
    deadline = time.monotonic() + 10
    while not (lines := [one for one in house.lines() if one.get("request") == number]):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert [one["door"] for one in lines] == ["/?"]


@pytest.mark.django_db
def test_a_trace_holds_how_long_what_took_and_nothing_that_was_said() -> None:
    export = pytest.importorskip("opentelemetry.sdk.trace.export.in_memory_span_exporter")
    world, kept = settle(), export.InMemorySpanExporter()
    phone: Phone = phone_of(world, world.lan.id)
    tracing.begin(kept)
    try:
        phone.told(household(world), visit(world), letter("people.register_household", head_name=[NAME]))
    finally:
        tracing.end()
    spans = {one.name: one for one in kept.get_finished_spans()}
    assert set(spans) == {"request", "bus", "verb"}
    for span in kept.get_finished_spans():
        assert set(span.attributes) <= tracing.ALLOWED
        assert not span.events
        assert span.status.description is None
    assert spans["request"].attributes["http.route"] == "/api/v1/sync/push"
    assert spans["request"].attributes["nhipcau.statements"] >= spans["verb"].attributes["nhipcau.statements"] > 0
    assert spans["verb"].parent
    assert not [word for word in (NAME, NUMBER, IDENTITY, WORDS) if word in str([dict(one.attributes) for one in spans.values()])]


def test_a_trace_takes_no_attribute_that_is_not_on_the_list() -> None:
    with tracing.span("request", {}) as span, pytest.raises(ValueError, match="head_name"):
        span.note({"head_name": NAME})


def test_what_it_costs_is_little_beside_any_answer(rf: RequestFactory) -> None:
    """Processor time of a request that is noted, less that of the same unnoted, alternately."""
    plain = HttpResponse()
    noted, spent = Noting(lambda _: plain), [0.0, 0.0]
    for turn in range(2 * ROUNDS):
        call = noted if turn % 2 else lambda _: plain
        request = rf.get("/thu-tuc")
        started = time.process_time()
        call(request)
        spent[turn % 2] += time.process_time() - started
    cost = (spent[1] - spent[0]) / ROUNDS * 1e6
    print(f"\n{cost:.0f} µs of the processor for each request")
    assert cost < 1000
