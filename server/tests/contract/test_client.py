"""The Python client that the API's description makes, asking a running house over HTTP as a program of others does."""

import importlib
import sys
from collections.abc import Callable, Iterator
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.utils import timezone

from nhipcau.cli import client as maker
from nhipcau.gateway.systems.tests.programs import Program, let_in
from tests.world import neighbour, settle

Door = Callable[[str], Any]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    """The client, made and put on the path; yields a way to a part of it."""
    folder = tmp_path_factory.mktemp("client") / "made"
    assert maker.client([str(folder)]) == 0
    sys.path.insert(0, str(folder))
    yield lambda name: importlib.import_module(f"nhipcau_client{name}")
    sys.path.remove(str(folder))
    for name in [name for name in sys.modules if name.startswith("nhipcau_client")]:
        del sys.modules[name]


@pytest.fixture
def program(live_house: str) -> Program:
    neighbour(settle())  # two communes have a page each
    assert live_house
    return let_in()


@pytest.fixture
def connected(made: Door, live_house: str, program: Program) -> Callable[..., Any]:
    """A way to connect by a token that the house gave for the program's secret."""
    asked = httpx.post(f"{live_house}/oauth/token", data={"grant_type": "client_credentials"}, auth=(str(program.id), program.secret))
    token = asked.raise_for_status().json()["access_token"]
    return lambda **headers: made("").AuthenticatedClient(base_url=live_house, token=token, headers=headers)


def test_figures_are_read_page_after_page_and_not_again_when_nothing_changed(made: Door, connected: Callable[..., Any]) -> None:
    read, below = made(".api.systems.read_figures"), made(".models").ReadFiguresBelow.COMMUNE
    asked = {"code": ["support.assists", "share.alone"], "period": f"{timezone.now():%Y-%m}", "place": "40", "below": below}
    found, cursor, pages = [], "", 0
    while cursor is not None:
        page = read.sync(client=connected(), cursor=cursor, limit=1, **asked)
        found += [(one.place, one.code) for one in page.items]
        cursor, pages = page.next_, pages + 1
    assert pages > 1
    first = read.sync_detailed(client=connected(), **asked)
    assert found == [(one.place, one.code) for one in first.parsed.items]
    assert len(found) == len(set(found))
    assert read.sync_detailed(client=connected(**{"If-None-Match": first.headers["etag"]}), **asked).status_code == 304


def test_what_is_sent_twice_under_one_key_is_done_once(made: Door, connected: Callable[..., Any], settings: Any) -> None:
    settings.WEBHOOK_NETWORKS = (ip_network("127.0.0.0/8"),)
    put, wanted = made(".api.systems.set_webhook"), made(".models").NewWebhook(kinds=["dossier.state_changed"], url="http://127.0.0.1:9/nghe")
    once, twice = (put.sync_detailed(client=connected(**{"Idempotency-Key": "mot-lan-thoi-1"}), body=wanted) for _ in range(2))
    assert (once.status_code, once.parsed.id, once.parsed.secret) == (201, twice.parsed.id, twice.parsed.secret)
    assert twice.headers["idempotency-replayed"] == "true"
    listed = made(".api.systems.list_webhooks").sync(client=connected())
    assert [one.id for one in listed.items] == [once.parsed.id]


def test_what_is_refused_comes_as_a_numbered_problem(made: Door, connected: Callable[..., Any], live_house: str) -> None:
    read = made(".api.systems.read_figures")
    outside = read.sync(client=connected(), code=["support.assists"], period="2026-11", place="01")
    assert (type(outside).__name__, outside.status) == ("Problem", 403), outside
    stranger = made("").AuthenticatedClient(base_url=live_house, token="nct_none")
    assert read.sync(client=stranger, code=["support.assists"], period="2026-11").number == "401.520"


def test_the_client_has_no_door_of_a_phone(made: Door) -> None:
    folder = Path(made(".api").__file__).parent
    assert sorted(part.name for part in folder.iterdir() if part.is_dir() and not part.name.startswith("_")) == sorted(maker.FOR_OTHERS)
